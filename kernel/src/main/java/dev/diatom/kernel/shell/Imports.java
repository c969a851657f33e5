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
            "dev.diatom.ifcb.*",
            "dev.diatom.image.*",
            "dev.diatom.image.op.*",
            "dev.diatom.plot.*",
            "dev.diatom.samples.*",
            "static dev.diatom.image.Colors.*",
            "static dev.diatom.image.PixelType.*",
            "static dev.diatom.image.op.Thresholds.*",
            "static dev.diatom.kernel.notebook.Notebook.*",
            "tech.tablesaw.api.*");

    private Imports() {}

    /** The names, as they stand in an import. */
    public static List<String> names() {
        return NAMES;
    }
}
