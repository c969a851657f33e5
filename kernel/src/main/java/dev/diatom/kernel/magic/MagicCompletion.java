package dev.diatom.kernel.magic;

import dev.diatom.kernel.magic.Operand.Kind;
import dev.diatom.kernel.shell.Completion.Proposals;
import dev.diatom.kernel.shell.CurrentSession;
import dev.diatom.kernel.shell.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What could stand at the cursor in a magic line: names of magics, options, variables, files. */
final class MagicCompletion {
    private static final Pattern NAME = Pattern.compile("\\s*(%%?)([A-Za-z]\\w*)?");
    private static final Pattern LINE = Pattern.compile("(\\s*(?:[\\w.<>\\[\\], ?]*=\\s*)?)(%%?)([A-Za-z]\\w*)(\\s.*)");

    private final Magics magics;
    private final PathCompletion paths;

    MagicCompletion(Magics magics, PathCompletion paths) {
        this.magics = magics;
        this.paths = paths;
    }

    /** The proposals, or nothing where the cursor is in Java. */
    Optional<Proposals> propose(String cell, int cursor) {
        int lineStart = cell.lastIndexOf('\n', cursor - 1) + 1;
        if (isText(cell.substring(0, lineStart))) {
            return Optional.of(new Proposals(List.of(), cursor));
        }
        var after = lineAt(cell, cursor).substring(cursor - lineStart);
        return inLine(cell.substring(lineStart, cursor), after)
                .map(inLine -> new Proposals(inLine.texts(), inLine.start() + lineStart));
    }

    /** The line in which the cursor is. */
    static String lineAt(String cell, int cursor) {
        int lineEnd = cell.indexOf('\n', cursor);
        return cell.substring(cell.lastIndexOf('\n', cursor - 1) + 1, lineEnd < 0 ? cell.length() : lineEnd);
    }

    /** A magic in front of Java is blanked: what follows it is completed as Java, or as another magic. */
    String withoutPrefix(String line) {
        var matcher = LINE.matcher(line);
        boolean isPrefix = matcher.matches()
                && magics.search(matcher.group(3))
                        .filter(JavaMagic.class::isInstance)
                        .isPresent();
        return isPrefix ? " ".repeat(matcher.start(4)) + matcher.group(4) : line;
    }

    private Optional<Proposals> inLine(String before, String after) {
        var name = NAME.matcher(before);
        if (name.matches()) {
            var start = name.group(1) + (name.group(2) == null ? "" : name.group(2));
            var texts =
                    names(name.group(1)).filter(text -> text.startsWith(start)).toList();
            return texts.isEmpty() ? Optional.empty() : Optional.of(new Proposals(texts, name.start(1)));
        }
        var line = LINE.matcher(before);
        if (!line.matches()) {
            return Optional.empty();
        }
        var magic = magics.search(line.group(3));
        if (magic.isEmpty() || magic.get() instanceof JavaMagic) {
            return magic.isEmpty() ? Optional.empty() : inLine(withoutPrefix(before), after);
        }
        return Optional.of(words(magic.get(), line.group(4), after, line.start(4)));
    }

    private Stream<String> names(String percent) {
        boolean isCell = percent.equals("%%");
        return magics.names().stream()
                .filter(name -> magics.search(name)
                        .filter(magic -> isCell
                                ? magic instanceof CellMagic || magic instanceof JavaMagic
                                : !(magic instanceof CellMagic cell) || cell.isAlsoForLines())
                        .isPresent())
                .map(name -> percent + name);
    }

    /** The word before the cursor in what follows the name of a magic. */
    private Proposals words(Magic magic, String rest, String after, int offset) {
        var words = new ArrayList<>(Word.split(rest));
        boolean isNew = words.isEmpty() || words.get(words.size() - 1).end() < rest.length();
        var word = isNew ? new Word("", rest.length(), rest.length(), false, (char) 0) : words.remove(words.size() - 1);
        var options = magic.options();
        var given = words.stream().map(w -> w.text().replaceFirst("=.*", "=")).toList();
        int index = (int) words.stream()
                .filter(w -> options.stream().noneMatch(option -> w.text().startsWith(option + "=")))
                .count();
        var operands = magic.operands();
        var texts = new ArrayList<String>();
        if (!operands.isEmpty()) {
            texts.addAll(texts(operands.get(Math.min(index, operands.size() - 1)), word, after));
        }
        if (!word.isQuoted()) {
            options.stream()
                    .map(option -> option + "=")
                    .filter(option -> option.startsWith(word.text()) && !given.contains(option))
                    .forEach(texts::add);
        }
        return new Proposals(texts, offset + word.start());
    }

    private List<String> texts(Operand operand, Word word, String after) {
        if (word.text().startsWith("{")) {
            return variables(Object.class)
                    .map(name -> "{" + name + "}")
                    .filter(startsWith(word))
                    .toList();
        }
        return switch (operand.kind()) {
            case VARIABLE -> variables(operand.type()).filter(startsWith(word)).toList();
            case MAGIC ->
                names("%")
                        .map(name -> word.text().startsWith("%") ? name : name.substring(1))
                        .filter(startsWith(word))
                        .toList();
            case TEXT -> operand.values().stream().filter(startsWith(word)).toList();
            case FILE, FOLDER -> paths.propose(word, operand.values(), operand.kind() == Kind.FOLDER, after);
        };
    }

    private static Predicate<String> startsWith(Word word) {
        return text -> text.startsWith(word.text());
    }

    private static Stream<String> variables(Class<?> type) {
        return CurrentSession.variables().all().stream()
                .filter(variable -> !variable.isUnnamed() && type.isInstance(variable.value()))
                .map(Variable::name);
    }

    /** Whether what follows these lines is the text of a cell magic. */
    private boolean isText(String above) {
        var first = above.stripLeading().lines().findFirst().orElse("");
        return first.startsWith("%%")
                && MagicSource.findName(first)
                        .flatMap(magics::search)
                        .filter(CellMagic.class::isInstance)
                        .isPresent();
    }
}
