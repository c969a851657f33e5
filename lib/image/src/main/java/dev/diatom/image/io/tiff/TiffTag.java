package dev.diatom.image.io.tiff;

import java.util.Map;

/** The numbers of the tags that are read or written, and the names of those that are shown (TIFF 6.0, Adobe 1992, ImageJ). */
final class TiffTag {
    static final int NEW_SUBFILE_TYPE = 254;
    static final int SUBFILE_TYPE = 255;
    static final int IMAGE_WIDTH = 256;
    static final int IMAGE_LENGTH = 257;
    static final int BITS_PER_SAMPLE = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int FILL_ORDER = 266;
    static final int IMAGE_DESCRIPTION = 270;
    static final int MAKE = 271;
    static final int STRIP_OFFSETS = 273;
    static final int SAMPLES_PER_PIXEL = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTE_COUNTS = 279;
    static final int X_RESOLUTION = 282;
    static final int Y_RESOLUTION = 283;
    static final int PLANAR_CONFIGURATION = 284;
    static final int T4_OPTIONS = 292;
    static final int RESOLUTION_UNIT = 296;
    static final int SOFTWARE = 305;
    static final int PREDICTOR = 317;
    static final int COLOR_MAP = 320;
    static final int TILE_WIDTH = 322;
    static final int TILE_LENGTH = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTE_COUNTS = 325;
    static final int SUB_IFDS = 330;
    static final int INK_SET = 332;
    static final int INK_NAMES = 333;
    static final int EXTRA_SAMPLES = 338;
    static final int SAMPLE_FORMAT = 339;
    static final int JPEG_TABLES = 347;
    static final int JPEG_INTERCHANGE_FORMAT = 513;
    static final int JPEG_INTERCHANGE_FORMAT_LENGTH = 514;
    static final int JPEG_RESTART_INTERVAL = 515;
    static final int JPEG_Q_TABLES = 519;
    static final int JPEG_DC_TABLES = 520;
    static final int JPEG_AC_TABLES = 521;
    static final int YCBCR_COEFFICIENTS = 529;
    static final int YCBCR_SUBSAMPLING = 530;
    static final int REFERENCE_BLACK_WHITE = 532;
    /** Has as many values as there are planes (MetaMorph's STK). */
    static final int UIC2 = 33629;

