package dev.diatom.image.io.ome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Calibration;
import dev.diatom.image.Channel;
import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OmeXmlTest {
    private static final Extent EXTENT = new Extent(7, 5, 3, 2, 4);
    private static final String UUID = "3e450fae-b8f2-4d35-aa54-702168b2487f";

    @Test
    void saysWhatIsKnownOfAnImage() {
        var metadata = ImageMetadata.of("embryo.tif", Role.INTENSITY)
                .withCalibration(Calibration.of(0.25, 0.5, 1.5, "µm").withFrameSeconds(2.5))
                .withChannels(List.of(Channel.of("DAPI").withColor(0x0000ff), Channel.of("")));
        var schema = "http://www.openmicroscopy.org/Schemas/OME/2016-06";
        assertThat(OmeXml.text(PixelType.UINT16, EXTENT, 1, metadata, UUID))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<OME xmlns=\"" + schema + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xsi:schemaLocation=\"" + schema + " " + schema + "/ome.xsd\" UUID=\"urn:uuid:" + UUID
                        + "\" Creator=\"Diatom\">\n"
                        + "<Image ID=\"Image:0\" Name=\"embryo.tif\">\n"
                        + "<Pixels ID=\"Pixels:0\" DimensionOrder=\"XYCZT\" Type=\"uint16\""
                        + " SizeX=\"7\" SizeY=\"5\" SizeZ=\"3\" SizeC=\"2\" SizeT=\"4\" BigEndian=\"false\""
                        + " PhysicalSizeX=\"0.25\" PhysicalSizeXUnit=\"&#181;m\""
                        + " PhysicalSizeY=\"0.5\" PhysicalSizeYUnit=\"&#181;m\""
                        + " PhysicalSizeZ=\"1.5\" PhysicalSizeZUnit=\"&#181;m\""
                        + " TimeIncrement=\"2.5\" TimeIncrementUnit=\"s\">\n"
                        + "<Channel ID=\"Channel:0:0\" SamplesPerPixel=\"1\" Name=\"DAPI\" Color=\"65535\"/>\n"
                        + "<Channel ID=\"Channel:0:1\" SamplesPerPixel=\"1\"/>\n"
                        + "<TiffData IFD=\"0\" PlaneCount=\"24\"/>\n"
                        + "</Pixels>\n</Image>\n</OME>\n");
    }

    @ParameterizedTest
    @EnumSource
    void isReadAsItWasWritten(PixelType type) throws OmeException {
        var metadata = ImageMetadata.of("<a & \"b\" 'c'> \u00b5\ud83d\ude00", Role.LABELS)
                .withCalibration(Calibration.of(0.25, 0.5, 1.5, "µm").withFrameSeconds(2.5))
                .withChannels(List.of(
                        Channel.of("α").withColor(0xff8000), Channel.of("]]>").withColor(0)));
        var text = OmeXml.text(type, EXTENT, 1, metadata, "urn:uuid:" + UUID);
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSize(text.length());
        var document = OmeDocument.read(text);
        assertThat(document.uuid()).isEqualTo(UUID);
        assertThat(OmeDocument.findUuid(text)).isEqualTo(UUID);
        assertThat(document.faults()).isEmpty();
        var image = document.images().get(0);
        assertThat(image.name()).isEqualTo(metadata.name());
        assertThat(image.type()).contains(type);
        assertThat(image.order()).isEqualTo("CZT");
        assertThat(new Extent(image.sizeX(), image.sizeY(), image.sizeZ(), image.sizeC(), image.sizeT()))
                .isEqualTo(EXTENT);
        assertThat(image.tiffData()).containsExactly(new TiffData(OmeFile.ITSELF, 0, 0, 0, 0, 24));
        var read = OmeMetadata.of(ImageMetadata.of(metadata.name(), Role.INTENSITY), image, 1, false);
        assertThat(read.withTags(Map.of())).isEqualTo(metadata);
    }

    @Test
    void coloursThatStandInOnePageAreOneChannel() throws OmeException {
        var metadata = ImageMetadata.of("leaf.tif", Role.RGB);
        var text = OmeXml.text(PixelType.UINT8, new Extent(7, 5, 2, 3, 4), 3, metadata, UUID);
        assertThat(text)
                .contains(
                        "<Channel ID=\"Channel:0:0\" SamplesPerPixel=\"3\"/>\n<TiffData IFD=\"0\" PlaneCount=\"8\"/>\n")
                .doesNotContain("Channel:0:1");
        var image = OmeDocument.read(text).images().get(0);
        assertThat(image.sizeC()).isEqualTo(3);
        assertThat(image.role()).contains(Role.RGB);
    }

    @ParameterizedTest
    @CsvSource({"µm, &#181;m", "um, &#181;m", "nm, nm", "inch, in", "Å, &#197;", "cm, cm", "furlong, reference frame"})
    void unitsHaveTheNamesOfTheSchema(String unit, String written) throws OmeException {
        var metadata = ImageMetadata.of("a.tif", Role.INTENSITY).withCalibration(Calibration.of(2, 3, 4, unit));
        var text = OmeXml.text(PixelType.UINT8, EXTENT, 1, metadata, UUID);
        assertThat(text).contains(" PhysicalSizeX=\"2.0\" PhysicalSizeXUnit=\"" + written + "\"");
        assertThat(OmeDocument.read(text).images().get(0).calibration())
                .isEqualTo(Calibration.of(2, 3, 4, unit.equals("um") ? "µm" : unit));
    }

    @Test
    void whatXmlCannotHoldIsReplaced() throws OmeException {
        var metadata = ImageMetadata.of("a\u0000b\u001bc\ud800d\uffffe", Role.INTENSITY);
        var text = OmeXml.text(PixelType.UINT8, EXTENT, 1, metadata, UUID);
        assertThat(OmeDocument.read(text).images().get(0).name()).isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde");
    }
}
