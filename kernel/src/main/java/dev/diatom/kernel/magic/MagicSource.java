package dev.diatom.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a cell with magic lines as Java, line for line. */
final class MagicSource {
    private static final Pattern MAGIC = Pattern.compile("(%%?)([A-Za-z]\\w*)(.*)");
    /** {@code List<String> added = %jars lib}: nowhere in Java does a percent sign follow an equals sign. */
    private static final Pattern ASSIGNED =
            Pattern.compile("((?:[\\w.<>\\[\\], ?]+\\s)?\\w+\\s*=\\s*)%([A-Za-z]\\w*)(\\s.*)?");

    private static final Pattern NAMELESS = Pattern.compile("%%?(?:\\s+(\\w+).*)?");

    private final Magics magics;

    MagicSource(Magics magics) {
        this.magics = magics;
    }

    String transpile(String cell) {
        var lines = List.of(cell.split("\n", -1));
        int first = firstOf(lines);
        var head = MAGIC.matcher(lines.get(first).strip());
        if (head.matches() && head.group(1).equals("%%") && !isQuestion(head)) {
            return cell(lines, first, head);
        }
        return transpile(lines, new ArrayList<>());
    }

    /** The name of the magic in a line, if it is a magic line. */
    static Optional<String> findName(String stripped) {
        var matcher = MAGIC.matcher(stripped);
        return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    private String cell(List<String> lines, int first, Matcher head) {
        var magic = magics.find(head.group(2));
        var rest = head.group(3).strip();
        var done = new ArrayList<>(lines.subList(0, first));
        if (magic instanceof JavaMagic java) {
            done.add(java.beforeCell(rest));
            return transpile(lines, done);
        }
        if (!(magic instanceof CellMagic takesCell)) {
            throw magic.misuse("works on a line: write %" + magic.name());
        }
        var body = String.join("\n", lines.subList(first + 1, lines.size()));
        var line = MagicLine.parse(rest, magic.options());
        if (!line.hasVariables()) {
            takesCell.check(line, body);
        }
        done.add(MagicCalls.class.getName() + ".runCell(" + literal(magic.name()) + ", " + literal(rest) + ", "
                + literal(body) + ");");
        done.addAll(
                lines.subList(first + 1, lines.size()).stream().map(below -> "").toList());
        return String.join("\n", done);
    }

    /** The lines after those that are done. */
    private String transpile(List<String> lines, List<String> done) {
        var out = new ArrayList<>(done);
        var scanner = new SourceScanner();
        int last = lastOf(lines);
        for (int i = done.size(); i < lines.size(); i++) {
            var line = lines.get(i);
            out.add(scanner.isInCode() ? line(line, scanner, i == last, lines.subList(0, i)) : pass(line, scanner));
        }
        return String.join("\n", out);
    }

    private String line(String line, SourceScanner scanner, boolean isLast, List<String> above) {
        var stripped = line.strip();
        var magic = MAGIC.matcher(stripped);
        if (magic.matches() && isMagic(magic, scanner)) {
            // A semicolon ends an expression that was left open before the magic line.
            var end = scanner.isBetweenStatements() ? "" : ";";
            return end + magicLine(magic, scanner, isLast);
        }
        if (scanner.isBetweenStatements()) {
            ShellCommand.refuse(stripped, above);
            refuseNameless(stripped);
            var assigned = ASSIGNED.matcher(stripped);
            if (assigned.matches()) {
                scanner.passStatement();
                return assigned(assigned);
            }
        }
        return pass(line, scanner);
    }

    /** A percent sign without a name, or apart from it. */
    private void refuseNameless(String stripped) {
        var nameless = NAMELESS.matcher(stripped);
        if (!nameless.matches()) {
            return;
        }
        var name = nameless.group(1);
        if (name == null) {
            throw new MagicException(stripped + ": expected the name of a magic behind it. " + magics.listed());
        }
        if (magics.search(name).isPresent()) {
            throw new MagicException(stripped + ": expected the name right behind the percent sign: %" + name);
        }
    }

    private static String pass(String line, SourceScanner scanner) {
        scanner.pass(line);
        return line;
    }

    /** A remainder may begin a line, too: then an expression is open, and no magic has the name. */
    private boolean isMagic(Matcher magic, SourceScanner scanner) {
        return scanner.isBetweenStatements() || magics.search(magic.group(2)).isPresent();
    }

    private String magicLine(Matcher line, SourceScanner scanner, boolean isLast) {
        if (isQuestion(line)) {
            scanner.passStatement();
            return MagicCalls.class.getName() + ".run(\"help\", " + literal(line.group(2)) + ");";
        }
        var magic = magics.find(line.group(2));
        if (magic instanceof CellMagic cell
                && !cell.isAlsoForLines()
                && line.group(1).equals("%")) {
            throw magic.misuse("takes a whole cell: write %%" + magic.name() + " on its first line");
        }
        if (line.group(1).equals("%%")) {
            throw new MagicException("%%" + magic.name() + ": stands on the first line of a cell.");
        }
        if (magic instanceof JavaMagic java) {
            return java(java, line.group(3), scanner, isLast);
        }
        scanner.passStatement();
        var rest = line.group(3).strip();
        var binding = check(magic, rest);
        if (binding.isPresent()) {
            var type = binding.get().type().getCanonicalName();
            return type + " " + binding.get().variable() + " = (" + type + ") " + call("run", magic, rest) + ";";
        }
        return call(isLast ? "run" : "show", magic, rest) + ";";
    }

    /** What stands after the magic may be a magic line, too. */
    private String java(JavaMagic magic, String rest, SourceScanner scanner, boolean isLast) {
        var before = magic.before(rest.strip());
        scanner.passStatement();
        return before + " " + line(rest.stripLeading(), scanner, isLast, List.of());
    }

    private String assigned(Matcher line) {
        var magic = magics.find(line.group(2));
        var rest = line.group(3) == null ? "" : line.group(3).strip();
        if (magic instanceof JavaMagic || check(magic, rest).isPresent()) {
            throw magic.misuse("cannot be assigned");
        }
        var cast =
                magic.valueType() == Object.class ? "" : "(" + magic.valueType().getCanonicalName() + ") ";
        return line.group(1) + cast + call("run", magic, rest) + ";";
    }

    private static Optional<Magic.Binding> check(Magic magic, String rest) {
        if (rest.startsWith(";") && !rest.replaceFirst(";\\s*(//.*)?", "").isEmpty()) {
            throw magic.misuse("has a line of its own: write what follows the semicolon below it");
        }
        var line = MagicLine.parse(rest, magic.options());
        var binding = magic.binding(line);
        if (!line.hasVariables()) {
            magic.check(line);
        }
        return binding;
    }

    private static boolean isQuestion(Matcher magic) {
        return magic.group(3).startsWith("?") || magic.group(3).endsWith(" ?");
    }

    private static String call(String method, Magic magic, String rest) {
        return MagicCalls.class.getName() + "." + method + "(" + literal(magic.name()) + ", " + literal(rest) + ")";
    }

    private static String literal(String text) {
        return JavaText.literal(text);
    }

    private static int firstOf(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                return i;
            }
        }
        return 0;
    }

    /** The last line that is more than blank or a comment. */
    private static int lastOf(List<String> lines) {
        int last = lines.size() - 1;
        while (last > 0 && (lines.get(last).isBlank() || lines.get(last).strip().startsWith("//"))) {
            last--;
        }
        return last;
    }
}
