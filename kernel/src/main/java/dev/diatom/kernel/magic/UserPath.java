package dev.diatom.kernel.magic;

import java.nio.file.Path;

/** Paths as users write them in a line: {@code ~} is the home folder. */
final class UserPath {
    private UserPath() {}

    static Path of(String text) {
        boolean atHome = text.equals("~") || text.startsWith("~/") || text.startsWith("~\\");
        return Path.of(atHome ? System.getProperty("user.home") + text.substring(1) : text);
    }
}
