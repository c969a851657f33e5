package dev.diatom.kernel.shell;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The static fields that the classes of cells hold things by. JShell keeps a variable in such a field: one class around
 * each snippet, which lives as long as the shell. A variable or a class that is declared again gets another class, and the
 * former one keeps the former value.
 */
final class Wrappers {
    /** The class around a snippet, and the user's own class in it: {@code REPL.$JShell$12$Counter}. */
    private static final Pattern CLASS = Pattern.compile("REPL\\.(\\$JShell\\$\\d+[A-Z]*)(?:\\$([^$]+).*)?");

    private final Set<Field> variables = new HashSet<>();
    private final Map<String, UserClass> userClasses = new HashMap<>();
    private final List<Field> stale = new ArrayList<>();

    /** A class of the user's with those that are nested in it, as it was declared last. */
    private record UserClass(String wrapper, List<Field> fields) {}

    /**
     * Notes a class that was loaded.
     *
     * @param initializes whether reading a static field of it may run code of the user's
     */
    void add(Class<?> loaded, boolean initializes) {
        var matcher = CLASS.matcher(loaded.getName());
        if (!matcher.matches()) {
            return;
        }
        if (matcher.group(2) == null) {
            variables.addAll(assignable(loaded));
        } else if (!initializes) {
            userClass(matcher).fields().addAll(references(loaded));
        }
    }

    private UserClass userClass(Matcher matcher) {
        var known = userClasses.get(matcher.group(2));
        if (known != null && known.wrapper().equals(matcher.group(1))) {
            return known;
        }
        if (known != null) {
            stale.addAll(known.fields());
        }
        var declared = new UserClass(matcher.group(1), new ArrayList<>());
        userClasses.put(matcher.group(2), declared);
        return declared;
    }

    /**
     * Lets go of the values that no current variable owns, and of those of classes that have been declared anew. What was
     * compiled before a variable was declared again, a lambda or a running thread, still reads the former field: there it
     * finds what the variable holds now, where that has the same type.
     *
     * @return whether there were any that could hold a file
     */
    boolean clearExcept(Set<Field> owned) {
        boolean cleared = false;
        Map<String, Field> current = new HashMap<>();
        owned.forEach(field -> current.put(field.getName(), field));
        for (var fields = variables.iterator(); fields.hasNext(); ) {
            var field = fields.next();
            if (owned.contains(field)) {
                continue;
            }
            var successor = current.get(field.getName());
            if (successor != null && typeOf(successor).equals(typeOf(field))) {
                cleared |= set(field, valueOf(successor));
            } else {
                // A field that lost its variable never gets one again: JShell wraps anew.
                fields.remove();
                cleared |= clear(field);
            }
        }
        for (var field : stale) {
            cleared |= clear(field);
        }
        stale.clear();
        return cleared;
    }

    private static List<Field> references(Class<?> loaded) {
        var fields = assignable(loaded);
        fields.removeIf(field -> field.getType().isPrimitive());
        return fields;
    }

    private static List<Field> assignable(Class<?> loaded) {
        var fields = new ArrayList<Field>();
        for (var field : loaded.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (Modifier.isStatic(modifiers) && !Modifier.isFinal(modifiers)) {
                field.setAccessible(true);
                fields.add(field);
            }
        }
        return fields;
    }

    private static String typeOf(Field field) {
        return field.getGenericType().getTypeName();
    }

    private static boolean clear(Field field) {
        return !field.getType().isPrimitive() && set(field, null);
    }

    /** Returns whether the field has lost something that could hold a file. */
    private static boolean set(Field field, @Nullable Object value) {
        try {
            var before = field.get(null);
            field.set(null, value);
            return before != value && Holders.mayHold(before);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a variable of the shell cannot be let go: " + field.getName(), e);
        }
    }

    private static @Nullable Object valueOf(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a variable of the shell cannot be read: " + field.getName(), e);
        }
    }
}
