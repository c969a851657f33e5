package dev.diatom.image.io.nrrd;

import dev.diatom.image.Axis;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PixelFile;
import dev.diatom.image.io.array.ArrayAxes;
import dev.diatom.image.io.array.DataFile;
import dev.diatom.image.io.array.DataFiles;
import dev.diatom.image.io.array.HeaderFields;
import dev.diatom.image.io.array.HeaderLines;
import dev.diatom.image.io.array.Packing;
import dev.diatom.image.io.array.StoredArray;
import dev.diatom.image.io.array.StoredType;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reads what a NRRD header, attached or detached, says of its array. */
public final class NrrdFile {
    /** As many as teem has. */
    private static final int MOST_AXES = 16;

    private static final int MOST_SKIPPED_LINES = 100_000;

    private final Path path;
    private final NrrdHeader header;
    private final HeaderFields fields;

    private NrrdFile(Path path, NrrdHeader header) {
        this.path = path;
        this.header = header;
        this.fields = header.fields();
    }

    /**
     * What the header says.
     *
     * @param third what an axis is that follows X and Y and of which nothing is said: Z, C or T
     */
    public static StoredArray describe(Path path, Axis third) {
        return IoThreads.call(() -> {
            try (var file = PixelFile.open(path)) {
                return new NrrdFile(path, NrrdHeader.read(file)).describe(third);
            }
        });
    }

    private StoredArray describe(Axis third) throws IOException {
        var type = type();
        int dimension = (int) fields.number("dimension", 1, MOST_AXES);
        var sizes = fields.sizes("sizes", dimension);
        ArrayAxes.check(sizes, type, fields.fault("sizes", "no image has these sizes"));
        var axes = NrrdAxes.of(fields, sizes, third);
        var array = axes.array(sizes);
        var packing = packing();
        var data = data(packing, array);
        return new StoredArray(
                path, data, byteOffset(data, packing), type, order(type), array, packing, metadata(type, axes, sizes));
    }

    private StoredType type() {
        return switch (fields.require("type").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")) {
            case "signed char", "int8", "int8_t" -> StoredType.INT8;
            case "uchar", "unsigned char", "uint8", "uint8_t" -> StoredType.UINT8;
            case "short", "short int", "signed short", "signed short int", "int16", "int16_t" -> StoredType.INT16;
            case "ushort", "unsigned short", "unsigned short int", "uint16", "uint16_t" -> StoredType.UINT16;
            case "int", "signed int", "int32", "int32_t" -> StoredType.INT32;
            case "uint", "unsigned int", "uint32", "uint32_t" -> StoredType.UINT32;
            case "longlong",
                    "long long",
                    "long long int",
                    "signed long long",
                    "signed long long int",
                    "int64",
                    "int64_t" -> StoredType.INT64;
            case "ulonglong", "unsigned long long", "unsigned long long int", "uint64", "uint64_t" -> StoredType.UINT64;
            case "float" -> StoredType.FLOAT32;
            case "double" -> StoredType.FLOAT64;
            case "block" ->
                throw new UnsupportedFormatException(fields.fault("type", "samples of this type are not read")
                        .expected("numbers", "blocks of bytes"));
            default -> throw fields.wrong("type", "a type of NRRD, such as \"short\"");
        };
    }

    private ByteOrder order(StoredType type) {
        if (type.bytes() == 1) {
            return ByteOrder.nativeOrder();
        }
        return switch (fields.require("endian").toLowerCase(Locale.ROOT)) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default -> throw fields.wrong("endian", "little or big");
        };
    }

    private Packing packing() {
        String encoding = fields.require("encoding").toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "raw" -> Packing.NONE;
            case "gz", "gzip" -> Packing.DEFLATE;
            case "txt", "text", "ascii", "hex", "bz2", "bzip2", "zrl" ->
                throw new UnsupportedFormatException(fields.fault("encoding", "this encoding is not read")
                        .expected("raw or gzip", encoding)
                        .advice("Save it with another, for example by teem's unu save -f nrrd -e raw"));
            default -> throw fields.wrong("encoding", "an encoding of NRRD, such as \"raw\"");
        };
    }

    private List<Path> data(Packing packing, ArrayAxes array) {
        var name = fields.find("data file");
        if (name.isEmpty()) {
            if (header.end() < 0) {
                throw new ImageFormatException(Fault.in(path, "the header ends without pixels")
                        .expected("an empty line before the pixels, or the name of a data file", "neither")
                        .advice("The file looks cut short or damaged"));
            }
            return List.of(path);
        }
        boolean list = name.get().startsWith("LIST");
        var wrong = fields.fault("data file", "the pixels stand where they are not looked for");
        if (!list && name.get().indexOf('%') < 0) {
            return List.of(DataFile.beside(path, name.get(), wrong));
        }
        boolean planes = (!list || name.get().matches("LIST(\\s+[0-9]+)?"))
                && !fields.find("line skip").isPresent();
        DataFiles.check(array.axes(), packing, planes, fields.fault("data file", "pixels in such files are not read"));
        long count = array.sizes().get(array.sizes().size() - 1);
        return DataFiles.beside(
                path, list ? header.listed() : DataFiles.matching(name.get(), count, wrong), count, wrong);
    }

    private long byteOffset(List<Path> data, Packing packing) throws IOException {
        long lines = fields.find("line skip").isPresent() ? fields.number("line skip", 0, MOST_SKIPPED_LINES) : 0;
        long bytes = fields.find("byte skip").isPresent() ? fields.number("byte skip", -1, Long.MAX_VALUE / 4) : 0;
        if (packing != Packing.NONE && bytes != 0) {
            throw new UnsupportedFormatException(
                    fields.fault("byte skip", "bytes within compressed pixels are not passed over")
                            .expected("0", bytes)
                            .advice("Save it with encoding raw"));
        }
        if (bytes < 0) {
            return StoredArray.AT_END;
        }
        long start = data.get(0).equals(path) ? header.end() : 0;
        return skipLines(data.get(0), start, lines) + bytes;
    }

    private long skipLines(Path data, long start, long count) throws IOException {
        if (count == 0) {
            return start;
        }
        try (var file = PixelFile.open(data)) {
            var lines = new HeaderLines(file, start);
            for (long i = 0; i < count; i++) {
                if (lines.next() == null) {
                    throw fields.wrong("line skip", "no more lines than the " + i + " of " + data.getFileName());
                }
            }
            return lines.byteOffset();
        }
    }

    private ImageMetadata metadata(StoredType type, NrrdAxes axes, long[] sizes) {
        var spacing = new NrrdSpacing(fields, axes);
        var tags = fields.tags();
        header.pairs().forEach(tags::putIfAbsent);
        if (spacing.isOblique()) {
            tags.put("(axes)", "not at right angles to each other");
        }
        boolean rgb = NrrdSpacing.isRgb(fields, axes, sizes) && (type == StoredType.UINT8 || type == StoredType.UINT16);
        return ImageMetadata.of(String.valueOf(path.getFileName()), rgb ? Role.RGB : Role.INTENSITY)
                .withCalibration(spacing.read().calibration())
                .withTags(tags);
    }
}
