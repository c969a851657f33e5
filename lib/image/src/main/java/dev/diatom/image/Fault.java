package dev.diatom.image;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a file, said in one grammar: {@code <file>: <what is wrong> at byte <offset> (<where in the
 * structure>): expected <rule>, found <value>. <what to do>.} Only the file and what is wrong are required.
 *
 * <p>Immutable: every method returns a changed copy. Text that was read from the file belongs in {@link #quote}.
 */
public final class Fault {
    private static final int LONGEST_QUOTE = 80;

    private final String file;
    private final String wrong;
    private final @Nullable String place;
    private final @Nullable String expected;
    private final @Nullable String found;
    private final @Nullable String advice;

    private Fault(
            String file,
            String wrong,
            @Nullable String place,
            @Nullable String expected,
            @Nullable String found,
            @Nullable String advice) {
        this.file = file;
        this.wrong = wrong;
        this.place = place;
        this.expected = expected;
        this.found = found;
        this.advice = advice;
    }

    /** A fault of this file. */
    public static Fault in(Path file, String wrong) {
        return in(file.toString(), wrong);
    }

    /** A fault of a file by its name, such as a URL. */
    public static Fault in(String file, String wrong) {
        return new Fault(file, wrong, null, null, null, null);
    }

    /** The place as an offset from the start of the file, and what is stored there. */
    public Fault atByte(long byteOffset, String where) {
        return new Fault(file, wrong, "at byte " + byteOffset + " (" + where + ")", expected, found, advice);
    }

    /** The place as a line of text, counted from 1, and the column's name. */
    public Fault atLine(long line, String where) {
        return new Fault(file, wrong, "at line " + line + " (" + where + ")", expected, found, advice);
    }

    /** The rule that was broken, and what stands there instead. */
    public Fault expected(String rule, Object value) {
        return new Fault(file, wrong, place, rule, String.valueOf(value), advice);
    }

    /** What the reader can do about it, as a sentence without its full stop. */
    public Fault advice(String whatToDo) {
        return new Fault(file, wrong, place, expected, found, whatToDo);
    }

    /** Text from a file, made safe for a message: at most 80 characters, control characters shown as escapes. */
    public static String quote(String text) {
        var safe = new StringBuilder("\"");
        text.codePoints().limit(LONGEST_QUOTE).forEach(c -> {
            boolean hidden = Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
            if (hidden) {
                safe.append(String.format("\\u%04x", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        if (text.codePointCount(0, text.length()) > LONGEST_QUOTE) {
            safe.append('…');
        }
        return safe.append('"').toString();
    }

    @Override
    public String toString() {
        var message = new StringBuilder().append(file).append(": ").append(wrong);
        if (place != null) {
            message.append(' ').append(place);
        }
        if (expected != null) {
            message.append(": expected ").append(expected).append(", found ").append(found);
        }
        message.append('.');
        if (advice != null) {
            message.append(' ').append(advice).append('.');
        }
        return message.toString();
    }
}
