package org.wirewatch.alert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which story stands where in a digest: each once, under the first of its watches, and not more than there is room for.
 * Pure and stable: the same facts give the same order.
 *
 * @param sections in order; a section may have no story of its own left
 * @param leftOut all stories that matched but are not shown
 */
record DigestLayout(List<Section> sections, int leftOut) {

    /**
     * One watch.
     *
     * @param watch its name
     * @param stories those shown here
     * @param shownAbove how many of this watch's stories stand under an earlier one
     * @param leftOut how many of this watch's stories found no room
     */
    record Section(String watch, List<StoryBlock> stories, int shownAbove, int leftOut) {}

    /** Lays out at most so many stories; where they do not all fit, each watch gets its first, then its second, ... */
    static DigestLayout of(DigestFacts facts, int mostStories) {
        Map<Long, Set<StoryBlock.Reason>> reasons = new LinkedHashMap<>();
        for (DigestFacts.Section section : facts.sections()) {
            for (StoryBlock story : section.stories()) {
                reasons.computeIfAbsent(story.storyId(), _ -> new LinkedHashSet<>())
                        .addAll(story.reasons());
            }
        }
        List<Section> once = once(facts, reasons);
        int[] quota = quotas(once, mostStories);
        List<Section> sections = new ArrayList<>();
        int leftOut = facts.leftOut();
        for (int i = 0; i < once.size(); i++) {
            Section section = once.get(i);
            int rest = section.stories().size() - quota[i] + section.leftOut();
            sections.add(
                    new Section(section.watch(), section.stories().subList(0, quota[i]), section.shownAbove(), rest));
            leftOut += rest;
        }
        return new DigestLayout(List.copyOf(sections), leftOut);
    }

    int shown() {
        return sections.stream().mapToInt(section -> section.stories().size()).sum();
    }

    List<StoryBlock> stories() {
        return sections.stream().flatMap(section -> section.stories().stream()).toList();
    }

    private static List<Section> once(DigestFacts facts, Map<Long, Set<StoryBlock.Reason>> reasons) {
        Set<Long> seen = new HashSet<>();
        List<Section> sections = new ArrayList<>();
        for (DigestFacts.Section section : facts.sections()) {
            List<StoryBlock> own = section.stories().stream()
                    .filter(story -> seen.add(story.storyId()))
                    .map(story -> withReasons(story, section.watch(), reasons.getOrDefault(story.storyId(), Set.of())))
                    .toList();
            if (!section.stories().isEmpty()) {
                sections.add(new Section(section.watch(), own, section.stories().size() - own.size(), section.more()));
            }
        }
        return sections;
    }

    /** The story with all its watches' reasons, the one it is filed under first. */
    private static StoryBlock withReasons(StoryBlock story, String watch, Set<StoryBlock.Reason> all) {
        Map<String, StoryBlock.Reason> byWatch = new LinkedHashMap<>();
        all.stream().filter(reason -> reason.watch().equals(watch)).forEach(reason -> byWatch.put(watch, reason));
        all.forEach(reason -> byWatch.putIfAbsent(reason.watch(), reason));
        return new StoryBlock(
                story.storyId(),
                story.headline(),
                story.url(),
                story.source(),
                story.published(),
                story.firstSeen(),
                story.byline(),
                story.language(),
                List.copyOf(byWatch.values()),
                story.copies(),
                story.teaserOnly());
    }

    private static int[] quotas(List<Section> sections, int mostStories) {
        int[] quota = new int[sections.size()];
        int room = mostStories;
        boolean given = true;
        while (room > 0 && given) {
            given = false;
            for (int i = 0; i < quota.length && room > 0; i++) {
                if (quota[i] < sections.get(i).stories().size()) {
                    quota[i]++;
                    room--;
                    given = true;
                }
            }
        }
        return quota;
    }
}
