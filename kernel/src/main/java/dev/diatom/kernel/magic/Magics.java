package dev.diatom.kernel.magic;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The magics that there are, and the Java that stands for a cell with magic lines. */
public final class Magics {
    private final Map<String, Magic> magics;

    /** All magics of this kernel. */
    public Magics() {
        this.magics = Stream.of(
                        new BinMagic(),
                        new HelpMagic(this),
                        new ImageMagic(),
                        new ScratchMagic(),
                        new SliceMagic(),
                        new TraceMagic())
                .collect(Collectors.toMap(Magic::name, magic -> magic, (a, b) -> a, TreeMap::new));
    }

    /**
     * The cell as Java source, every magic line replaced by one line of Java, so that lines keep their numbers.
     *
     * @throws MagicException if a magic is unknown or used wrongly
     */
    public String transpile(String cell) {
        var out = new StringBuilder();
        var scanner = new SourceScanner();
        for (String line : cell.split("\n", -1)) {
            if (out.length() > 0) {
                out.append('\n');
            }
            String trimmed = line.strip();
            if (scanner.isInCode() && isMagic(trimmed, scanner)) {
                // A semicolon ends an expression that was left open before the magic line.
                out.append(scanner.isBetweenStatements() ? "" : ";").append(transpileLine(trimmed));
                scanner.passStatement();
            } else {
                out.append(line);
                scanner.pass(line);
            }
        }
        return out.toString();
    }

    /** A remainder may begin a line, too: then an expression is open, and no magic has the name. */
    private boolean isMagic(String line, SourceScanner scanner) {
        if (!line.matches("%%?[A-Za-z].*")) {
            return false;
        }
        return scanner.isBetweenStatements() || magics.containsKey(name(line));
    }

    private String transpileLine(String line) {
        if (line.endsWith("?")) {
            return call("help", name(line)) + ";";
        }
        var magic = find(name(line));
        String rest = line.substring(1 + magic.name().length()).strip();
        var binding = magic.binding(MagicLine.parse(rest, magic.options()));
        String call = call(magic.name(), rest);
        return binding.map(b -> b.type().getName() + " " + b.variable() + " = ("
                                + b.type().getName() + ") " + call)
                        .orElse(call)
                + ";";
    }

    private static String call(String name, String rest) {
        return MagicCalls.class.getName() + ".run(" + literal(name) + ", " + literal(rest) + ")";
    }

    private static String literal(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\t", "\\t")
                        .replace("\r", "") + "\"";
    }

    private static String name(String line) {
        return line.substring(1).split("[\\s?]", 2)[0];
    }

    /** The magic of this name. */
    Magic find(String name) {
        var magic = magics.get(name);
        if (magic == null) {
            throw new MagicException("%" + name + ": there is no such magic. There are: "
                    + magics.keySet().stream().map(known -> "%" + known).collect(Collectors.joining(", ")) + ".");
        }
        return magic;
    }

    /** All magics, by name. */
    List<Magic> all() {
        return List.copyOf(magics.values());
    }

    /** What could stand in place of the word before the cursor in a magic line. */
    public List<String> complete(String line, int cursor) {
        String before = line.substring(0, cursor);
        if (before.matches("\\s*%[A-Za-z]*")) {
            String start = before.strip();
            return magics.keySet().stream()
                    .map(name -> "%" + name)
                    .filter(name -> name.startsWith(start))
                    .toList();
        }
        return List.of();
    }
}
