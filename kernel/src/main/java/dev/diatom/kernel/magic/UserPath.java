package dev.diatom.kernel.magic;

import java.nio.file.Path;

/** Paths as users write them in a line: {@code ~} is the home folder. */
final class UserPath {
    private UserPath() {}

    static Path of(String text) {
        if (text.equals("~") || text.startsWith("~/") || text.startsWith("~\\")) {
            return Path.of(System.getProperty("user.home") + text.substring(1));
        }
        return Path.of(text);
    }
}
