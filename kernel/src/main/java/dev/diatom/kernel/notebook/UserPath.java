package dev.diatom.kernel.notebook;

import java.nio.file.Path;

/** Paths as users write them: {@code ~} is the home folder. */
public final class UserPath {
    private UserPath() {}

    /** The path that a text stands for. */
    public static Path of(String text) {
        boolean atHome = text.equals("~") || text.startsWith("~/") || text.startsWith("~\\");
        return Path.of(atHome ? System.getProperty("user.home") + text.substring(1) : text);
    }
}
