package dev.diatom.image.io.ome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OME-XML of older schemas and of other programs, and texts that are made to cost much. */
class OmeReaderTest {
    private static final String PIXELS = "<Pixels DimensionOrder=\"XYZCT\" Type=\"uint16\" SizeX=\"7\" SizeY=\"5\""
            + " SizeZ=\"3\" SizeC=\"2\" SizeT=\"4\">";

    @TempDir
    Path folder;

    private static String ome(String content) {
        return "<OME>" + content + "</OME>";
    }

    private static String image(String data) {
        return ome("<Image>" + PIXELS + data + "</Pixels></Image>");
    }

    private static OmeImage only(String text) throws OmeException {
        var document = OmeDocument.read(text);
        assertThat(document.faults()).isEmpty();
        assertThat(document.images()).hasSize(1);
        return document.images().get(0);
    }

    private static PlaneMap map(String text, int pages) throws OmeException {
        var image = only(text);
        var files = new OmeFiles("a.tif", "", OmeFile.ITSELF);
        Predicate<String> none = name -> false;
        files.add(List.of(image), none);
        return PlaneMap.of(image, 1, files, pages);
    }

    @Test
    void elementsAreKnownInAnyNamespace() throws OmeException {
        var image = only(
                "<?xml version=\"1.0\"?><!-- a remark --><o:OME xmlns:o=\"http://www.openmicroscopy.org/Schemas/OME/2011-06\">"
                        + "<o:Image Name=\"a\"><o:Description>x</o:Description>" + PIXELS.replace("<", "<o:")
                        + "<b:BinData xmlns:b=\"urn:b\"/><o:Channel Name=\"c\"/><o:TiffData IFD=\"5\"/></o:Pixels></o:Image></o:OME>");
        assertThat(image.name()).isEqualTo("a");
        assertThat(image.channels().get(0).name()).isEqualTo("c");
        assertThat(image.tiffData()).containsExactly(new TiffData(OmeFile.ITSELF, 5, 0, 0, 0, 1));
    }

    @Test
    void theNamesOfOlderSchemasAreKnown() throws OmeException {
        var image = only("\ufeff\n "
                + ome("<Image><LogicalChannel Name=\"c\" SamplesPerPixel=\"2\"/>" + PIXELS.replace("Type", "PixelType")
                        + "<TiffData NumPlanes=\"7\"/></Pixels></Image>"));
        assertThat(image.type()).isPresent();
        assertThat(image.channels().get(0)).isEqualTo(new OmeChannel("c", OptionalInt.empty(), 2));
        assertThat(image.tiffData()).containsExactly(new TiffData(OmeFile.ITSELF, 0, 0, 0, 0, 7));
    }

    @Test
    void elementsOfThatNameElsewhereAreNotTaken() throws OmeException {
        var text = ome("<Image>" + PIXELS + "</Pixels><Pixels DimensionOrder=\"XYTCZ\"/></Image><StructuredAnnotations>"
                + "<XMLAnnotation><Value><OME><Image>" + PIXELS + "</Pixels></Image></OME></Value></XMLAnnotation>"
                + "</StructuredAnnotations>");
        assertThat(only(text).order()).isEqualTo("ZCT");
    }

