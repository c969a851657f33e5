package dev.diatom.kernel.render;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A value as text: arrays, collections, maps and records by what is in them, everything else by its {@code toString}. What
 * has a {@code toString} of its own is asked for that. Bounded in length and in depth, whatever holds whatever.
 */
final class ValueText {
    private static final int LONGEST = 100_000;
    private static final int MOST_ELEMENTS = 1000;
    private static final int MOST_DEPTH = 100;
    private static final String REST = "…";

    private final StringBuilder text = new StringBuilder();
    /** What is being written now: where it is met again, it contains itself. */
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private ValueText() {}

    /**
     * The text of a value.
     *
     * @throws UnshowableException if the value, or something in it, fails to give its text
     */
    static String of(@Nullable Object value) {
        var whole = new ValueText();
        whole.append(value);
        return PlainText.withoutWrappers(whole.text.toString());
    }

    /**
     * What stands for a value.
     *
     * @param rest what stands for the parts that are not shown
     */
    private record Contents(String before, Iterator<?> parts, String separator, String rest, String after) {
        static Contents list(Iterator<?> elements, int count) {
            return new Contents("[", elements, ", ", REST + " (" + count + " elements)", "]");
        }
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            text.append("null");
            return;
        }
        var contents = findContents(value);
        if (contents.isEmpty()) {
            text.append(PlainText.cut(itsOwn(value), LONGEST));
        } else if (open.size() < MOST_DEPTH && open.add(value)) {
            append(contents.get());
            open.remove(value);
        } else {
            text.append(contents.get().before())
                    .append(REST)
                    .append(contents.get().after());
        }
    }

    private void append(Contents contents) {
        text.append(contents.before());
        for (int i = 0; contents.parts().hasNext(); i++) {
            text.append(i == 0 ? "" : contents.separator());
            if (i == MOST_ELEMENTS || text.length() >= LONGEST) {
                text.append(contents.rest());
                break;
            }
            append(contents.parts().next());
        }
        text.append(contents.after());
    }

    private static String itsOwn(Object value) {
        try {
            return "" + value;
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new UnshowableException(value.getClass(), e);
        }
    }

    private static Optional<Contents> findContents(Object value) {
        if (value.getClass().isArray()) {
            int length = Array.getLength(value);
            return Optional.of(Contents.list(
                    IntStream.range(0, length)
                            .mapToObj(i -> Array.get(value, i))
                            .iterator(),
                    length));
        }
        if (value instanceof Record aRecord) {
            return findComponents(aRecord);
        }
        boolean isPlain = (value instanceof Collection || value instanceof Map || value instanceof Map.Entry)
                && isTextOfTheJdk(value);
        if (!isPlain) {
            return Optional.empty();
        }
        if (value instanceof Collection<?> collection) {
            return Optional.of(Contents.list(collection.iterator(), collection.size()));
        }
        if (value instanceof Map<?, ?> map) {
            var entries = map.entrySet().stream().map(SimpleImmutableEntry::new).iterator();
            return Optional.of(new Contents("{", entries, ", ", REST + " (" + map.size() + " entries)", "}"));
        }
        var entry = (Map.Entry<?, ?>) value;
        return Optional.of(
                new Contents("", Arrays.asList(entry.getKey(), entry.getValue()).iterator(), "=", REST, ""));
    }

    private static boolean isTextOfTheJdk(Object value) {
        return toStringOf(value).getDeclaringClass().getName().startsWith("java.");
    }

    /** Of a record whose text is that of its components: what the compiler writes for it is final, what people write is not. */
    private static Optional<Contents> findComponents(Record value) {
        if (!Modifier.isFinal(toStringOf(value).getModifiers())) {
            return Optional.empty();
        }
        var type = value.getClass();
        List<RecordComponent> components = List.of(type.getRecordComponents());
        try {
            var parts = new SimpleImmutableEntry<?, ?>[components.size()];
            for (int i = 0; i < parts.length; i++) {
                var field = type.getDeclaredField(components.get(i).getName());
                field.setAccessible(true);
                parts[i] = new SimpleImmutableEntry<>(field.getName(), field.get(value));
            }
            return Optional.of(new Contents(
                    type.getSimpleName() + "[", Arrays.asList(parts).iterator(), ", ", REST, "]"));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty(); // a record of a module that keeps its fields to itself
        }
    }

    private static Method toStringOf(Object value) {
        try {
            return value.getClass().getMethod("toString");
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("an object without toString", e);
        }
    }
}
