package dev.diatom.image;

import static org.assertj.core.api.Assertions.assertThat;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.io.RoiDecoder;
import ij.process.LUT;
import java.awt.Color;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs keep beside the pixels. */
class MakersTagsTest {
    @TempDir
    Path folder;

    private static TestTiff tiff() {
        return new TestTiff(TestImages.memory(PixelType.UINT8, Extent.of(7, 5)), ByteOrder.BIG_ENDIAN);
    }

    @Test
    void whereOnEarthPixelsAreIsKept() throws IOException {
        var file = tiff().doubles(33550, 30, 30, 0)
                .doubles(33922, 0, 0, 0, 323400.5, 4265400, 0)
                .longs(34735, 1, 1, 0, 1, 1024, 0, 1, 1)
                .doubles(34736, 298.257223563, 6378137)
                .text(34737, "WGS 84 / UTM zone 11N|")
                .text(42112, "<GDALMetadata>\n</GDALMetadata>")
                .text(42113, "-9999")
                .write(folder.resolve("geo.tif"));
        assertThat(MemoryImage.load(file).metadata().tags())
                .containsEntry("ModelPixelScale", "30, 30, 0")
                .containsEntry("ModelTiepoint", "0, 0, 0, 323400.5, 4265400, 0")
                .containsEntry("GeoKeyDirectory", "1, 1, 0, 1, 1024, 0, 1, 1")
                .containsEntry("GeoDoubleParams", "298.257223563, 6378137")
                .containsEntry("GeoAsciiParams", "WGS 84 / UTM zone 11N|")
                .containsEntry("GDAL_METADATA", "<GDALMetadata>\n</GDALMetadata>")
                .containsEntry("GDAL_NODATA", "-9999");
    }

    @Test
    void theSummaryOfMicroManagerIsKept() throws IOException {
        var json = "{\"PositionIndex\":0}";
        byte[] bytes = tiff().text(51123, json).bytes();
        var summary = "{\"Prefix\":\"cells\",\"Channels\":2}".getBytes(StandardCharsets.UTF_8);
        // The summary stands between the header and the first page, whose offsets are moved behind it.
        var file = folder.resolve("mm.tif");
        Files.write(file, withSummary(bytes, summary));
        try (var image = DiskImage.open(file)) {
            assertThat(image.metadata().tags())
                    .containsEntry("MicroManagerMetadata", json)
                    .containsEntry("MicroManagerSummary", "{\"Prefix\":\"cells\",\"Channels\":2}");
            assertThat(image.toMemory().pixels())
                    .isEqualTo(
                            TestImages.memory(PixelType.UINT8, Extent.of(7, 5)).pixels());
        }
    }

    /** Puts Micro-Manager's header behind TIFF's, and moves all that stands after it: 40 bytes and the summary. */
    private static byte[] withSummary(byte[] tiff, byte[] summary) {
        int gap = 32 + summary.length;
        var out = ByteBuffer.allocate(tiff.length + gap);
        out.put(tiff, 0, 4).putInt(ByteBuffer.wrap(tiff).getInt(4) + gap);
        out.position(32).putInt(2355492).putInt(summary.length).put(summary).put(tiff, 8, tiff.length - 8);
        int at = out.getInt(4);
        int entries = out.getShort(at);
        for (int i = 0; i < entries; i++) {
            int entry = at + 2 + i * 12;
            int tag = out.getShort(entry) & 0xffff;
            boolean offset = tag == 273 || tag == 51123;
            if (offset) {
                out.putInt(entry + 8, out.getInt(entry + 8) + gap);
            }
        }
        return out.array();
    }

    @Test
    void imageJsNotesLabelsRangesAndRegionsAreKept() {
        var stack = IJ.createHyperStack("x", 7, 5, 2, 3, 1, 16);
        stack.getStack().setSliceLabel("first", 1);
        stack.getStack().setSliceLabel("second", 2);
        stack.setProperty("Info", "what was said\nof it");
        stack.setRoi(new Roi(1, 1, 3, 2));
        var overlay = new Overlay();
        for (int i = 0; i < 3; i++) {
            overlay.add(new Roi(i, i, 2, 2));
        }
        stack.setOverlay(overlay);
        var composite = new CompositeImage(stack, CompositeImage.COMPOSITE);
        composite.setChannelLut(LUT.createLutFromColor(Color.MAGENTA), 1);
        composite.setChannelLut(LUT.createLutFromColor(new Color(0x40, 0x80, 0xff)), 2);
        composite.setC(1);
        composite.setDisplayRange(10, 4000);
        composite.setC(2);
        composite.setDisplayRange(0, 77);
        var metadata = load(composite);
        assertThat(metadata.tags())
                .containsEntry("IJMetadata.overlay", "3 ROIs")
                .containsEntry("IJMetadata.selection", "1 ROI")
                .containsEntry("IJMetadata.luts", "2 LUTs")
                .containsEntry("IJMetadata.ranges", "10 to 4000, 0 to 77");
        var regions = metadata.tags()
                .getOrDefault("IJMetadata.overlay (base64)", "")
                .lines()
                .toList();
        assertThat(regions).hasSize(3);
        for (int i = 0; i < 3; i++) {
            var region = RoiDecoder.openFromByteArray(Base64.getDecoder().decode(regions.get(i)));
            assertThat(region.getBounds()).isEqualTo(new Rectangle(i, i, 2, 2));
        }
        assertThat(metadata.tags().get("IJMetadata.info")).isEqualTo("what was said\nof it");
        assertThat(metadata.tags().get("IJMetadata.labels")).startsWith("first\nsecond");
        assertThat(metadata.channels())
                .containsExactly(
                        Channel.of("").withColor(0xff00ff), Channel.of("").withColor(0x4080ff));
    }

    private ImageMetadata load(ImagePlus image) {
        var file = folder.resolve("imagej.tif").toString();
        new FileSaver(image).saveAsTiff(file);
        return MemoryImage.load(file).metadata();
    }

    @Test
    void imageJShowsChannelsInTheColoursThatWeSaved() {
        var image = TestImages.memory(PixelType.UINT16, new Extent(7, 5, 3, 2, 4));
        var channels = List.of(
                Channel.of("DAPI").withColor(0x0000ff), Channel.of("GFP").withColor(0x00ff80));
        var file = folder.resolve("ours.tif");
        image.withMetadata(image.metadata().withChannels(channels)).saveTiff(file);
        var read = IJ.openImage(file.toString());
        assertThat(read).isInstanceOf(CompositeImage.class);
        var luts = read.getLuts();
        assertThat(luts[0].getRGB(255) & 0xffffff).isEqualTo(0x0000ff);
        assertThat(luts[0].getRGB(0) & 0xffffff).isZero();
        assertThat(luts[1].getRGB(255) & 0xffffff).isEqualTo(0x00ff80);
        read.setPosition(2, 3, 4);
        assertThat(read.getProcessor().get(6, 4)).isEqualTo((int) TestImages.value(6, 4, 2, 1, 3));
        assertThat(MemoryImage.load(file).metadata().channels())
                .containsExactly(
                        Channel.of("").withColor(0x0000ff), Channel.of("").withColor(0x00ff80));
    }
}
