package dev.diatom.kernel.lifetime;

import dev.diatom.ifcb.Bin;
import dev.diatom.image.ByteSize;
import dev.diatom.image.DiskImage;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * A live owner of a file and what is said of it when it has gone. Keeps the owner not alive.
 *
 * @param owner who holds the file
 * @param name the variable that held it last; empty where none did
 * @param file the name of the user's file that it has open; empty for one of the scratch space
 * @param scratchBytes the bytes of its file in the scratch space
 */
record Holding(WeakReference<Object> owner, String name, String file, long scratchBytes) {
    private static final int MOST_NAMES = 4;

    static Holding of(Object owner, String name) {
        var reference = new WeakReference<>(owner);
        if (owner instanceof DiskImage image) {
            return image.findPath()
                    .map(path -> new Holding(reference, name, String.valueOf(path.getFileName()), 0))
                    .orElseGet(() -> new Holding(reference, name, "", image.bytes()));
        }
        return new Holding(reference, name, owner instanceof Bin bin ? bin.id().toString() : "a file", 0);
    }

    /** Whether nobody holds the owner any more. */
    boolean isGone() {
        return owner.refersTo(null);
    }

    /** One line that says what was released: {@code img, 4.2 GB}. */
    static String line(List<Holding> gone) {
        var parts = new ArrayList<String>();
        var scratch = gone.stream().filter(holding -> holding.file().isEmpty()).toList();
        if (!scratch.isEmpty()) {
            long bytes = scratch.stream().mapToLong(Holding::scratchBytes).sum();
            parts.add(names(scratch, "unnamed image") + ", " + ByteSize.text(bytes));
        }
        var files = gone.stream().filter(holding -> !holding.file().isEmpty()).toList();
        if (!files.isEmpty()) {
            parts.add(names(files, "unnamed file"));
        }
        return "released " + String.join("; ", parts);
    }

    private static String names(List<Holding> gone, String unnamed) {
        var words = new ArrayList<String>();
        int others = 0;
        for (var holding : gone) {
            if (holding.name().isEmpty() || words.size() == MOST_NAMES) {
                others++;
            } else {
                words.add(holding.name() + (holding.file().isEmpty() ? "" : " (" + holding.file() + ")"));
            }
        }
        if (others > 0) {
            words.add(others + (words.isEmpty() ? " " + unnamed + (others == 1 ? "" : "s") : " more"));
        }
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