    static final int GDAL_NODATA = 42113;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(NEW_SUBFILE_TYPE, "NewSubfileType"),
            Map.entry(SUBFILE_TYPE, "SubfileType"),
            Map.entry(IMAGE_WIDTH, "ImageWidth"),
            Map.entry(IMAGE_LENGTH, "ImageLength"),
            Map.entry(BITS_PER_SAMPLE, "BitsPerSample"),
            Map.entry(COMPRESSION, "Compression"),
            Map.entry(PHOTOMETRIC, "PhotometricInterpretation"),
            Map.entry(FILL_ORDER, "FillOrder"),
            Map.entry(269, "DocumentName"),
            Map.entry(IMAGE_DESCRIPTION, "ImageDescription"),
            Map.entry(MAKE, "Make"),
            Map.entry(272, "Model"),
            Map.entry(STRIP_OFFSETS, "StripOffsets"),
            Map.entry(274, "Orientation"),
            Map.entry(SAMPLES_PER_PIXEL, "SamplesPerPixel"),
            Map.entry(ROWS_PER_STRIP, "RowsPerStrip"),
            Map.entry(STRIP_BYTE_COUNTS, "StripByteCounts"),
            Map.entry(280, "MinSampleValue"),
            Map.entry(281, "MaxSampleValue"),
            Map.entry(X_RESOLUTION, "XResolution"),
            Map.entry(Y_RESOLUTION, "YResolution"),
            Map.entry(PLANAR_CONFIGURATION, "PlanarConfiguration"),
            Map.entry(285, "PageName"),
            Map.entry(T4_OPTIONS, "T4Options"),
            Map.entry(293, "T6Options"),
            Map.entry(RESOLUTION_UNIT, "ResolutionUnit"),
            Map.entry(297, "PageNumber"),
            Map.entry(SOFTWARE, "Software"),
            Map.entry(306, "DateTime"),
            Map.entry(315, "Artist"),
            Map.entry(316, "HostComputer"),
            Map.entry(PREDICTOR, "Predictor"),
            Map.entry(COLOR_MAP, "ColorMap"),
            Map.entry(TILE_WIDTH, "TileWidth"),
            Map.entry(TILE_LENGTH, "TileLength"),
            Map.entry(TILE_OFFSETS, "TileOffsets"),
            Map.entry(TILE_BYTE_COUNTS, "TileByteCounts"),
            Map.entry(SUB_IFDS, "SubIFDs"),
            Map.entry(INK_SET, "InkSet"),
            Map.entry(INK_NAMES, "InkNames"),
            Map.entry(EXTRA_SAMPLES, "ExtraSamples"),
            Map.entry(SAMPLE_FORMAT, "SampleFormat"),
            Map.entry(340, "SMinSampleValue"),
            Map.entry(341, "SMaxSampleValue"),
            Map.entry(JPEG_TABLES, "JPEGTables"),
            Map.entry(512, "JPEGProc"),
            Map.entry(JPEG_INTERCHANGE_FORMAT, "JPEGInterchangeFormat"),
            Map.entry(JPEG_INTERCHANGE_FORMAT_LENGTH, "JPEGInterchangeFormatLength"),
            Map.entry(JPEG_RESTART_INTERVAL, "JPEGRestartInterval"),
            Map.entry(JPEG_Q_TABLES, "JPEGQTables"),
            Map.entry(JPEG_DC_TABLES, "JPEGDCTables"),
            Map.entry(JPEG_AC_TABLES, "JPEGACTables"),
            Map.entry(YCBCR_COEFFICIENTS, "YCbCrCoefficients"),
            Map.entry(YCBCR_SUBSAMPLING, "YCbCrSubSampling"),
            Map.entry(531, "YCbCrPositioning"),
            Map.entry(REFERENCE_BLACK_WHITE, "ReferenceBlackWhite"),
            Map.entry(700, "XMP"),
            Map.entry(33432, "Copyright"),
            Map.entry(33550, "ModelPixelScale"),
            Map.entry(33628, "MetaMorph.UIC1"),
            Map.entry(UIC2, "MetaMorph.UIC2"),
            Map.entry(33630, "MetaMorph.UIC3"),
            Map.entry(33631, "MetaMorph.UIC4"),
            Map.entry(33922, "ModelTiepoint"),
            Map.entry(34264, "ModelTransformation"),
            Map.entry(34361, "FluoView.Header"),
            Map.entry(34412, "LSM.Info"),
            Map.entry(34675, "ICCProfile"),
            Map.entry(34735, "GeoKeyDirectory"),
            Map.entry(34736, "GeoDoubleParams"),
            Map.entry(34737, "GeoAsciiParams"),
            Map.entry(42112, "GDAL_METADATA"),
            Map.entry(GDAL_NODATA, "GDAL_NODATA"),
            Map.entry(50838, "IJMetadataByteCounts"),
            Map.entry(50839, "IJMetadata"),
            Map.entry(51123, "MicroManagerMetadata"),
            Map.entry(65421, "NDPI.SourceLens"),
            Map.entry(65422, "NDPI.XOffsetFromSlideCentre"),
            Map.entry(65423, "NDPI.YOffsetFromSlideCentre"),
            Map.entry(65424, "NDPI.ZOffset"),
            Map.entry(65427, "NDPI.Reference"));

    private TiffTag() {}

    /** Whether a tag says where on Earth pixels are. */
    static boolean isGeographic(int tag) {
        return tag == 33550 || tag == 33922 || tag == 34264 || tag == 34735 || tag == 34736;
    }

    static String name(int tag) {
        return NAMES.getOrDefault(tag, "unknown");
    }
}
