package dev.diatom.kernel.magic;

import dev.diatom.kernel.shell.CurrentSession;
import java.nio.file.Path;

/** Paths as users write them in a line: {@code ~} is the home folder, and {@code {name}} what a variable holds. */
final class UserPath {
    private UserPath() {}

    static Path of(Magic magic, String text) {
        if (text.matches("\\{\\w+}")) {
            return Path.of(variable(magic, text.substring(1, text.length() - 1)));
        }
        if (text.equals("~") || text.startsWith("~/") || text.startsWith("~\\")) {
            return Path.of(System.getProperty("user.home") + text.substring(1));
        }
        return Path.of(text);
    }

    private static String variable(Magic magic, String name) {
        return CurrentSession.variables()
                .find(name)
                .map(variable -> String.valueOf(variable.value()))
                .orElseThrow(() -> magic.misuse("expected a variable that holds a path, found no variable " + name));
    }
}
