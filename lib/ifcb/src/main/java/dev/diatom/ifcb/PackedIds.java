package dev.diatom.ifcb;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;

/** Names of bins in eight bytes each, to be put in the order of time. */
final class PackedIds {
    /** Seconds from the year 0 on, as the years of names are, up to the year 9999. */
    private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();

    /** Below the seconds: a bit for the style, four for the digits of the instrument, and its number. */
    private static final int INSTRUMENT_BITS = 19;

    private static final int DIGIT_BITS = 4;
    private static final int STYLE_BIT = INSTRUMENT_BITS + DIGIT_BITS;

    private long[] packed = new long[256];
    private int size;

    /** Whether the name has been added; instruments beyond 524287, of which there are none, do not fit. */
    boolean add(BinId id) {
        if (id.instrument() >= 1 << INSTRUMENT_BITS) {
            return false;
        }
        if (size == packed.length) {
            packed = Arrays.copyOf(packed, size + size / 2);
        }
        boolean isNew = id.style() == BinStyle.NEW;
        var lid = id.lid();
        int start = isNew ? lid.indexOf("_IFCB") + 5 : 4;
        int digits = isNew ? lid.length() - start : lid.indexOf('_') - start;
        long seconds = id.timestamp().getEpochSecond() - YEAR_0;
        packed[size++] = (seconds << (STYLE_BIT + 1))
                | ((isNew ? 0L : 1L) << STYLE_BIT)
                | ((long) digits << INSTRUMENT_BITS)
                | id.instrument();
        return true;
    }

    /** Puts the names in order and drops those that were there before. */
    void sort() {
        Arrays.sort(packed, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || packed[i] != packed[i - 1]) {
                packed[kept++] = packed[i];
            }
        }
        size = kept;
    }

    int size() {
        return size;
    }

    /** A name; after {@link #sort} the first is the oldest. */
    BinId id(int index) {
        long bits = packed[index];
        long instrument = bits & ((1L << INSTRUMENT_BITS) - 1);
        int digits = (int) ((bits >> INSTRUMENT_BITS) & ((1 << DIGIT_BITS) - 1));
        var time = Instant.ofEpochSecond((bits >> (STYLE_BIT + 1)) + YEAR_0).atOffset(ZoneOffset.UTC);
        var number = String.format(Locale.ROOT, "%0" + digits + "d", instrument);
        boolean isNew = ((bits >> STYLE_BIT) & 1) == 0;
        return BinId.parse(
                isNew
                        ? String.format(Locale.ROOT, "D%1$tY%1$tm%1$tdT%1$tH%1$tM%1$tS_IFCB%2$s", time, number)
                        : String.format(Locale.ROOT, "IFCB%2$s_%1$tY_%1$tj_%1$tH%1$tM%1$tS", time, number));
    }
}
