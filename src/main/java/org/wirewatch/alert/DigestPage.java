package org.wirewatch.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A digest as both of its parts show it.
 *
 * @param title {@code Morning digest}
 * @param summary {@code 7 stories in 3 watches}
 * @param perWatch {@code harbour 4}, {@code quay 3}
 * @param period with the zone's name
 * @param sections in order
 * @param leftOut one sentence; null if all is shown
 * @param leftOutUrl where all can be seen; null if nowhere
 * @param coverage what could not be seen, a sentence each
 */
public record DigestPage(
        String title,
        String summary,
        List<String> perWatch,
        String period,
        List<Section> sections,
        @Nullable String leftOut,
        @Nullable String leftOutUrl,
        List<String> coverage) {

    /**
     * One watch.
     *
     * @param watch its name
     * @param query as the person wrote it; empty if no story is shown here
     * @param stories shown here; may be empty
     * @param count how many stories: {@code 12}, or {@code 12 of 40} where not all are shown
     * @param notes e.g. {@code 2 more of this watch are shown above.}
     * @param muteUrl where the reader mutes it; null where there are no pages
     */
    public record Section(
            String watch,
            String query,
            List<Clipping> stories,
            String count,
            List<String> notes,
            @Nullable String muteUrl) {}

    static DigestPage of(DigestFacts facts, DigestLayout layout, Frame frame) {
        List<Section> sections = layout.sections().stream()
                .map(section -> section(section, facts.reader(), frame))
                .toList();
        return new DigestPage(
                title(facts),
                counted(layout.shown() + layout.leftOut(), "story", "stories") + " in "
                        + counted(layout.sections().size(), "watch", "watches"),
                layout.sections().stream()
                        .map(section -> CleanText.line(section.watch()) + " "
                                + (section.stories().size() + section.leftOut()))
                        .toList(),
                LocalTimes.period(facts.from(), facts.until(), facts.reader().zone()),
                sections,
                layout.leftOut() == 0
                        ? null
                        : "+ " + layout.leftOut() + " more " + (layout.leftOut() == 1 ? "story" : "stories")
                                + " matched and found no room in this mail.",
                leftOutUrl(facts, frame),
                facts.coverage().stream().map(CleanText::line).toList());
    }

    List<Clipping> stories() {
        return sections.stream().flatMap(section -> section.stories().stream()).toList();
    }

    private static Section section(DigestLayout.Section section, Reader reader, Frame frame) {
        List<String> notes = new java.util.ArrayList<>();
        if (section.shownAbove() > 0) {
            notes.add(counted(section.shownAbove(), "story", "stories") + " of this watch "
                    + (section.shownAbove() == 1 ? "is" : "are") + " shown above.");
        }
        List<Clipping> stories = section.stories().stream()
                .map(story -> Clipping.of(story, reader))
                .toList();
        String query = stories.isEmpty() ? "" : stories.getFirst().query();
        String count = section.leftOut() == 0
                ? String.valueOf(stories.size())
                : stories.size() + " of " + (stories.size() + section.leftOut());
        return new Section(
                CleanText.line(section.watch()),
                query,
                stories,
                count,
                List.copyOf(notes),
                frame.link(WishLinks.Purpose.MUTE, reader, Scope.watch(section.watch())));
    }

    private static @Nullable String leftOutUrl(DigestFacts facts, Frame frame) {
        String stories = Scope.stories(facts.channel(), facts.from(), facts.until());
        return frame.link(WishLinks.Purpose.READ, facts.reader(), stories);
    }

    /** {@code morning} becomes {@code Morning digest}; a name that says digest itself stays. */
    private static String title(DigestFacts facts) {
        if (facts.sort() == DigestFacts.Sort.HELD_BACK) {
            return "What was held back for you";
        }
        String clean = CleanText.line(facts.name());
        int first = clean.offsetByCodePoints(0, Math.min(1, clean.length()));
        String capital = clean.substring(0, first).toUpperCase(java.util.Locale.ROOT) + clean.substring(first);
        return capital.toLowerCase(java.util.Locale.ROOT).contains("digest") ? capital : capital + " digest";
    }

    private static String counted(int n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
