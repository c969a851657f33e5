package dev.diatom.image.io.tiff;

import dev.diatom.image.io.codec.Ccitt;
import dev.diatom.image.io.codec.Ccitt.Scheme;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the tags of a page say of facsimile compression (TIFF 6.0 sections 10 and 11). */
final class CcittTags {
    private static final int TWO_DIMENSIONAL = 1;

    private CcittTags() {}

    /** The decoder of blocks of so many columns, where a page is compressed by this number. */
    static @Nullable Ccitt decoder(TiffDirectory directory, long compression, long columns) throws IOException {
        Scheme scheme = switch ((int) Math.min(compression, Integer.MAX_VALUE)) {
            case 2 -> Scheme.RLE;
            case 3 -> (directory.optional(TiffTag.T4_OPTIONS, 0) & TWO_DIMENSIONAL) == 0 ? Scheme.T4 : Scheme.T4_2D;
            case 4 -> Scheme.T6;
            case 32771 -> Scheme.RLE_WORDS;
            default -> null;
        };
        return scheme == null ? null : new Ccitt(scheme, (int) columns);
    }

    /** Facsimiles are one sample of one bit. */
    static void check(TiffDirectory directory, SampleFormat format, int samplesTogether) {
        if (format.bits() != 1 || samplesTogether != 1) {
            throw TiffPage.unsupported(
                    directory,
                    TiffTag.BITS_PER_SAMPLE,
                    "CCITT compression of such samples is not read",
                    "one sample of 1 bit",
                    samplesTogether + " of " + format.describe());
        }
    }
}
