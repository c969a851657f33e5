package dev.diatom.kernel.maven;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** POMs from what people copy out of a project's page: a whole POM, or a few dependencies and repositories. */
final class PomText {
    private static final List<String[]> REQUIRED = List.of(
            new String[] {"modelVersion", "4.0.0"},
            new String[] {"groupId", "notebook"},
            new String[] {"artifactId", "cell"},
            new String[] {"version", "1"});

    private static final Set<String> PIECES =
            Set.of("dependency", "dependencies", "dependencyManagement", "repository", "repositories");

    private PomText() {}

    /**
     * Looks whether a file begins as a POM does.
     *
     * @throws MavenException if not
     */
    static void check(Path file) {
        var expected = file + ": this is no POM: expected XML that begins with <project>, found ";
        try (var in = Files.newInputStream(file)) {
            var factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            var reader = factory.createXMLStreamReader(in);
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // comments and the like
            }
            if (!reader.getLocalName().equals("project")) {
                throw new MavenException(expected + "<" + reader.getLocalName() + ">. Give a POM.");
            }
        } catch (XMLStreamException e) {
            throw new MavenException(expected + "something else. Give a POM.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * A whole POM.
     *
     * @throws MavenException if the text is no XML, or has nothing of a POM
     */
    static String complete(String text) {
        try {
            var builder = builder().newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            // On one line with the text, so that the lines of a message are those of the text.
            var whole = "<pieces>" + text.strip().replaceFirst("\\A<\\?xml.*?\\?>", "") + "\n</pieces>";
            var pieces = builder.parse(new InputSource(new StringReader(whole))).getDocumentElement();
            var document = builder.newDocument();
            document.appendChild(project(pieces, document));
            return write(document);
        } catch (SAXParseException e) {
            throw new MavenException("this is no XML at line " + e.getLineNumber() + ": " + e.getMessage(), e);
        } catch (SAXException | ParserConfigurationException | TransformerException e) {
            throw new MavenException("this is no XML: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DocumentBuilderFactory builder() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory;
    }

    private static Node project(Element pieces, Document document) {
        for (var child = pieces.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals("project")) {
                return document.importNode(child, true);
            }
        }
        var project = document.createElement("project");
        var dependencies = document.createElement("dependencies");
        var repositories = document.createElement("repositories");
        boolean isPom = false;
        for (var child = pieces.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                isPom |= PIECES.contains(element.getTagName());
                switch (element.getTagName()) {
                    case "dependency" -> dependencies.appendChild(document.importNode(element, true));
                    case "repository" -> repositories.appendChild(document.importNode(element, true));
                    case "dependencies" -> moveChildren(element, dependencies, document);
                    case "repositories" -> moveChildren(element, repositories, document);
                    default -> project.appendChild(document.importNode(element, true));
                }
            }
        }
        if (!isPom) {
            var found = pieces.getElementsByTagName("*").item(0);
            throw new MavenException("the text of this cell has nothing of a POM: expected <project>, <dependencies> or"
                    + " <dependency>, found " + (found == null ? "no element" : "<" + found.getNodeName() + ">")
                    + ". Copy it from a POM.");
        }
        for (var required : REQUIRED) {
            if (!hasChild(project, required[0])) {
                project.appendChild(document.createElement(required[0])).setTextContent(required[1]);
            }
        }
        project.appendChild(dependencies);
        project.appendChild(repositories);
        return project;
    }

    private static boolean hasChild(Element project, String name) {
        for (var child = project.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static void moveChildren(Element from, Element to, Document document) {
        for (var child = from.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element) {
                to.appendChild(document.importNode(child, true));
            }
        }
    }

    private static String write(Document document) throws TransformerException {
        var text = new StringWriter();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }

    /** What is wrong is thrown; it need not be printed, too. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) {}

        @Override
        public void fatalError(SAXParseException e) throws SAXParseException {
            throw e;
        }
    }
}
