package dev.diatom.kernel.shell;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The static fields in which JShell keeps the variables of the cells: one class around each snippet, which lives as long
 * as the shell. A variable that is declared again gets another class, and the former one keeps the former value.
 */
final class Wrappers {
    /** The class around a snippet; a user's own class is nested in one and has one more dollar sign. */
    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\d+[A-Z]*");

    private final List<Field> fields = new ArrayList<>();

    void add(Class<?> loaded) {
        if (!WRAPPER.matcher(loaded.getName()).matches()) {
            return;
        }
        for (var field : loaded.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (Modifier.isStatic(modifiers)
                    && !Modifier.isFinal(modifiers)
                    && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                fields.add(field);
            }
        }
    }

    /**
     * Lets go of the values that no current variable owns.
     *
     * @return whether there were any
     */
    boolean clearExcept(Set<Field> owned) {
        boolean cleared = false;
        var unowned = new ArrayList<Field>();
        for (var field : fields) {
            if (!owned.contains(field)) {
                unowned.add(field);
            }
        }
        for (var field : unowned) {
            cleared |= clear(field);
        }
        // A field that lost its variable never gets one again: JShell wraps anew.
        fields.removeAll(Set.copyOf(unowned));
        return cleared;
    }

    private static boolean clear(Field field) {
        try {
            boolean held = field.get(null) != null;
            field.set(null, null);
            return held;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a variable of the shell cannot be let go: " + field.getName(), e);
        }
    }
}
