package dev.diatom.image.io.ome;

import dev.diatom.image.Calibration;
import dev.diatom.image.Fault;
import dev.diatom.image.PixelType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads one Image element. */
final class OmeImageReader {
    private static final String ORDER = "XY[ZCT]{3}";
    private static final int MOST_ANNOTATIONS = 64;
    private static final int LONGEST_NAME = 256;

    private final XmlCursor xml;
    private final String name;
    private final List<OmeChannel> channels = new ArrayList<>();
    private final List<OmeChannel> olderChannels = new ArrayList<>();
    private final List<TiffData> tiffData = new ArrayList<>();
    /** So that many thousand planes of few files share their names. */
    private final Map<OmeFile, OmeFile> files = new HashMap<>();

    private final List<String> annotations = new ArrayList<>();
    private String order = "";
    private Optional<PixelType> type = Optional.empty();
    private final long[] sizes = new long[5];
    private final double[] physicalSizes = new double[3];
    private final String[] units = {"", "", ""};
    private double frameSeconds = Double.NaN;
    private long significantBits;
    private boolean hasPixels;

    /** @param xml at the start of the element */
    OmeImageReader(XmlCursor xml) {
        this.xml = xml;
        this.name = nameOf(xml);
    }

    private static String nameOf(XmlCursor xml) {
        var name = xml.attribute("Name");
        return name.substring(
                0, name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length()))));
    }

    String name() {
        return name;
    }

    /** The annotations of the image, the first ones of many. */
    List<String> annotations() {
        return annotations;
    }

    /** Reads the element to its end; whether it has pixels. */
    boolean read() throws OmeException {
        while (xml.toChild()) {
            switch (xml.name()) {
                case "Pixels" -> pixels();
                // Before 2010 channels had their names outside Pixels.
                case "LogicalChannel", "ChannelInfo" -> olderChannels.add(channel());
                case "AnnotationRef" -> {
                    if (annotations.size() < MOST_ANNOTATIONS) {
                        annotations.add(xml.attribute("ID"));
                    }
                    xml.skip();
                }
                default -> xml.skip();
            }
        }
        return hasPixels;
    }

    private void pixels() throws OmeException {
        if (hasPixels) {
            xml.skip();
            return;
        }
        hasPixels = true;
        order = xml.attribute("DimensionOrder");
        if (!order.matches(ORDER) || order.chars().distinct().count() < order.length()) {
            throw new OmeException("DimensionOrder is " + Fault.quote(order) + ", not XY and then Z, C and T");
        }
        // Until 2012-06 it was PixelType.
        type = type(xml.has("Type") ? xml.attribute("Type") : xml.attribute("PixelType"));
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = xml.number("Size" + "XYZCT".charAt(axis), 1);
        }
        for (int axis = 0; axis < physicalSizes.length; axis++) {
            var attribute = "PhysicalSize" + "XYZ".charAt(axis);
            physicalSizes[axis] = xml.size(attribute);
            units[axis] = OmeUnits.ofCalibration(
                    xml.has(attribute + "Unit") ? xml.attribute(attribute + "Unit") : OmeUnits.MICRO);
        }
        var timeUnit = xml.has("TimeIncrementUnit") ? xml.attribute("TimeIncrementUnit") : OmeUnits.SECOND;
        frameSeconds = OmeUnits.converted(
                xml.size("TimeIncrement"), OmeUnits.ofCalibration(timeUnit), OmeUnits.SECOND, OmeUnits.SECOND);
        significantBits = xml.number("SignificantBits", 0, 0);
        while (xml.toChild()) {
            switch (xml.name()) {
                case "Channel" -> channels.add(channel());
                case "TiffData" -> tiffData.add(tiffData());
                default -> xml.skip();
            }
        }
    }

    private static Optional<PixelType> type(String name) {
        return switch (name) {
            case "float", "Float" -> Optional.of(PixelType.FLOAT32);
            case "double" -> Optional.of(PixelType.FLOAT64);
            case "bit" -> Optional.of(PixelType.UINT8);
            default -> {
                for (var type : PixelType.values()) {
                    if (!type.isFloat() && type.label().equalsIgnoreCase(name)) {
                        yield Optional.of(type);
                    }
                }
                yield Optional.empty();
            }
        };
    }

    private OmeChannel channel() throws OmeException {
        var color = OptionalInt.empty();
        try {
            // 32 bits, red first, opacity last.
            color = OptionalInt.of((int) Long.parseLong(xml.attribute("Color")) >>> Byte.SIZE);
        } catch (NumberFormatException e) {
            // It has no colour.
        }
        var channel = new OmeChannel(
                nameOf(xml), color, (int) Math.min(Integer.MAX_VALUE, xml.number("SamplesPerPixel", 1, 1)));
        xml.skip();
        return channel;
    }

    private TiffData tiffData() throws OmeException {
        // Before 2008 planes were counted by NumPlanes.
        var count = xml.has("NumPlanes") ? "NumPlanes" : "PlaneCount";
        long planes = xml.number(count, 0, xml.has("IFD") ? 1 : TiffData.ALL);
        long page = xml.number("IFD", 0, 0);
        long z = xml.number("FirstZ", 0, 0);
        long c = xml.number("FirstC", 0, 0);
        long t = xml.number("FirstT", 0, 0);
        var file = OmeFile.ITSELF;
        while (xml.toChild()) {
            if (xml.name().equals("UUID")) {
                var fileName = xml.attribute("FileName");
                var named = OmeFile.of(xml.text(), fileName);
                file = files.computeIfAbsent(named, same -> same);
            } else {
                xml.skip();
            }
        }
        return new TiffData(file, page, z, c, t, planes);
    }

    /** A text without TiffData is about all pages of its file. */
    void addAllPagesWhereNoneAreSaid() {
        if (tiffData.isEmpty()) {
            tiffData.add(TiffData.EVERYTHING);
        }
    }

    /** What was read, with what a note of ours says. */
    OmeImage image(Map<String, String> note) {
        return new OmeImage(
                name,
                order.substring(2),
                type,
                sizes[0],
                sizes[1],
                sizes[2],
                sizes[3],
                sizes[4],
                calibration(OmeUnits.ofCalibration(note.getOrDefault(OmeXml.UNIT, ""))),
                significantBits,
                channels.isEmpty() ? olderChannels : channels,
                tiffData,
                OmeReader.role(note));
    }

    /** All sizes in the unit of the first that is known; what is not said is as X, depth is 1. */
    private Calibration calibration(String ownUnit) {
        var unit = units[0].isEmpty() ? ownUnit : units[0];
        var calibration = Calibration.NONE;
        if (!Double.isNaN(physicalSizes[0]) && !unit.isEmpty()) {
            double x = physicalSizes[0];
            double y = in(unit, 1, x);
            double z = in(unit, 2, 1);
            calibration = Calibration.of(x, y, z, unit);
        }
        return calibration.withFrameSeconds(frameSeconds);
    }

    /** A size in another unit than its own; where that cannot be, what holds then. */
    private double in(String unit, int axis, double absent) {
        double size = physicalSizes[axis];
        if (!Double.isNaN(size) && !units[axis].equals(units[0])) {
            size = OmeUnits.converted(size, units[axis], unit, OmeUnits.METRE);
        }
        return size > 0 && Double.isFinite(size) ? size : absent;
    }
}
