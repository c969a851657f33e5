package dev.diatom.kernel.shell;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every cell can name without an import. */
public final class Imports {
    private static final List<String> NAMES = List.of(
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.nio.file.*",
            "java.time.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "java.util.regex.*",
            "java.util.stream.*",
            "dev.diatom.ifcb.*",
            "dev.diatom.image.*",
            "dev.diatom.image.op.*",
            "dev.diatom.plot.*",
            "dev.diatom.samples.*",
            "static dev.diatom.image.Axis.*",
            "static dev.diatom.image.Colors.*",
            "static dev.diatom.image.PixelType.*",
            "static dev.diatom.image.op.Filters.*",
            "static dev.diatom.image.op.Labels.*",
            "static dev.diatom.image.op.Length.*",
            "static dev.diatom.image.op.Morphology.*",
            "static dev.diatom.image.op.Projection.*",
            "static dev.diatom.image.op.StructuringElement.*",
            "static dev.diatom.image.op.ThresholdMethod.*",
            "static dev.diatom.image.op.Thresholds.*",
            // Of classes that also have names which everybody uses: add, log, min, crop. A mean along an axis is wanted
            // more
            // often than a mean as a threshold.
            "static dev.diatom.image.op.Arithmetic.clamp",
            "static dev.diatom.image.op.Arithmetic.masked",
            "static dev.diatom.image.op.Arithmetic.pixelwise",
            "static dev.diatom.image.op.Arithmetic.rowwise",
            "static dev.diatom.image.op.Geometry.project",
            "static dev.diatom.image.op.Geometry.rescale",
            "static dev.diatom.image.op.Geometry.resize",
            "static dev.diatom.image.op.Geometry.rotate90",
            "static dev.diatom.image.op.Geometry.swapAxes",
            "static dev.diatom.image.op.Intensity.convert",
            "static dev.diatom.image.op.Intensity.convertRescaled",
            "static dev.diatom.image.op.Intensity.equalise",
            "static dev.diatom.image.op.Intensity.normalise",
            "static dev.diatom.image.op.Projection.MEAN",
            "static dev.diatom.kernel.notebook.Notebook.*",
            "tech.tablesaw.api.*");

    private static final List<String> PACKAGES =
            NAMES.stream().map(Imports::packageOf).distinct().toList();

    private static final Pattern PREFIXES = Pattern.compile(Stream.concat(Stream.of("java.lang"), PACKAGES.stream())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "\\b(?:", ")\\.(?=\\p{Lu})")));

    private Imports() {}

    /** The names, as they stand in an import. */
    public static List<String> names() {
        return NAMES;
    }

    /** The packages of the classes that are imported, and of those whose members are. */
    static List<String> packages() {
        return PACKAGES;
    }

    /** Without the members of a class, and without the class whose members they are. */
    private static String packageOf(String name) {
        var without = name.substring(0, name.lastIndexOf('.'));
        return without.startsWith("static ")
                ? without.substring("static ".length(), without.lastIndexOf('.'))
                : without;
    }

    /** A type as a user would write it: without the packages that every cell imports. */
    static String simple(String type) {
        return PREFIXES.matcher(type).replaceAll("");
    }

    /**
     * All of them as one snippet, since each that the shell is given costs a compilation: seventeen take a second more.
     * The shell knows a snippet of imports by the first of them, and a user who writes that one would take the others
     * away; nobody writes this one.
     */
    static String source() {
        return "import java.lang.Object; "
                + NAMES.stream().map(name -> "import " + name + ";").collect(Collectors.joining(" "));
    }
}
