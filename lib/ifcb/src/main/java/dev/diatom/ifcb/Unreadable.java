package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The folders of one walk that could not be read: told to a listener as they are met, or else by one exception at the end. */
final class Unreadable {
    private static final int MOST_NAMED = 5;

    private final Path root;
    private final @Nullable Consumer<? super Finding> listener;
    private final Map<Path, IOException> untold = new LinkedHashMap<>();
    private @Nullable Path last;

    Unreadable(Path root, @Nullable Consumer<? super Finding> listener) {
        this.root = root;
        this.listener = listener;
    }

    void add(Path folder, IOException cause) {
        if (folder.equals(last)) {
            return;
        }
        last = folder;
        if (listener == null) {
            untold.putIfAbsent(folder, cause);
        } else {
            listener.accept(Finding.of(Severity.ERROR, folder.toString(), "the folder cannot be read"));
        }
    }

    /** Throws what nobody has heard of, once. */
    void say() {
        if (untold.isEmpty()) {
            return;
        }
        var folders = Map.copyOf(untold);
        var names =
                untold.keySet().stream().limit(MOST_NAMED).map(Path::toString).collect(Collectors.joining(", "));
        var first = untold.entrySet().iterator().next();
        untold.clear();
        var fault = folders.size() == 1
                ? Fault.in(first.getKey(), "the folder cannot be read")
                : Fault.in(
                        root,
                        folders.size() + " folders cannot be read: " + names
                                + (folders.size() > MOST_NAMED ? " and others" : ""));
        throw new UncheckedIOException(
                fault.advice("Check that " + (folders.size() == 1 ? "it is" : "they are")
                                + " still there and that you may read " + (folders.size() == 1 ? "it" : "them"))
                        .toString(),
                first.getValue());
    }
}
