package dev.diatom.kernel.notebook;

import dev.diatom.ifcb.Bin;
import dev.diatom.image.ByteSize;
import dev.diatom.image.DiskImage;
import dev.diatom.image.Fault;
import dev.diatom.kernel.shell.CurrentSession;
import dev.diatom.kernel.shell.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Closes what a user names, and says so. */
final class Release {
    private Release() {}

    static void of(@Nullable Object... values) {
        var variables = CurrentSession.variables();
        var closeable = new ArrayList<AutoCloseable>();
        for (var value : values) {
            var found = closeable(value);
            if (found.isEmpty()) {
                throw new IllegalArgumentException(name(value, variables) + " holds nothing that can be released.");
            }
            closeable.addAll(found);
        }
        for (var owner : closeable) {
            if (isReleased(owner)) {
                System.out.println(name(owner, variables) + ": released already");
            } else {
                close(owner, variables);
            }
        }
    }

    /** What can be closed: the value itself, or what is in it. */
    private static List<AutoCloseable> closeable(@Nullable Object value) {
        if (value instanceof AutoCloseable owner) {
            return List.of(owner);
        }
        var inside = value instanceof Map<?, ?> map
                ? map.values()
                : value instanceof Iterable<?> elements
                        ? elements
                        : value instanceof Object[] array ? List.of(array) : List.of();
        var found = new ArrayList<AutoCloseable>();
        for (var element : inside) {
            if (element instanceof AutoCloseable owner) {
                found.add(owner);
            }
        }
        return found;
    }

    /** Of other things than ours nobody knows. */
    private static boolean isReleased(AutoCloseable owner) {
        return (owner instanceof DiskImage image && image.isClosed()) || (owner instanceof Bin bin && !bin.isOpen());
    }

    private static void close(AutoCloseable owner, Variables variables) {
        var name = name(owner, variables);
        boolean isScratch = owner instanceof DiskImage image && image.findPath().isEmpty();
        var size = isScratch ? ", " + ByteSize.text(((DiskImage) owner).bytes()) : "";
        try {
            owner.close();
        } catch (Exception e) {
            throw new IllegalStateException(name + " could not be released: " + e.getMessage(), e);
        }
        System.out.println("released " + name + size);
    }

    private static String name(@Nullable Object value, Variables variables) {
        var names = variables.namesOf(value == null ? Release.class : value).stream()
                .filter(name -> !name.startsWith("$"))
                .toList();
        return names.isEmpty() ? Fault.quote(String.valueOf(value)) : String.join(", ", names);
    }
}
