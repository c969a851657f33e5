package dev.diatom.image.io.ome;

import dev.diatom.image.Channel;
import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes OME-XML: the text that an OME-TIFF keeps in the ImageDescription of its first page. */
public final class OmeXml {
    /** The namespace of the annotation that holds what OME-XML has no words for. */
    static final String OURS = "dev.diatom";

    static final String ROLE = "role";
    static final String UNIT = "unit";
    static final String NO_UNIT = "reference frame";

    private static final String SCHEMA = "http://www.openmicroscopy.org/Schemas/OME/2016-06";
    private static final String URN = "urn:uuid:";
    private static final int OPAQUE = 0xff;

    private final StringBuilder text = new StringBuilder();

    private OmeXml() {}

    /**
     * The text for a file that holds one image, all its planes, and nothing else: samples of a pixel in one page, then C,
     * then Z, then T. Valid by the schema of 2016-06, and plain ASCII.
     *
     * @param samplesPerPixel how many channels stand in one page
     * @param uuid of the file, with or without {@code urn:uuid:} before it
     */
    public static String text(PixelType type, Extent extent, int samplesPerPixel, ImageMetadata metadata, String uuid) {
        var xml = new OmeXml();
        var notes = notes(metadata);
        xml.text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OME");
        xml.attribute("xmlns", SCHEMA)
                .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
                .attribute("xsi:schemaLocation", SCHEMA + " " + SCHEMA + "/ome.xsd")
                .attribute("UUID", uuid.startsWith(URN) ? uuid : URN + uuid)
                .attribute("Creator", "Diatom");
        xml.text.append(">\n<Image");
        xml.attribute("ID", "Image:0").attribute("Name", metadata.name());
        xml.text.append(">\n");
        xml.pixels(type, extent, samplesPerPixel, metadata);
        if (!notes.isEmpty()) {
            xml.text.append("<AnnotationRef ID=\"Annotation:0\"/>\n");
        }
        xml.text.append("</Image>\n");
        xml.annotation(notes);
        return xml.text.append("</OME>\n").toString();
    }

    /** OME's name of a pixel type. */
    private static String type(PixelType type) {
        return switch (type) {
            case FLOAT32 -> "float";
            case FLOAT64 -> "double";
            default -> type.label();
        };
    }

    private void pixels(PixelType type, Extent extent, int samples, ImageMetadata metadata) {
        text.append("<Pixels");
        attribute("ID", "Pixels:0").attribute("DimensionOrder", "XYCZT").attribute("Type", type(type));
        attribute("SizeX", extent.x()).attribute("SizeY", extent.y());
        attribute("SizeZ", extent.z()).attribute("SizeC", extent.c()).attribute("SizeT", extent.t());
        attribute("BigEndian", false);
        sizes(metadata);
        text.append(">\n");
        long pages = extent.c() / samples;
        for (int page = 0; page < pages; page++) {
            text.append("<Channel");
            attribute("ID", "Channel:0:" + page).attribute("SamplesPerPixel", samples);
            if (samples == 1 && !metadata.channels().isEmpty()) {
                channel(metadata.channels().get(page));
            }
            text.append("/>\n");
        }
        text.append("<TiffData");
        attribute("IFD", 0).attribute("PlaneCount", extent.planes() / samples);
        text.append("/>\n</Pixels>\n");
    }

    private void channel(Channel channel) {
        if (!channel.name().isEmpty()) {
            attribute("Name", channel.name());
        }
        channel.color().ifPresent(rgb -> attribute("Color", rgb << Byte.SIZE | OPAQUE));
    }

    private void sizes(ImageMetadata metadata) {
        var calibration = metadata.calibration();
        if (calibration.isKnown()) {
            var ome = OmeUnits.ofOme(calibration.unit());
            var unit = ome.isEmpty() ? NO_UNIT : ome;
            attribute("PhysicalSizeX", calibration.x()).attribute("PhysicalSizeXUnit", unit);
            attribute("PhysicalSizeY", calibration.y()).attribute("PhysicalSizeYUnit", unit);
            attribute("PhysicalSizeZ", calibration.z()).attribute("PhysicalSizeZUnit", unit);
        }
        if (Double.isFinite(calibration.frameSeconds())) {
            attribute("TimeIncrement", calibration.frameSeconds()).attribute("TimeIncrementUnit", OmeUnits.SECOND);
        }
    }

    /** What OME-XML has no words for; colours that stand side by side say so themselves. */
    private static Map<String, String> notes(ImageMetadata metadata) {
        var notes = new LinkedHashMap<String, String>();
        if (metadata.role() != Role.INTENSITY) {
            notes.put(ROLE, metadata.role().name().toLowerCase(Locale.ROOT));
        }
        var unit = metadata.calibration().unit();
        if (metadata.calibration().isKnown() && OmeUnits.ofOme(unit).isEmpty()) {
            notes.put(UNIT, unit);
        }
        return notes;
    }

    private void annotation(Map<String, String> notes) {
        if (notes.isEmpty()) {
            return;
        }
        text.append("<StructuredAnnotations>\n<MapAnnotation");
        attribute("ID", "Annotation:0").attribute("Namespace", OURS);
        text.append("><Value>");
        notes.forEach((key, value) -> {
            text.append("<M");
            attribute("K", key);
            text.append('>').append(escaped(value)).append("</M>");
        });
        text.append("</Value></MapAnnotation>\n</StructuredAnnotations>\n");
    }

    private OmeXml attribute(String name, Object value) {
        text.append(' ').append(name).append("=\"");
        text.append(escaped(value.toString())).append('"');
        return this;
    }

    /** What is not plain is a number; what XML cannot hold is the replacement character. */
    private static String escaped(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean allowed = c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || (c >= ' ' && c <= 0xd7ff)
                    || (c >= 0xe000 && c <= 0xfffd)
                    || c > 0xffff;
            boolean plain = c >= ' ' && c <= '~' && "<>&\"'".indexOf(c) < 0;
            if (plain) {
                safe.append((char) c);
            } else {
                safe.append("&#").append(allowed ? c : 0xfffd).append(';');
            }
        });
        return safe.toString();
    }
}
