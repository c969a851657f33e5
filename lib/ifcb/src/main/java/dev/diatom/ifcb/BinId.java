package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a bin says. Identifiers are ordered by time, and those of one second by their names.
 *
 * @param lid the name itself, without folder and extension
 * @param instrument the number of the instrument
 * @param timestamp when the sample was taken, in UTC to the second
 * @param style the generation, which decides how the files are laid out
 */
public record BinId(String lid, int instrument, Instant timestamp, BinStyle style) implements Comparable<BinId> {
    /** Nine digits fit into an int; no instrument has a number of more than three. */
    private static final Pattern NEW_STYLE =
            Pattern.compile("D([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})_IFCB([0-9]{1,9})");

    private static final Pattern OLD_STYLE =
            Pattern.compile("IFCB([0-9]{1,9})_([0-9]{4})_([0-9]{3})_([0-9]{2})([0-9]{2})([0-9]{2})");

    private static final Comparator<BinId> BY_TIME =
            Comparator.comparing(BinId::timestamp).thenComparing(BinId::lid);

    public BinId {
        Objects.requireNonNull(lid);
        Objects.requireNonNull(timestamp);
        Objects.requireNonNull(style);
    }

    /**
     * Reads the name of a bin, of either style, without folder, target or extension; {@link Pid} reads names that have
     * these.
     *
     * @throws IllegalArgumentException if it is neither, or names a day or a time that does not exist
     */
    public static BinId parse(String lid) {
        var newStyle = NEW_STYLE.matcher(lid);
        var oldStyle = OLD_STYLE.matcher(lid);
        try {
            if (newStyle.matches()) {
                var day = LocalDate.of(number(newStyle, 1), number(newStyle, 2), number(newStyle, 3));
                return new BinId(lid, number(newStyle, 7), at(day, newStyle), BinStyle.NEW);
            }
            if (oldStyle.matches()) {
                var day = LocalDate.ofYearDay(number(oldStyle, 2), number(oldStyle, 3));
                return new BinId(lid, number(oldStyle, 1), at(day, oldStyle), BinStyle.OLD);
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    Fault.quote(lid) + " is not the name of a bin: there is no such day or time. " + e.getMessage()
                            + ".",
                    e);
        }
        throw new IllegalArgumentException(Fault.quote(lid)
                + " is not the name of a bin: expected a name like D20130526T095207_IFCB013 or IFCB5_2012_028_081515.");
    }

    /** The name of a target of the bin, as its image has it: {@code D20130526T095207_IFCB013_00007}. */
    public String lidOf(int target) {
        var digits = Integer.toString(target);
        // String.format would take longer than to read a small image.
        return lid + "_" + "0".repeat(Math.max(0, 5 - digits.length())) + digits;
    }

    @Override
    public int compareTo(BinId other) {
        return BY_TIME.compare(this, other);
    }

    /** Hours, minutes and seconds are the groups 4 to 6 in both styles. */
    private static Instant at(LocalDate day, Matcher name) {
        return day.atTime(LocalTime.of(number(name, 4), number(name, 5), number(name, 6)))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(Matcher name, int group) {
        return Integer.parseInt(name.group(group));
    }
}
