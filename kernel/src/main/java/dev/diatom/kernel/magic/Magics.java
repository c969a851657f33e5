package dev.diatom.kernel.magic;

import java.util.List;

/** Turns the magic lines of a cell into Java. */
public final class Magics {
    /**
     * The cell as Java source, every magic line replaced by one line of Java, so that lines keep their numbers.
     *
     * @throws MagicException if a magic is unknown or used wrongly
     */
    public String transpile(String cell) {
        return cell;
    }

    /** What could stand in place of the word before the cursor in a magic line. */
    public List<String> complete(String line, int cursor) {
        return List.of();
    }
}
