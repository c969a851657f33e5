package dev.diatom.image.io.tiff;

import dev.diatom.image.Calibration;
import dev.diatom.image.Channel;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.Palette;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the first page of a series says of the image beside its pixels. */
final class TiffMetadata {
    private static final int MOST_TEXT_BYTES = 1 << 16;
    /** Of all tags together: they may share their bytes in the file. */
    private static final int MOST_BYTES_OF_TEXTS = 1 << 20;

    private static final int MOST_NUMBERS = 16;
    private static final int MOST_GEOGRAPHIC = 256;
    private static final int INCH = 2;
    private static final int CENTIMETRE = 3;
    /** What screens are said to have: programs write it for images that have no size. */
    private static final double SCREEN_DPI = 72;

    private TiffMetadata() {}

    /** @param channelPages how many pages the channels lie on */
    static ImageMetadata read(
            TiffSeries series, ImageJDescription description, long channelPages, Path path, String unread)
            throws IOException {
        var channels = ChannelNames.read(series.first(), series.page(), channelPages);
        var name = path.getFileName() == null ? path : path.getFileName();
        var tags = tags(series.first());
        var imageJ = ImageJExtras.read(series.first());
        var shown = series.page().samples() == 1 ? imageJ.channels(description.channels()) : List.<Channel>of();
        tags.putAll(imageJ.tags());
        MicroManager.findSummary(series.first()).ifPresent(summary -> tags.put("MicroManagerSummary", summary));
        if (!unread.isEmpty()) {
            tags.put("(not read)", unread);
        }
        if (series.missing() > 0) {
            tags.put(
                    "(missing)",
                    series.missing() + " " + TiffBlocks.kind(series.page()) + "s are not in the file: their pixels are "
                            + TiffNumbers.text(series.missingValue()));
        }
        return ImageMetadata.of(name.toString(), role(series.page(), description))
                .withCalibration(calibration(series.first(), description))
                .withPalette(palette(series.page(), series.first()))
                .withChannels(shown.isEmpty() ? channels : shown)
                .withTags(tags);
    }

    private static Role role(TiffPage page, ImageJDescription description) {
        if (page.isRgb() && description.channels() == 1) {
            return Role.RGB;
        }
        return page.samples() == 1 ? description.role() : Role.INTENSITY;
    }

    /** ImageJ gives pixels per unit, whatever the unit; others give them per inch or centimetre, Aperio in words. */
    private static Calibration calibration(TiffDirectory directory, ImageJDescription description) throws IOException {
        double perX = directory.ratio(TiffTag.X_RESOLUTION, 0);
        double perY = directory.ratio(TiffTag.Y_RESOLUTION, perX);
        double micrometres = Makers.micrometres(directory);
        var calibration = Calibration.NONE;
        if (micrometres > 0) {
            calibration = Calibration.of(micrometres, micrometres, 1, "µm");
        } else if (perX > 0 && perY > 0) {
            long unit = directory.has(TiffTag.RESOLUTION_UNIT) && directory.isInteger(TiffTag.RESOLUTION_UNIT)
                    ? directory.optional(TiffTag.RESOLUTION_UNIT, INCH)
                    : INCH;
            // ImageJ leaves out a spacing of 1; others say nothing of depth.
            double z = description.spacing() > 0 ? description.spacing() : 1;
            if (!description.unit().isEmpty()) {
                calibration = Calibration.of(1 / perX, 1 / perY, z, description.unit());
            } else if (unit == CENTIMETRE) {
                calibration = Calibration.of(1 / perX, 1 / perY, z, "cm");
            } else if (unit == INCH && perX != SCREEN_DPI && perX > 1) {
                calibration = Calibration.of(1 / perX, 1 / perY, z, "inch");
            }
        }
        return calibration.withFrameSeconds(description.frameSeconds());
    }

    /** Indexes have the file's colours; few bits and inverted greys have theirs. */
    private static @Nullable Palette palette(TiffPage page, TiffDirectory directory) throws IOException {
        if (page.samples() > 1
                || page.format().bits() > Byte.SIZE
                || page.format().signed()) {
            return null;
        }
        int colours = 1 << page.format().bits();
        if (!page.isPalette()) {
            return page.format().bits() < Byte.SIZE || page.isWhiteZero()
                    ? Palette.greys(colours, page.isWhiteZero() ? 1 : 0, page.isWhiteZero() ? 0 : 1)
                    : null;
        }
        directory.required(TiffTag.COLOR_MAP);
        if (directory.count(TiffTag.COLOR_MAP) != 3L * colours) {
            throw new ImageFormatException(directory
                    .fault(TiffTag.COLOR_MAP, "the palette does not fit the samples")
                    .expected(3 * colours + " numbers", directory.count(TiffTag.COLOR_MAP)));
        }
        var numbers = directory.values(TiffTag.COLOR_MAP, 3 * colours);
        var components = new short[3][colours];
        for (int i = 0; i < numbers.length; i++) {
            components[i / colours][i % colours] = (short) numbers[i];
        }
        return Palette.of(components[0], components[1], components[2]);
    }

    /** Texts and a few numbers of each tag; what says where pixels stand is left out, and so is what cannot be read. */
    private static Map<String, String> tags(TiffDirectory directory) {
        var tags = new TreeMap<String, String>();
        int left = MOST_BYTES_OF_TEXTS;
        for (int tag : directory.tags()) {
            if (!isStructure(tag)) {
                try {
                    var text = text(directory, tag, Math.min(MOST_TEXT_BYTES, left));
                    tags.put(label(tag), text);
                    left -= Math.min(text.length(), left);
                } catch (ImageFormatException | IOException e) {
                    tags.put(label(tag), "(damaged)");
                }
            }
        }
        return tags;
    }

    private static boolean isStructure(int tag) {
        return switch (tag) {
            case TiffTag.STRIP_OFFSETS,
                    TiffTag.STRIP_BYTE_COUNTS,
                    TiffTag.TILE_OFFSETS,
                    TiffTag.TILE_BYTE_COUNTS,
                    TiffTag.COLOR_MAP -> true;
            default -> false;
        };
    }

    private static String label(int tag) {
        var name = TiffTag.name(tag);
        return name.equals("unknown") ? "Tag" + tag : name;
    }

    private static String text(TiffDirectory directory, int tag, int mostBytes) throws IOException {
        long count = directory.count(tag);
        if (directory.isText(tag) && mostBytes > 0) {
            return directory.text(tag, mostBytes);
        }
        if (tag == TiffTag.X_RESOLUTION || tag == TiffTag.Y_RESOLUTION) {
            return String.valueOf(directory.ratio(tag, Double.NaN));
        }
        long most = TiffTag.isGeographic(tag) ? MOST_GEOGRAPHIC : MOST_NUMBERS;
        // UIC2 has six integers for each value, whatever its type says.
        if (!directory.isNumber(tag) || count > most || tag == TiffTag.UIC2) {
            return "(" + count + " values)";
        }
        if (!directory.isInteger(tag)) {
            return Arrays.stream(directory.numbers(tag, (int) count))
                    .mapToObj(TiffNumbers::text)
                    .collect(Collectors.joining(", "));
        }
        return Arrays.stream(directory.values(tag, (int) count))
                .mapToObj(value -> directory.isSigned(tag) ? Long.toString(value) : Long.toUnsignedString(value))
                .collect(Collectors.joining(", "));
    }
}
