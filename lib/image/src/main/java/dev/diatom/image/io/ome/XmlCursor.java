package dev.diatom.image.io.ome;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Fault;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Goes through an XML text from element to element. The text may come from anyone: one with a document type is refused,
 * since that is where entities that swell, or name files, are declared; so is one that is nested too deeply.
 */
final class XmlCursor {
    /** OME-XML itself has some ten levels; annotations of others may have more. */
    private static final int DEEPEST = 256;

    private static final int LONGEST_TEXT = 1 << 12;
    /** The JDK's own, whatever other parsers are on the class path. */
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private int depth;
    private @Nullable OmeException broken;

    private XmlCursor(XMLStreamReader xml) {
        this.xml = xml;
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** Before the first element. */
    static XmlCursor of(String text) throws OmeException {
        try {
            return new XmlCursor(FACTORY.createXMLStreamReader(new StringReader(text)));
        } catch (XMLStreamException e) {
            throw new OmeException("it is not well-formed XML", e);
        }
    }

    /** How many elements the cursor is in. */
    int depth() {
        return depth;
    }

    /** Goes to the next element within the one that the cursor is in; where there is none, behind its end. */
    boolean toChild() throws OmeException {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {
                    // Text and comments between elements say nothing.
                }
            }
        }
    }

    /** Goes behind the end of the element that the cursor is in. */
    void skip() throws OmeException {
        leaveTo(depth - 1);
    }

    /** Goes behind the ends of elements until the cursor is in so many. */
    void leaveTo(int outer) throws OmeException {
        while (depth > outer) {
            next();
        }
    }

    private int next() throws OmeException {
        if (broken != null) {
            throw broken;
        }
        Cancellation.check();
        int event = event();
        if (event == XMLStreamConstants.START_ELEMENT) {
            depth++;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        }
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw broken("it has a document type or entities, which are not followed", null);
        }
        if (depth > DEEPEST) {
            throw broken("its elements are nested more than " + DEEPEST + " deep", null);
        }
        return event;
    }

    private int event() throws OmeException {
        try {
            return xml.next();
        } catch (XMLStreamException | RuntimeException e) {
            // The parser ends in others than its own on some texts.
            var at = xml.getLocation();
            throw broken(
                    "it is not well-formed XML at line " + at.getLineNumber() + ", column " + at.getColumnNumber(), e);
        }
    }

    private OmeException broken(String why, @Nullable Throwable cause) {
        var exception = cause == null ? new OmeException(why) : new OmeException(why, cause);
        broken = exception;
        return exception;
    }

    /** The name of the element, without its namespace. */
    String name() {
        return xml.getLocalName();
    }

    /** The text of the element, which has no others in it, without space around it; then the cursor is behind it. */
    String text() throws OmeException {
        var text = new StringBuilder();
        int inside = depth;
        while (depth >= inside) {
            int event = next();
            boolean characters = event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE;
            if (characters && depth == inside && text.length() < LONGEST_TEXT) {
                text.append(xml.getText());
            }
        }
        return text.toString().strip();
    }

    /** An attribute without space around it; empty where there is none. */
    String attribute(String name) {
        var value = xml.getAttributeValue(null, name);
        return value == null ? "" : value.strip();
    }

    boolean has(String attribute) {
        return xml.getAttributeValue(null, attribute) != null;
    }

    /** A whole number of at least so much. */
    long number(String attribute, long least) throws OmeException {
        var text = attribute(attribute);
        if (!text.matches("\\+?[0-9]{1,18}") || Long.parseLong(text) < least) {
            throw new OmeException(attribute + " of " + name() + " is "
                    + (text.isEmpty() ? "missing" : Fault.quote(text)) + ", not a number of at least " + least);
        }
        return Long.parseLong(text);
    }

    /** The same, or what holds where it is absent. */
    long number(String attribute, long least, long absent) throws OmeException {
        return has(attribute) ? number(attribute, least) : absent;
    }

    /** A finite number above 0, or NaN. */
    double size(String attribute) {
        try {
            double size = Double.parseDouble(attribute(attribute));
            return size > 0 && Double.isFinite(size) ? size : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
