package dev.diatom.kernel.magic;

import dev.diatom.kernel.shell.CurrentSession;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines such as {@code !ls -l}, which run a program in other kernels: here they say what to write instead. */
final class ShellCommand {
    /** A program and its arguments; after an operator it is Java: {@code !a && b}. */
    private static final Pattern WITH_ARGUMENTS =
            Pattern.compile("!\\s*([\\w./~-]+)\\s+(?![&|=!?^+*/%<>.)]|instanceof\\b|- ).*");

    private static final Pattern PATH = Pattern.compile("!\\s*[./~]\\S*");
    private static final Pattern WORD = Pattern.compile("!\\s*([A-Za-z][\\w-]*)");

    private ShellCommand() {}

    /**
     * Refuses a line that is a command of a shell.
     *
     * @param above the lines of the cell above it, which may declare what it names
     * @throws MagicException if it is one
     */
    static void refuse(String line, List<String> above) {
        if (!WITH_ARGUMENTS.matcher(line).matches() && !PATH.matcher(line).matches() && !isUnknownWord(line, above)) {
            return;
        }
        var words = Arrays.stream(line.substring(1).strip().split("\\s+"))
                .map(JavaText::literal)
                .collect(Collectors.joining(", "));
        throw new MagicException(line + ": a cell runs no commands of a shell. In Java: new String(new ProcessBuilder("
                + words + ").redirectErrorStream(true).start().getInputStream().readAllBytes())");
    }

    private static boolean isUnknownWord(String line, List<String> above) {
        var word = WORD.matcher(line);
        return word.matches()
                && above.stream().noneMatch(earlier -> earlier.contains(word.group(1)))
                && !CurrentSession.hasVariable(word.group(1));
    }
}
