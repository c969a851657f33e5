package dev.diatom.kernel.shell;

import java.util.List;

/** What every cell can name without an import. */
public final class Imports {
    private static final List<String> NAMES = List.of(
            "java.io.*",
            "java.math.*",
            "java.nio.file.*",
            "java.time.*",
            "java.util.*",
            "java.util.function.*",
            "java.util.stream.*",
            "dev.diatom.image.*",
            "static dev.diatom.image.PixelType.*",
            "static dev.diatom.kernel.shell.Notebook.*",
            "tech.tablesaw.api.*");

    private Imports() {}

    /** The names, as they stand in an import. */
    public static List<String> names() {
        return NAMES;
    }
}
