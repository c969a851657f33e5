package dev.diatom.kernel.magic;

import dev.diatom.kernel.shell.Completion.Proposals;
import dev.diatom.kernel.shell.Quoted;
import java.util.List;
import java.util.Optional;

/** Paths of files in the strings of Java: {@code DiskImage.open("data/st}. The home folder has no short name there. */
final class LiteralCompletion {
    /** What follows a string that ends at the cursor; a further letter would belong to it. */
    private static final String BEHIND_STRING = " \t),;+]}";

    private final PathCompletion paths;

    LiteralCompletion(PathCompletion paths) {
        this.paths = paths;
    }

    /**
     * The proposals, or nothing where the cursor is in no string.
     *
     * @param source Java, whatever the cell is written in
     */
    Optional<Proposals> propose(String source, int cursor) {
        var before = source.substring(0, cursor);
        var start = Quoted.findOpenString(before);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        var after = source.substring(cursor).lines().findFirst().orElse("");
        boolean closes = after.isEmpty() || BEHIND_STRING.indexOf(after.charAt(0)) >= 0;
        var texts = find(before.substring(start.getAsInt())).stream()
                .map(found -> escaped(found.path()) + (closes && !found.isFolder() ? "\"" : ""))
                .toList();
        return Optional.of(new Proposals(texts, start.getAsInt()));
    }

    private List<PathCompletion.Found> find(String literal) {
        try {
            var text = literal.translateEscapes();
            return text.startsWith("~") ? List.of() : paths.find(text, List.of(), false);
        } catch (IllegalArgumentException e) {
            return List.of(); // half of an escape, or none of Java's
        }
    }

    private static String escaped(String path) {
        var literal = JavaText.literal(path);
        return literal.substring(1, literal.length() - 1);
    }
}
