package dev.diatom.kernel.shell;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Where a variable lives, and which cell gave it the value that it had at the end of the last cell. */
final class Slot {
    private final String name;
    private final String type;
    private final Field field;
    private WeakReference<@Nullable Object> settled = new WeakReference<>(null);
    private boolean mayHold;
    private int cell;

    Slot(String name, String type, Field field, int cell) {
        this.name = name;
        this.type = type;
        this.field = field;
        this.cell = cell;
    }

    String name() {
        return name;
    }

    Field field() {
        return field;
    }

    @Nullable
    Object value() {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the variable " + name + " cannot be read", e);
        }
    }

    /** Whether its type takes this value; then it has it. */
    boolean assign(@Nullable Object value) {
        try {
            field.set(null, value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the variable " + name + " cannot be written", e);
        }
    }

    Variable variable(int runningCell) {
        var value = value();
        return new Variable(name, type, value, isSettled(value) ? cell : runningCell);
    }

    /** Notes the value; returns whether the one that it had at the end of the last cell has gone and may have held a file. */
    boolean settle(int thisCell) {
        if (field.getType().isPrimitive()) {
            return false;
        }
        var value = value();
        if (isSettled(value)) {
            return false;
        }
        boolean letGo = mayHold;
        settled = new WeakReference<>(value);
        mayHold = Holders.mayHold(value);
        cell = thisCell;
        return letGo;
    }

    private boolean isSettled(@Nullable Object value) {
        return field.getType().isPrimitive() || settled.refersTo(value);
    }
}
