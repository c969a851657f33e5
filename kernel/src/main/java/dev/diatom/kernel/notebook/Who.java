package dev.diatom.kernel.notebook;

import dev.diatom.ifcb.Bin;
import dev.diatom.image.ByteSize;
import dev.diatom.image.DiskImage;
import dev.diatom.image.Image;
import dev.diatom.kernel.render.WhoReport;
import dev.diatom.kernel.shell.Variable;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** Says of variables what they are. */
final class Who {
    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])");

    private Who() {}

    static WhoReport report(List<Variable> variables) {
        return new WhoReport(variables.stream()
                .filter(variable -> !variable.isUnnamed())
                .map(variable -> row(variable))
                .toList());
    }

    private static WhoReport.Row row(Variable variable) {
        var type = PACKAGES.matcher(variable.type()).replaceAll("");
        return new WhoReport.Row(variable.name(), type, safely(variable.value()));
    }

    /** A collection of the user's own may throw. */
    private static String safely(@Nullable Object value) {
        try {
            return size(value);
        } catch (RuntimeException e) {
            return "";
        }
    }

    private static String size(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Image image) {
            var closed = image instanceof DiskImage disk && disk.isClosed() ? ", closed" : "";
            return ByteSize.text(image.bytes()) + ", " + image.extent() + closed;
        }
        if (value instanceof Bin bin) {
            return counted(bin.targets().size(), "target");
        }
        if (value instanceof CharSequence text) {
            return counted(text.length(), "character");
        }
        if (value instanceof Collection<?> elements) {
            return counted(elements.size(), "element");
        }
        if (value instanceof Map<?, ?> map) {
            return counted(map.size(), map.size() == 1 ? "entry" : "entrie");
        }
        if (value.getClass().isArray()) {
            return counted(Array.getLength(value), "element");
        }
        return isTable(value) ? counted(((Table) value).rowCount(), "row") : "";
    }

    /** By name first, so that no class of tables is loaded for a notebook that has none. */
    private static boolean isTable(Object value) {
        return value.getClass().getName().startsWith("tech.tablesaw.") && value instanceof Table;
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
