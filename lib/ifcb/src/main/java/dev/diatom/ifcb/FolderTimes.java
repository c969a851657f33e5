package dev.diatom.ifcb;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * When the bins of a folder were taken, as far as its name tells. Times are numbers of 14 digits such as 20130526095207, so
 * that the first digits of a time are a span of time.
 *
 * @param earliest the earliest time
 * @param latest the latest time, included
 * @param isSure whether no bin of another time can be in the folder; {@code 2012} may also be part of a time of day
 */
record FolderTimes(long earliest, long latest, boolean isSure) {
    private static final FolderTimes ANY = new FolderTimes(0, 99_99_99_99_99_99_99L, false);
    private static final int DIGITS = 14;
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private static final Pattern NEW = Pattern.compile("D([0-9]{1,8})");
    private static final Pattern NEW_TIME = Pattern.compile("D([0-9]{8}T[0-9]{0,6})(_.*)?");
    private static final Pattern OLD_YEAR = Pattern.compile("IFCB[0-9]+_([0-9]{1,4})_?");
    private static final Pattern OLD_DAY = Pattern.compile("IFCB[0-9]+_[0-9]{4}_[0-9]{3}");
    private static final Pattern DIGITS_ALONE = Pattern.compile("[0-9]{4,8}");

    /** What the name of a folder tells. */
    static FolderTimes of(String folder) {
        for (var pattern : new Pattern[] {NEW, NEW_TIME, OLD_YEAR}) {
            var name = pattern.matcher(folder);
            if (name.matches()) {
                return starting(name.group(1).replace("T", ""), true);
            }
        }
        if (OLD_DAY.matcher(folder).matches()) {
            try {
                var midnight = BinId.parse(folder + "_000000").timestamp();
                return starting(Long.toString(number(midnight)).substring(0, 8), true);
            } catch (IllegalArgumentException e) {
                return ANY;
            }
        }
        return DIGITS_ALONE.matcher(folder).matches() ? starting(folder, false) : ANY;
    }

    /** A time as a number, without fractions of a second; what is before or after all years of four digits is their end. */
    static long number(Instant time) {
        if (time.isBefore(FIRST)) {
            return 0;
        }
        if (!time.isBefore(LAST)) {
            return ANY.latest;
        }
        var moment = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        long day = moment.getYear() * 10_000L + moment.getMonthValue() * 100L + moment.getDayOfMonth();
        return day * 1_000_000L + moment.getHour() * 10_000L + moment.getMinute() * 100L + moment.getSecond();
    }

    /** Whether bins from one time on and before another may be in the folder. */
    boolean mayMeet(Instant from, Instant to) {
        return !isSure || (latest >= number(from) && earliest <= number(to));
    }

    private static FolderTimes starting(String digits, boolean isSure) {
        int open = DIGITS - digits.length();
        return new FolderTimes(
                Long.parseLong(digits + "0".repeat(open)), Long.parseLong(digits + "9".repeat(open)), isSure);
    }
}
