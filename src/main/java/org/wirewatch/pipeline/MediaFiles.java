package org.wirewatch.pipeline;

import java.net.URI;
import java.util.regex.Pattern;

/** Links of podcasts, comics and public offices often lead to a file. It is no page, and may be a gigabyte long. */
final class MediaFiles {
    private static final Pattern NAME = Pattern.compile(
            "\\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|flac|wav|mp4|m4v|mov|webm|avi|mkv|pdf|epub|zip|gz|jpe?g|png|gif|webp|avif|heic"
                    + "|docx?|xlsx?|pptx?|torrent|exe|dmg|iso)$",
            Pattern.CASE_INSENSITIVE);

    private MediaFiles() {}

    /** Whether the path ends as such files' names do; a server may still send a page, but seldom does. */
    static boolean isNamedLikeOne(URI url) {
        String path = url.getPath();
        return path != null && NAME.matcher(path).find();
    }
}