    @Test
    void aTextWithoutTiffDataIsAboutAllPages() throws OmeException {
        assertThat(only(image("")).tiffData()).containsExactly(TiffData.EVERYTHING);
        var two = OmeDocument.read(ome("<Image>" + PIXELS + "</Pixels></Image><Image>" + PIXELS + "</Pixels></Image>"));
        assertThat(two.images()).allMatch(image -> image.tiffData().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"0.5, um, 0.5, µm", "0.5, μm, 0.5, µm", "0.5, \ufffdm, 0.5, µm", "2, in, 2, inch", "3, Å, 3, Å"})
    void unitsAreReadAsOthersWriteThem(double size, String unit, double read, String readUnit) throws OmeException {
        var calibration = only(image("")
                        .replace(" SizeX", " PhysicalSizeX=\"" + size + "\" PhysicalSizeXUnit=\"" + unit + "\" SizeX"))
                .calibration();
        assertThat(calibration.x()).isEqualTo(read);
        assertThat(calibration.unit()).isEqualTo(readUnit);
        assertThat(calibration.y()).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "INF", "x", "1e999"})
    void sizesThatAreNoneAreNotKnown(String size) throws OmeException {
        var image = only(
                image("").replace(" SizeX", " PhysicalSizeX=\"" + size + "\" TimeIncrement=\"" + size + "\" SizeX"));
        assertThat(image.calibration().isKnown()).isFalse();
        assertThat(image.calibration().frameSeconds()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-3", "1.5", "x", "", "99999999999999999999"})
    void aSizeThatIsNoneSpoilsItsImageAlone(String size) throws OmeException {
        var bad = "<Image Name=\"bad\">" + PIXELS.replace("SizeZ=\"3\"", "SizeZ=\"" + size + "\"")
                + "<TiffData/></Pixels></Image>";
        var document = OmeDocument.read(ome(bad + "<Image Name=\"good\">" + PIXELS + "</Pixels></Image>"));
        assertThat(document.images())
                .singleElement()
                .matches(image -> image.name().equals("good"));
        assertThat(document.faults())
                .containsExactly("image \"bad\": SizeZ of Pixels is "
                        + (size.isEmpty() ? "missing" : "\"" + size + "\"") + ", not a number of at least 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XYZC", "XYZZT", "ZCTXY", "xyzct", ""})
    void anOrderThatIsNoneIsSaid(String order) throws OmeException {
        var document = OmeDocument.read(image("").replace("XYZCT", order));
        assertThat(document.images()).isEmpty();
        assertThat(document.faults())
                .containsExactly("image \"\": DimensionOrder is \"" + order + "\", not XY and then Z, C and T");
    }

    @Test
    void ofPlanesThatAreNamedTwiceTheLastCounts() throws OmeException {
        var map = map(
                image(
                        "<TiffData IFD=\"0\" PlaneCount=\"24\"/><TiffData IFD=\"30\" FirstZ=\"1\" FirstC=\"1\" PlaneCount=\"2\"/>"
                                + "<TiffData IFD=\"40\" FirstZ=\"2\" FirstC=\"1\" PlaneCount=\"5\"/>"
                                + "<TiffData IFD=\"50\" FirstZ=\"0\" FirstT=\"1\" PlaneCount=\"1\"/>"),
                99);
        assertThat(map.planesThere()).isEqualTo(24);
        int[] pages = {0, 1, 2, 3, 30, 40, 50, 42, 43, 44, 10, 11, 12};
        for (int plane = 0; plane < pages.length; plane++) {
            assertThat(map.find(plane % 3, plane / 3 % 2, plane / 6))
                    .as("plane %d", plane)
                    .isEqualTo(new PlaneMap.Place(0, pages[plane]));
        }
    }

    @Test
    void planesOutsideTheImageAndPagesOutsideTheFileAreLeftOut() throws OmeException {
        var map = map(
                image("<TiffData IFD=\"0\" FirstZ=\"3\"/><TiffData IFD=\"0\" FirstT=\"999999999999\"/>"
                        + "<TiffData IFD=\"4\" FirstT=\"3\" PlaneCount=\"999999999999999999\"/>"
                        + "<TiffData IFD=\"999999999999999999\" FirstT=\"1\"/>"),
                6);
        assertThat(map.planesThere()).isEqualTo(2);
        assertThat(map.find(0, 0, 0)).isNull();
        assertThat(map.find(1, 0, 3)).isEqualTo(new PlaneMap.Place(0, 5));
        assertThat(map.find(2, 0, 3)).isNull();
    }

    @Test
    void morePlanesThanCanBeCountedAreRefused() throws OmeException {
        var image = only(image("").replaceAll("Size([ZCT])=\"\\d\"", "Size$1=\"999999999999999999\""));
        var files = new OmeFiles("a.tif", "", OmeFile.ITSELF);
        assertThatThrownBy(() -> PlaneMap.of(image, 1, files, 5)).hasMessage("it says more planes than can be counted");
    }

    @Test
    void manyPlanesInARowTakeOnePlace() throws OmeException {
        var data = new StringBuilder();
        for (int t = 0; t < 200_000; t++) {
            data.append("<TiffData IFD=\"")
                    .append(t)
                    .append("\" FirstT=\"")
                    .append(t)
                    .append("\"/>");
        }
        var text = ome("<Image>"
                + PIXELS.replace("SizeZ=\"3\" SizeC=\"2\" SizeT=\"4\"", "SizeZ=\"1\" SizeC=\"1\" SizeT=\"200000\"")
                + data + "</Pixels></Image>");
        var map = map(text, 200_000);
        assertThat(map.planesThere()).isEqualTo(200_000);
        assertThat(map.find(0, 0, 199_999)).isEqualTo(new PlaneMap.Place(0, 199_999));
    }

    @Test
    void entitiesAreNotFollowed() throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        var laughs = new StringBuilder("<!DOCTYPE OME [<!ENTITY a \"ha\">");
        for (char entity = 'b'; entity <= 'z'; entity++) {
            laughs.append("<!ENTITY ")
                    .append(entity)
                    .append(" \"")
                    .append(("&" + (char) (entity - 1) + ";").repeat(10))
                    .append("\">");
        }
        for (var text : List.of(
                laughs + "]>" + ome("<Image Name=\"&z;\">" + PIXELS + "</Pixels></Image>"),
                laughs + "]>" + ome("<Image>&z;" + PIXELS + "</Pixels></Image>"),
                "<!DOCTYPE OME [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>" + ome("<Image>&x;</Image>"),
                "<!DOCTYPE OME SYSTEM \"" + secret.toUri() + "\">" + ome(""))) {
            assertThatThrownBy(() -> OmeDocument.read(text))
                    .isInstanceOf(OmeException.class)
                    .hasMessage("it has a document type or entities, which are not followed");
        }
    }

    @Test
    void deepTextsAreRefused() {
        assertThatThrownBy(() -> OmeDocument.read("<OME>" + "<a>".repeat(1_000_000)))
                .hasMessage("its elements are nested more than 256 deep");
        assertThatThrownBy(() -> OmeDocument.read("<OME><Image>" + "<Image>".repeat(1_000_000)))
                .hasMessage("its elements are nested more than 256 deep");
    }

    @Test
    void everyTextThatBreaksOffIsRefused() throws OmeException {
        var text = "<?xml version=\"1.0\"?><OME UUID=\"urn:uuid:x\"><Image Name=\"&#233;\">" + PIXELS
                + "<Channel Name=\"a\"/><TiffData IFD=\"1\"><UUID FileName=\"b\">u</UUID></TiffData></Pixels>"
                + "<AnnotationRef ID=\"a\"/></Image><StructuredAnnotations><MapAnnotation ID=\"a\" Namespace=\"dev.diatom\">"
                + "<Value><M K=\"role\">mask</M></Value></MapAnnotation></StructuredAnnotations></OME>";
        assertThat(only(text).role()).isPresent();
        for (int length = 0; length < text.length(); length++) {
            var part = text.substring(0, length);
            assertThatThrownBy(() -> OmeDocument.read(part))
                    .as(part)
                    .isInstanceOf(OmeException.class)
                    .hasMessageMatching("it is not well-formed XML( at line 1, column \\d+)?");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a/>", "<html><OME/></html>"})
    void otherXmlIsNotOme(String text) {
        assertThatThrownBy(() -> OmeDocument.read(text)).hasMessage("its first element is not OME");
    }
}
