package dev.diatom.image.io.ome;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageMetadata.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads OME-XML: the schema of 2016-06, and older ones as far as they differ in names. */
final class OmeReader {
    private static final int MOST_NAMED_FAULTS = 8;
    private static final String ID = "ID";

    private final XmlCursor xml;
    private final List<OmeImageReader> images = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    /** What we have written of images, by the annotation that holds it. */
    private final Map<String, Map<String, String>> notes = new HashMap<>();

    private OmeFile elsewhere = OmeFile.ITSELF;

    OmeReader(XmlCursor xml) {
        this.xml = xml;
    }

    OmeDocument read() throws OmeException {
        if (!xml.toChild() || !xml.name().equals("OME")) {
            throw new OmeException("its first element is not OME");
        }
        var uuid = OmeFile.plainUuid(xml.attribute("UUID"));
        while (xml.toChild()) {
            switch (xml.name()) {
                case "Image" -> image();
                case "BinaryOnly" -> binaryOnly();
                case "StructuredAnnotations" -> annotations();
                default -> xml.skip();
            }
        }
        if (images.size() == 1) {
            images.get(0).addAllPagesWhereNoneAreSaid();
        }
        var found = new ArrayList<OmeImage>();
        for (var image : images) {
            var note = image.annotations().stream().filter(notes::containsKey).findFirst();
            found.add(image.image(note.map(notes::get).orElse(Map.of())));
        }
        return new OmeDocument(uuid, found, faults, elsewhere);
    }

    /** One that cannot be followed does not spoil the others. */
    private void image() throws OmeException {
        int outside = xml.depth() - 1;
        var image = new OmeImageReader(xml);
        try {
            if (image.read()) {
                images.add(image);
            }
        } catch (OmeException e) {
            xml.leaveTo(outside);
            if (faults.size() < MOST_NAMED_FAULTS) {
                faults.add("image " + Fault.quote(image.name()) + ": " + e.why());
            }
        }
    }

    private void binaryOnly() throws OmeException {
        elsewhere = OmeFile.of(xml.attribute("UUID"), xml.attribute("MetadataFile"));
        xml.skip();
    }

    private void annotations() throws OmeException {
        while (xml.toChild()) {
            if (xml.name().equals("MapAnnotation") && xml.attribute("Namespace").equals(OmeXml.OURS)) {
                var id = xml.attribute(ID);
                while (xml.toChild()) {
                    if (xml.name().equals("Value")) {
                        notes.put(id, values());
                    } else {
                        xml.skip();
                    }
                }
            } else {
                xml.skip();
            }
        }
    }

    private Map<String, String> values() throws OmeException {
        var values = new HashMap<String, String>();
        while (xml.toChild()) {
            var key = xml.attribute("K");
            values.put(key, xml.text());
        }
        return values;
    }

    /** The role that a note gives. */
    static Optional<Role> role(Map<String, String> note) {
        var name = note.getOrDefault(OmeXml.ROLE, "").toUpperCase(Locale.ROOT);
        for (var role : Role.values()) {
            if (role.name().equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
