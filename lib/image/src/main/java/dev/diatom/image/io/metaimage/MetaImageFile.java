package dev.diatom.image.io.metaimage;

import dev.diatom.image.Axis;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.PixelFile;
import dev.diatom.image.io.array.ArrayAxes;
import dev.diatom.image.io.array.ArraySpacing;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads what the header of a MetaImage says of its array. Channels stand side by side. */
public final class MetaImageFile {
    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z0-9_.-]+)\\s*[=:]\\s*(.*)");
    private static final int MOST_AXES = 5;
    private static final String DATA = "elementdatafile";
    private static final String LIST = "LIST";

    private final Path path;
    private final HeaderFields fields;
    /** Where the header ends. */
    private final long end;
    /** The names behind {@code ElementDataFile = LIST}. */
    private final List<String> listed;

    private MetaImageFile(Path path, HeaderFields fields, long end, List<String> listed) {
        this.path = path;
        this.fields = fields;
        this.end = end;
        this.listed = listed;
    }

    /**
     * What the header says.
     *
     * @param third what the third axis of space is taken for: Z, C or T
     */
    public static StoredArray describe(Path path, Axis third) {
        return IoThreads.call(() -> {
            try (var file = PixelFile.open(path)) {
                return read(file).describe(third);
            }
        });
    }

    private static MetaImageFile read(PixelFile file) throws IOException {
        var lines = new HeaderLines(file);
        var fields = new HeaderFields(file.path());
        for (String line; (line = lines.next()) != null; ) {
            var parts = LINE.matcher(line);
            if (parts.matches()) {
                fields.put(parts.group(1), parts.group(1), parts.group(2), lines.line());
            } else if (!line.isBlank()) {
                throw new ImageFormatException(Fault.in(file.path(), "a line of the header cannot be understood")
                        .atLine(lines.line(), "header")
                        .expected("\"Key = value\"", Fault.quote(line))
                        .advice("The file looks damaged"));
            }
            if (fields.find(DATA).isPresent()) {
                break;
            }
        }
        long end = lines.byteOffset();
        boolean list = fields.find(DATA).filter(value -> value.startsWith(LIST)).isPresent();
        return new MetaImageFile(file.path(), fields, end, list ? lines.rest() : List.of());
    }

    private StoredArray describe(Axis third) {
        if (!fields.find("objecttype").orElse("Image").equalsIgnoreCase("Image")) {
            throw new UnsupportedFormatException(fields.fault("objecttype", "this MetaIO file is no image")
                    .expected("Image", Fault.quote(fields.require("objecttype"))));
        }
        var type = type();
        int dimensions = (int) fields.number("ndims", 1, MOST_AXES);
        var sizes = fields.sizes("dimsize", dimensions);
        long channels = fields.find("elementnumberofchannels").isPresent()
                ? fields.number("elementnumberofchannels", 1, Integer.MAX_VALUE)
                : 1;
        var all = Arrays.copyOf(sizes, dimensions + 1);
        all[dimensions] = channels;
        ArrayAxes.check(all, type, fields.fault("dimsize", "no image has these sizes"));
        var space = axes(third, channels, dimensions);
        var axes = new ArrayList<>(space);
        var lengths = new ArrayList<>(Arrays.stream(sizes).boxed().toList());
        if (channels > 1) {
            axes.add(0, Axis.C);
            lengths.add(0, channels);
        }
        var packing = isTrue("compresseddata") ? Packing.DEFLATE : Packing.NONE;
        var data = data(packing, axes, lengths);
        return new StoredArray(
                path,
                data,
                byteOffset(data, packing),
                type,
                isTrue("binarydatabyteordermsb") || isTrue("elementbyteordermsb")
                        ? ByteOrder.BIG_ENDIAN
                        : ByteOrder.LITTLE_ENDIAN,
                new ArrayAxes(axes, lengths),
                packing,
                metadata(type, space, channels));
    }

    /** What the axes of the header are: three of space, one of time, and one of channels where those are not apart. */
    private List<Axis> axes(Axis third, long channels, int dimensions) {
        var order = new ArrayList<>(ArrayAxes.undescribed(third, Axis.Z, Axis.T, Axis.C));
        if (channels > 1) {
            order.remove(Axis.C);
        }
        if (dimensions > order.size()) {
            throw new UnsupportedFormatException(
                    fields.fault("ndims", "the axes of this file are not those of an image")
                            .expected("at most " + order.size() + " beside its channels", dimensions)
                            .advice("Save a part of it, with fewer axes"));
        }
        return order.subList(0, dimensions);
    }

    private StoredType type() {
        String name = fields.require("elementtype");
        return switch (name.toUpperCase(Locale.ROOT).replaceFirst("_ARRAY$", "")) {
            case "MET_CHAR" -> StoredType.INT8;
            case "MET_UCHAR" -> StoredType.UINT8;
            case "MET_SHORT" -> StoredType.INT16;
            case "MET_USHORT" -> StoredType.UINT16;
            // In files a long has 32 bits, whatever the machine that wrote it.
            case "MET_INT", "MET_LONG" -> StoredType.INT32;
            case "MET_UINT", "MET_ULONG" -> StoredType.UINT32;
            case "MET_LONG_LONG" -> StoredType.INT64;
            case "MET_ULONG_LONG" -> StoredType.UINT64;
            case "MET_FLOAT" -> StoredType.FLOAT32;
            case "MET_DOUBLE" -> StoredType.FLOAT64;
            default ->
                throw new UnsupportedFormatException(fields.fault("elementtype", "samples of this type are not read")
                        .expected("MET_CHAR to MET_ULONG_LONG, MET_FLOAT or MET_DOUBLE", Fault.quote(name)));
        };
    }

    /** As MetaIO takes it. */
    private boolean isTrue(String key) {
        return fields.find(key).filter(value -> value.matches("[Tt1].*")).isPresent();
    }

    private List<Path> data(Packing packing, List<Axis> axes, List<Long> sizes) {
        if (fields.find("binarydata").isPresent() && !isTrue("binarydata")) {
            throw new UnsupportedFormatException(
                    fields.fault("binarydata", "pixels that are written as text are not read")
                            .expected("True", Fault.quote(fields.require("binarydata")))
                            .advice("Save it with binary pixels"));
        }
        String name = fields.require(DATA);
        if (name.equalsIgnoreCase("LOCAL")) {
            return List.of(path);
        }
        boolean list = name.startsWith(LIST);
        var wrong = fields.fault(DATA, "the pixels stand where they are not looked for");
        if (!list && name.indexOf('%') < 0) {
            return List.of(DataFile.beside(path, name, wrong));
        }
        DataFiles.check(
                axes,
                packing,
                !list || name.matches("LIST(\\s+2D?)?"),
                fields.fault(DATA, "pixels in such files are not read"));
        long count = sizes.get(sizes.size() - 1);
        return DataFiles.beside(path, list ? listed : DataFiles.matching(name, count, wrong), count, wrong);
    }

    private long byteOffset(List<Path> data, Packing packing) {
        long skipped = fields.find("headersize").isPresent()
                ? fields.number("headersize", StoredArray.AT_END, Long.MAX_VALUE / 4)
                : 0;
        if (skipped == StoredArray.AT_END) {
            if (packing != Packing.NONE) {
                throw fields.wrong("headersize", "0 or more, as the pixels are compressed");
            }
            return StoredArray.AT_END;
        }
        return (data.get(0).equals(path) ? end : 0) + skipped;
    }

    private ImageMetadata metadata(StoredType type, List<Axis> space, long channels) {
        var spacing = new ArraySpacing();
        var distances = fields.words(fields.find("elementspacing").isPresent() ? "elementspacing" : "elementsize");
        // ITK's unit where nothing is said.
        String unit = fields.find("distanceunits").orElse("mm");
        for (int i = 0; i < Math.min(space.size(), distances.length); i++) {
            if (space.get(i) != Axis.T && space.get(i) != Axis.C) {
                spacing.put(space.get(i), HeaderFields.length(distances[i]), unit);
            }
        }
        boolean rgb = type == StoredType.UINT8 && (channels == 3 || channels == 4);
        return ImageMetadata.of(String.valueOf(path.getFileName()), rgb ? Role.RGB : Role.INTENSITY)
                .withCalibration(spacing.calibration())
                .withTags(fields.tags());
    }
}
