package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OME-XML that is made to exhaust who reads it, in a heap of 64 MB, of which a text may take 2 MB. */
class HostileOmeTest {
    private static final String NOT_FOLLOWED = "(OME-XML not followed)";

    @TempDir
    Path folder;

    private static String ome(String sizes, String content) {
        return "<OME><Image><Pixels DimensionOrder=\"XYZCT\" Type=\"uint8\" " + sizes + ">" + content
                + "</Pixels></Image></OME>";
    }

    private Path write(String text) throws IOException {
        var pages = TestImages.memory(PixelType.UINT8, Extent.of(7, 5, 2));
        return new TestTiff(pages, ByteOrder.LITTLE_ENDIAN).description(text).write(folder.resolve("x.tif"));
    }

    private Map<String, String> tags(String text) throws IOException {
        try (var image = DiskImage.open(write(text))) {
            return image.metadata().tags();
        }
    }

    private static String repeated(String element, int bytes) {
        return IntStream.range(0, bytes / (element.length() + 4))
                .mapToObj(i -> element.replace("#", String.valueOf(i)))
                .collect(Collectors.joining());
    }

    /** Planes that are in no order, names, channels, images, annotations and what nobody knows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<TiffData FirstT=\"#\"/>",
                "<TiffData PlaneCount=\"9\" FirstT=\"#\"/>",
                "<TiffData><UUID FileName=\"#\">u</UUID></TiffData>",
                "<Channel Name=\"#\"/>",
                "<Channel SamplesPerPixel=\"2147483647\" Name=\"a\"/>",
                "</Pixels></Image><Image Name=\"#\"><Pixels DimensionOrder=\"XYZCT\" Type=\"uint8\" SizeX=\"7\" SizeY=\"5\""
                        + " SizeZ=\"1\" SizeC=\"1\" SizeT=\"1\"><TiffData/>",
                "</Pixels></Image><Image Name=\"#\"><Pixels>",
                "<x a=\"#\">#</x>",
                "<!-- # --><?p #?><![CDATA[#]]>"
            })
    void manyElementsFitTheMemory(String element) throws Exception {
        var sizes = "SizeX=\"7\" SizeY=\"5\" SizeZ=\"1\" SizeC=\"1\" SizeT=\"2147483647\"";
        var file = write(ome(sizes, repeated(element, 2_000_000) + "<TiffData IFD=\"1\"/>"));
        assertThat(SmallHeap.run(folder, HostileTiffTest.OpenAndRead.class, file.toString()))
                .isEqualTo("read\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Channel Name=\"%s\"/>",
                "<!-- %s -->",
                "<TiffData><UUID>%s</UUID></TiffData>",
                "<%s/>",
                "<a %s=\"\"/>"
            })
    void longTextsFitTheMemory(String element) throws Exception {
        var sizes = "SizeX=\"7\" SizeY=\"5\" SizeZ=\"1\" SizeC=\"1\" SizeT=\"2\"";
        var file = write(ome(sizes, element.formatted("a".repeat(2_000_000)) + "<TiffData/>"));
        assertThat(SmallHeap.run(folder, HostileTiffTest.OpenAndRead.class, file.toString()))
                .isEqualTo("read\n");
    }

    @Test
    void moreThanTheMemoryAllowsIsNotRead() throws Exception {
        var sizes = "SizeX=\"7\" SizeY=\"5\" SizeZ=\"1\" SizeC=\"1\" SizeT=\"2\"";
        var file = write(ome(sizes, "<TiffData/>".repeat(1_000_000)));
        assertThat(SmallHeap.run(folder, OpenAndSay.class, file.toString()))
                .isEqualTo("7 × 5 × 2 (XYZ), it has 11 MB, more than the 2.1 MB that the memory allows\n");
    }

    /** Opens a file and says what is not followed. */
    static final class OpenAndSay {
        private OpenAndSay() {}

        public static void main(String[] args) {
            try (var image = DiskImage.open(args[0])) {
                System.out.println(
                        image.extent() + ", " + image.metadata().tags().get(NOT_FOLLOWED));
            }
        }
    }

    @Test
    void whatCannotBeFollowedIsSaidAndTheFileIsAPlainTiff() throws IOException {
        var good = "SizeX=\"7\" SizeY=\"5\" SizeZ=\"2\" SizeC=\"1\" SizeT=\"1\"";
        assertThat(tags(ome(good, "<TiffData/>"))).doesNotContainKey(NOT_FOLLOWED);
        assertThat(tags(ome(good.replace("X=\"7\"", "X=\"8\""), "<TiffData/>")))
                .containsEntry(NOT_FOLLOWED, "image \"\": its size is 8 x 5, and its pages have 7 x 5 pixels");
        assertThat(tags(ome(good, "<TiffData IFD=\"2\"/>")))
                .containsEntry(NOT_FOLLOWED, "image \"\": none of its planes has a page");
        assertThat(tags(ome(good.replace("T=\"1\"", "T=\"999999999999999999\""), "<TiffData/>")))
                .containsEntry(NOT_FOLLOWED, "image \"\": it says more pixels than can be counted");
        assertThat(tags(ome(good, "<TiffData/>").replace("</OME>", "")))
                .containsEntry(NOT_FOLLOWED, "it is not well-formed XML at line 1, column 135");
        assertThat(tags("<!DOCTYPE a [<!ENTITY b \"c\">]>" + ome(good, "&b;<TiffData/>")))
                .containsEntry(NOT_FOLLOWED, "it has a document type or entities, which are not followed");
        try (var image = DiskImage.open(folder.resolve("x.tif"))) {
            assertThat(image.extent()).isEqualTo(Extent.of(7, 5, 2));
            assertThat(image.metadata().tags().get("OME-XML")).startsWith("<!DOCTYPE");
        }
    }

    @Test
    void otherXmlIsADescriptionLikeAnyOther() throws IOException {
        assertThat(tags("<html><body>OME</body></html>"))
                .doesNotContainKeys(NOT_FOLLOWED, "OME-XML")
                .containsEntry("ImageDescription", "<html><body>OME</body></html>");
    }
}
