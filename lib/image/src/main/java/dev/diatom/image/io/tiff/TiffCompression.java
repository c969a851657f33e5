package dev.diatom.image.io.tiff;

import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.codec.Ccitt;
import dev.diatom.image.io.codec.Codec;
import dev.diatom.image.io.codec.Decoder;
import dev.diatom.image.io.codec.JpegDecoder;
import dev.diatom.image.io.codec.Predictor;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** The numbers by which TIFF calls compressions, and what is read of them; the others are refused by their names. */
final class TiffCompression {
    private static final int OLD_JPEG = 6;
    private static final int JPEG = 7;

    private static final Map<Integer, Codec> CODECS = Map.of(
            1, Codec.NONE,
            5, Codec.LZW,
            8, Codec.DEFLATE,
            32946, Codec.DEFLATE,
            32773, Codec.PACK_BITS,
            50000, Codec.ZSTD);
    private static final Map<Integer, String> OTHER_COMPRESSIONS = Map.ofEntries(
            Map.entry(9, "JBIG"),
            Map.entry(10, "JBIG colour"),
            Map.entry(32766, "NeXT"),
            Map.entry(32809, "ThunderScan"),
            Map.entry(33003, "JPEG 2000"),
            Map.entry(33005, "JPEG 2000"),
            Map.entry(34661, "JBIG"),
            Map.entry(34676, "SGI LogLuv"),
            Map.entry(34677, "SGI LogLuv 24"),
            Map.entry(34712, "JPEG 2000"),
            Map.entry(34887, "LERC"),
            Map.entry(34892, "lossy JPEG"),
            Map.entry(34925, "LZMA"),
            Map.entry(34933, "PNG"),
            Map.entry(34934, "JPEG XR"),
            Map.entry(50001, "WebP"),
            Map.entry(50002, "JPEG XL"));
    /** JBIG, NeXT, ThunderScan, LZMA, LERC and WebP: libtiff reads them where it was built so. */
    private static final Set<Long> CONVERTED_BY_LIBTIFF =
            Set.of(9L, 10L, 32766L, 32809L, 34661L, 34887L, 34925L, 50001L);

    private static final String USE_LIBTIFF = "Convert it with libtiff: tiffcp -c zip in.tif out.tif";
    static final String USE_ITS_PROGRAM =
            "Convert it with the program that made it, to a TIFF without compression or with LZW or Deflate";

    private TiffCompression() {}

    /** How blocks of so many columns are decoded. */
    static Decoder decoder(TiffDirectory directory, long columns) throws IOException {
        long code = directory.optional(TiffTag.COMPRESSION, 1);
        if (code == JPEG || code == OLD_JPEG) {
            return new JpegDecoder(code == OLD_JPEG, null, false);
        }
        Decoder decoder = code > Integer.MAX_VALUE ? null : CODECS.get((int) code);
        if (decoder == null) {
            decoder = CcittTags.decoder(directory, code, columns);
        }
        if (decoder == null) {
            throw new UnsupportedFormatException(TiffPage.notRead(
                            directory,
                            TiffTag.COMPRESSION,
                            "this compression is not read",
                            "none, LZW, Deflate, PackBits, ZSTD, JPEG or CCITT",
                            TiffNumbers.named(code, OTHER_COMPRESSIONS))
                    .advice(CONVERTED_BY_LIBTIFF.contains(code) ? USE_LIBTIFF : USE_ITS_PROGRAM));
        }
        return decoder;
    }

    /** The number by which a codec is written. */
    static int code(Codec codec) {
        return switch (codec) {
            case NONE -> 1;
            case LZW -> 5;
            case DEFLATE -> 8;
            case PACK_BITS -> 32773;
            case ZSTD -> 50000;
        };
    }

    /** A predictor goes with some codecs only; with the others it is passed over, as libtiff does. */
    static Predictor predictor(TiffDirectory directory, Decoder decoder, SampleFormat format) throws IOException {
        long predictor = directory.optional(TiffTag.PREDICTOR, 1);
        boolean none = decoder == Codec.NONE || decoder == Codec.PACK_BITS || decoder instanceof Ccitt;
        if (predictor == 1 || none || decoder.isWhole()) {
            return Predictor.NONE;
        }
        if (predictor == 2 && (format.isPlain() || format.bits() == 16 || format.integer64())) {
            return Predictor.HORIZONTAL;
        }
        if (predictor == 3 && format.isFloat()) {
            return Predictor.FLOATING_POINT;
        }
        throw TiffPage.unsupported(
                directory,
                TiffTag.PREDICTOR,
                "this predictor is not read",
                "1, 2 for samples of 8, 16, 32 or 64 bits, or 3 for floats",
                predictor + " for " + format.describe());
    }
}
