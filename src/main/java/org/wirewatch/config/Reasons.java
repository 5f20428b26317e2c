package org.wirewatch.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Why a file could not be read, in words; the JDK's own messages are often only the file's name. */
final class Reasons {
    private Reasons() {}

    static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "no permission";
            case CharacterCodingException _ -> "it is not UTF-8 text";
            case FileSystemException file when file.getReason() != null -> file.getReason();
            default -> e.toString();
        };
    }
}
