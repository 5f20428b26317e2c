package org.wirewatch.config.sites;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.SiteRule;
import org.wirewatch.article.SiteRules;
import org.wirewatch.config.Problem;

/** Reads the folder of rules for single sites. Stateless. */
public final class SiteFolder {
    private static final Pattern NAME =
            Pattern.compile("(\\.?)((?:[a-z0-9_-]+\\.)*[a-z0-9_-]+)\\.(ya?ml|txt)", Pattern.CASE_INSENSITIVE);
    private static final long BIGGEST = 1024 * 1024;

    private SiteFolder() {}

    /** Reads all files; none where there is no such folder. Our own format comes first, so that it counts. */
    public static List<SiteFile> read(Path folder) {
        Set<String> warned = new HashSet<>();
        List<SiteFile> files = new ArrayList<>();
        for (Path file : files(folder)) {
            SiteFile read = read(file, warned);
            if (read != null) {
                files.add(read);
            }
        }
        return files;
    }

    /** The rules of those files that can be used. */
    public static SiteRules rules(List<SiteFile> files) {
        return new SiteRules(
                files.stream().map(SiteFile::rule).filter(Objects::nonNull).toList());
    }

    /** All problems, file by file. */
    public static List<Problem> problems(List<SiteFile> files) {
        return files.stream().flatMap(file -> file.problems().stream()).toList();
    }

    /** Files that may hold a rule, ours first, else by name. */
    static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> {
                        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                        return (isYaml(name) || name.endsWith(".txt")) && Files.isRegularFile(file);
                    })
                    .sorted((one, other) -> isYaml(one.toString()) == isYaml(other.toString())
                            ? one.compareTo(other)
                            : isYaml(one.toString()) ? -1 : 1)
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static boolean isYaml(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml");
    }

    /** Null for a text file that is named after no host, such as a licence. */
    private static @Nullable SiteFile read(Path file, Set<String> warned) {
        String name = file.getFileName().toString();
        Matcher parts = NAME.matcher(name);
        boolean named = parts.matches() && (parts.group(2).contains(".") || isYaml(name));
        if (!named) {
            String wrong = "the file is to be called after the site's host, as example.org.yaml";
            return isYaml(name) ? broken(file, wrong) : null;
        }
        SiteRule.Subdomains subdomains = parts.group(1).isEmpty() ? SiteRule.Subdomains.TOO : SiteRule.Subdomains.ONLY;
        String host = parts.group(2).toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        try {
            if (Files.size(file) > BIGGEST) {
                return broken(file, "this is over 1 MB, which no rule is");
            }
            byte[] bytes = Files.readAllBytes(file);
            return isYaml(name)
                    ? YamlRule.read(file, bytes, host, subdomains)
                    : CollectionRule.read(file, bytes, host, subdomains, warned);
        } catch (IOException failure) {
            return broken(file, "it cannot be read: " + failure);
        }
    }

    private static SiteFile broken(Path file, String message) {
        return new SiteFile(
                file.getFileName().toString(), null, List.of(new Problem(file.toString(), 1, 1, message, false, null)));
    }
}
