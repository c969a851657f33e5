package dev.diatom.kernel.magic;

import dev.diatom.image.Fault;
import dev.diatom.kernel.shell.CurrentSession;
import dev.diatom.kernel.shell.Variable;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** The variables that a magic line names. */
public final class MagicVariables {
    private MagicVariables() {}

    /**
     * The value of the variable that a line names.
     *
     * @param what what messages call a value of the class, one word
     * @throws MagicException if there is no such variable, or it holds something else; those that would do are named
     */
    public static <T> T value(Magic magic, String name, Class<T> type, String what) {
        var value = CurrentSession.variables().find(name).map(Variable::value).orElse(null);
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        boolean known = CurrentSession.variables().find(name).isPresent();
        String found = !known
                ? "no variable " + name
                : value == null ? name + ", which is null" : name + ", which is no " + what;
        var candidates = CurrentSession.variables().all().stream()
                .filter(variable -> type.isInstance(variable.value()))
                .map(Variable::name)
                .filter(candidate -> !candidate.startsWith("$"))
                .collect(Collectors.joining(", "));
        throw magic.misuse("expected a variable that holds " + article(what) + what
                + (candidates.isEmpty() ? "" : " (" + candidates + ")") + ", found " + found);
    }

    /** What the variable that a line names holds. */
    static @Nullable Object any(Magic magic, String name) {
        var variables = CurrentSession.variables();
        var found = variables.find(name).orElseThrow(() -> {
            var names = variables.all().stream().map(Variable::name).toList();
            return magic.misuse("there is no variable " + Fault.quote(name) + Near.hint(name, names));
        });
        return found.value();
    }

    /** What a variable holds, as text. */
    static String text(Magic magic, String name) {
        return CurrentSession.variables()
                .find(name)
                .map(variable -> String.valueOf(variable.value()))
                .orElseThrow(() -> magic.misuse("there is no variable " + name));
    }

    private static String article(String noun) {
        return "aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ";
    }

    /**
     * The first word of a line, as the name of a variable that it declares.
     *
     * @throws MagicException if no variable can be called so
     */
    public static String newName(Magic magic, MagicLine line) {
        String name = line.findWord(0).orElseThrow(() -> magic.misuse("the name of the variable is missing"));
        if (!SourceVersion.isName(name) || name.contains(".")) {
            throw magic.misuse("expected the name of a variable, found " + Fault.quote(name));
        }
        return name;
    }
}
