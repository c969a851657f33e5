package dev.diatom.image.io.tiff;

import dev.diatom.image.PixelType;
import dev.diatom.image.io.codec.Decoder;
import dev.diatom.image.io.codec.JpegDecoder;
import dev.diatom.image.io.codec.Predictor;
import dev.diatom.image.io.codec.YCbCr;
import dev.diatom.image.io.codec.YCbCrPlanes;
import dev.diatom.image.io.codec.YCbCrUnits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a page says of its YCbCr (photometric 6), which is read as red, green and blue. */
final class YCbCrTags {
    private static final int SAMPLES = 3;
    /** Of CCIR 601: what holds where nothing is said. */
    private static final double[] LUMA = {0.299, 0.587, 0.114};

    private static final double[] RANGE = {0, 255, 128, 255, 128, 255};
    /** Chroma for squares of two by two pixels is what holds where nothing is said. */
    private static final int SUBSAMPLING = 2;
    /** No more makes a difference. */
    private static final double MOST_CODE = 1e9;

    /** Ratios that mean the same. */
    private static final double CLOSE = 1e-4;

    private YCbCrTags() {}

    /**
     * The decoder that gives red, green and blue, side by side.
     *
     * @param bytes how the bytes are compressed
     * @param predictor what was done to rows before
     */
    static Decoder decoder(
            TiffDirectory directory,
            Decoder bytes,
            Predictor predictor,
            SampleFormat format,
            int samples,
            boolean planar)
            throws IOException {
        if (samples != SAMPLES || format.type() != PixelType.UINT8 || format.bits() != Byte.SIZE) {
            throw TiffPage.unsupported(
                    directory,
                    TiffTag.PHOTOMETRIC,
                    "YCbCr of this kind is not read",
                    "three samples of 8 bits",
                    samples + " samples of " + format.describe());
        }
        if (bytes instanceof JpegDecoder jpeg && !planar) {
            // The JPEG says how it is subsampled, and the tag often says it wrongly.
            return jpeg.old() ? new JpegDecoder(true, coloursOfOldJpeg(directory), false) : JpegDecoder.YCC;
        }
        int[] factors = subsampling(directory);
        var colours = bytes instanceof JpegDecoder ? YCbCr.JFIF : colours(directory);
        boolean predicted = predictor != Predictor.NONE;
        if (predicted && !planar && factors[0] * factors[1] > 1) {
            throw TiffPage.unsupported(
                    directory,
                    TiffTag.PREDICTOR,
                    "this predictor is not read with chroma for several pixels",
                    "1",
                    directory.optional(TiffTag.PREDICTOR, 1));
        }
        return planar
                ? new YCbCrPlanes(bytes, predicted, factors[0], factors[1], colours)
                : new YCbCrUnits(bytes, predicted, factors[0], factors[1], colours);
    }

    /** How many columns and rows share a chroma sample. */
    static int[] subsampling(TiffDirectory directory) throws IOException {
        if (!directory.has(TiffTag.YCBCR_SUBSAMPLING)) {
            return new int[] {SUBSAMPLING, SUBSAMPLING};
        }
        var factors = directory.values(TiffTag.YCBCR_SUBSAMPLING, 2);
        for (long factor : factors) {
            if (factor != 1 && factor != 2 && factor != 4) {
                throw TiffPage.unsupported(
                        directory,
                        TiffTag.YCBCR_SUBSAMPLING,
                        "chroma for so many pixels is not read",
                        "1, 2 or 4 columns and rows",
                        factors[0] + " x " + factors[1]);
            }
        }
        return new int[] {(int) factors[0], (int) factors[1]};
    }

    /** libjpeg's own where the tags say the same. */
    private static YCbCr coloursOfOldJpeg(TiffDirectory directory) throws IOException {
        boolean usual = isClose(directory.ratios(TiffTag.YCBCR_COEFFICIENTS, LUMA), LUMA)
                && isClose(directory.ratios(TiffTag.REFERENCE_BLACK_WHITE, RANGE), RANGE);
        return usual ? YCbCr.JFIF : colours(directory);
    }

    private static YCbCr colours(TiffDirectory directory) throws IOException {
        var luma = directory.ratios(TiffTag.YCBCR_COEFFICIENTS, LUMA);
        var range = directory.ratios(TiffTag.REFERENCE_BLACK_WHITE, RANGE);
        if (!(Math.abs(luma[1]) > 0)) {
            throw TiffPage.unsupported(
                    directory,
                    TiffTag.YCBCR_COEFFICIENTS,
                    "YCbCr of these coefficients is not read",
                    "a share of green that is not 0",
                    luma[1]);
        }
        List<Float> codes = new ArrayList<>();
        for (double code : range) {
            codes.add((float) Math.max(-MOST_CODE, Math.min(MOST_CODE, code)));
        }
        return YCbCr.of((float) luma[0], (float) luma[1], (float) luma[2], codes);
    }

    private static boolean isClose(double[] some, double[] others) {
        double most = 0;
        for (int i = 0; i < some.length; i++) {
            most = Math.max(most, Math.abs(some[i] - others[i]));
        }
        return most < CLOSE;
    }
}
