package dev.diatom.kernel.shell;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variables of the notebook, with the objects that they hold. They are read from the fields in which the shell keeps
 * them, at the moment of the call, so that a cell sees what it has just assigned. Safe from any thread.
 */
public final class Variables {
    private volatile List<Slot> slots = List.of();
    private volatile int cell;

    Variables() {}

    /** All variables, in the order in which they were declared. */
    public List<Variable> all() {
        var all = new ArrayList<Variable>();
        for (var slot : slots) {
            all.add(slot.variable(cell));
        }
        return all;
    }

    /** The variable of this name. */
    public Optional<Variable> find(String name) {
        return findSlot(name).map(slot -> slot.variable(cell));
    }

    Optional<Slot> findSlot(String name) {
        return slots.stream().filter(slot -> slot.name().equals(name)).findFirst();
    }

    /** The names of the variables that hold this very object. */
    public List<String> namesOf(Object object) {
        var names = new ArrayList<String>();
        for (var slot : slots) {
            if (slot.value() == object) {
                names.add(slot.name());
            }
        }
        return names;
    }

    /** Whether there is a variable of this name that holds something. */
    boolean holds(String name) {
        return findSlot(name).filter(slot -> slot.value() != null).isPresent();
    }

    void begin(int runningCell) {
        cell = runningCell;
    }

    /** Takes over the variables as the shell knows them now; those that live on keep what is known of them. */
    void update(List<Slot> current) {
        Map<Field, Slot> known = new HashMap<>();
        for (var slot : slots) {
            known.put(slot.field(), slot);
        }
        var updated = new ArrayList<Slot>(current.size());
        for (var slot : current) {
            updated.add(known.getOrDefault(slot.field(), slot));
        }
        slots = List.copyOf(updated);
    }

    Set<Field> fields() {
        var fields = new HashSet<Field>();
        for (var slot : slots) {
            fields.add(slot.field());
        }
        return fields;
    }

    /** Ends a cell; returns whether a variable let go of an object that may have held a file. */
    boolean settle() {
        boolean letGo = false;
        for (var slot : slots) {
            letGo |= slot.settle(cell);
        }
        return letGo;
    }
}
