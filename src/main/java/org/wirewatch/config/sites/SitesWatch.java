package org.wirewatch.config.sites;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.SiteRule;

/**
 * Notices that a rule was saved, added or taken away. As with the config itself, a change counts when the folder looks
 * the same at two questions in a row, and a file that was good and now has an error keeps its old rule. Thread-safe.
 */
public final class SitesWatch {
    private final Map<String, SiteRule> lastGood = new HashMap<>();
    private @Nullable Path folder;
    private Map<String, Look> told = Map.of();
    private @Nullable Map<String, Look> candidate;

    private record Look(FileTime modified, long size) {}

    /** Reads the folder as it is now; later changes are counted from here. */
    public synchronized List<SiteFile> load(Path folderOfRules) {
        folder = folderOfRules;
        told = look(folderOfRules);
        candidate = null;
        return read(folderOfRules);
    }

    /** What the folder holds, if that has changed since it was last told of; empty if not, or while it is written. */
    public synchronized Optional<List<SiteFile>> changed() {
        Path known = folder;
        if (known == null) {
            return Optional.empty();
        }
        Map<String, Look> now = look(known);
        if (now.equals(told)) {
            candidate = null;
            return Optional.empty();
        }
        if (!now.equals(candidate)) {
            candidate = now;
            return Optional.empty();
        }
        told = now;
        candidate = null;
        return Optional.of(read(known));
    }

    private List<SiteFile> read(Path from) {
        List<SiteFile> files = new ArrayList<>();
        for (SiteFile file : SiteFolder.read(from)) {
            SiteRule rule = file.rule() == null ? lastGood.get(file.name()) : file.rule();
            files.add(new SiteFile(file.name(), rule, file.problems()));
        }
        lastGood.clear();
        for (SiteFile file : files) {
            SiteRule rule = file.rule();
            if (rule != null) {
                lastGood.put(file.name(), rule);
            }
        }
        return files;
    }

    private static Map<String, Look> look(Path from) {
        Map<String, Look> looks = new TreeMap<>();
        for (Path file : SiteFolder.files(from)) {
            try {
                looks.put(file.getFileName().toString(), new Look(Files.getLastModifiedTime(file), Files.size(file)));
            } catch (IOException goneMeanwhile) {
                // the next look tells
            }
        }
        return looks;
    }
}
