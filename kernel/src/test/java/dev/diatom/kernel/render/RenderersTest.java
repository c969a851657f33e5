package dev.diatom.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.image.Channel;
import dev.diatom.image.Colors;
import dev.diatom.image.DiskImage;
import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Show;
import dev.diatom.plot.Charts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class RenderersTest {
    private final Renderers renderers = new Renderers();

    @Test
    void aSliceIsShownPixelByPixelWithItsCaption() throws IOException {
        var image = MemoryImage.create(PixelType.UINT16, Extent.of(7, 5));
        image.set(6, 4, 0, 0, 0, 1000);
        var rendering = renderers.render(image);
        assertThat(text(rendering)).isEqualTo("new image: 7 × 5 (XY), uint16, in memory, shown from 0 to 1000");
        var picture = picture(rendering);
        assertThat(picture.getWidth()).isEqualTo(7);
        assertThat(picture.getHeight()).isEqualTo(5);
        assertThat(picture.getRaster().getSample(6, 4, 0)).isEqualTo(255);
        assertThat(picture.getRaster().getSample(0, 0, 0)).isZero();
        assertThat(html(rendering))
                .contains(">new image: 7 × 5 (XY), uint16, in memory, shown from 0 to 1000</figcaption>")
                .contains("width=\"112\" height=\"80\"");
    }

    @Test
    void bytesAreShownAsTheyAre() throws IOException {
        var image = MemoryImage.of(new byte[] {10, (byte) 200}, 2, 1);
        assertThat(picture(renderers.render(image)).getRaster().getSample(0, 0, 0))
                .isEqualTo(10);
        assertThat(picture(renderers.render(image)).getRaster().getSample(1, 0, 0))
                .isEqualTo(200);
    }

    @Test
    void channelsAreCalledByTheirNames() {
        var plane = MemoryImage.create(PixelType.UINT8, new Extent(7, 5, 1, 2, 1));
        var channels = List.of(Channel.of("<b>DAPI"), Channel.of("GFP"));
        assertThat(text(renderers.render(plane.withMetadata(plane.metadata().withChannels(channels)))))
                .isEqualTo("new image: 7 × 5 × 2 (XYC), uint8, in memory; shown: plane c = 0 (<b>DAPI)");
        var volume = MemoryImage.create(PixelType.UINT8, new Extent(7, 5, 3, 2, 1));
        assertThat(html(renderers.render(volume.withMetadata(volume.metadata().withChannels(channels)))))
                .contains(">channels</td><td style=\"text-align:left\">0 &lt;b&gt;DAPI, 1 GFP</td>");
    }

    @Test
    void aVolumeIsShownByItsMiddlePlanes() throws IOException {
        var image = DiskImage.create(PixelType.UINT8, 1100, 700, 5);
        var rendering = renderers.render(image);
        assertThat(text(rendering))
                .isEqualTo("new image: 1100 × 700 × 5 (XYZ), uint8, on disk, in the scratch space;"
                        + " shown: XY, z = 2; XZ, y = 350; YZ, x = 550");
        assertThat(picture(rendering).getWidth()).isEqualTo(367);
        image.close();
        assertThat(renderers.render(image).data()).containsOnlyKeys("text/plain");
    }

    @Test
    void coloursAreShownAsColours() throws IOException {
        var image = MemoryImage.of(new byte[] {1, 2, 3, 4, 5, 6}, 2, 1, 1, 3)
                .withMetadata(ImageMetadata.of("colour", ImageMetadata.Role.RGB));
        var rendering = renderers.render(image);
        assertThat(text(rendering)).isEqualTo("colour: 2 × 1 × 3 (XYC), uint8, in memory");
        assertThat(picture(rendering).getRGB(1, 0)).isEqualTo(0xff020406);
    }

    @Test
    void ofSeveralChannelsTheFirstIsShownAndNamed() throws IOException {
        var image = MemoryImage.of(new byte[] {1, 2, 3, 4}, 2, 1, 1, 2);
        var rendering = renderers.render(image);
        assertThat(text(rendering)).isEqualTo("array: 2 × 1 × 2 (XYC), uint8, in memory; shown: plane c = 0");
        assertThat(picture(rendering).getRaster().getSample(1, 0, 0)).isEqualTo(2);
    }

    @Test
    void aShowIsShownAsItWasAskedFor() throws IOException {
        var show = Show.of(MemoryImage.of(new short[] {0, 50, 100}, 3, 1))
                .range(0, 50)
                .colors(Colors.VIRIDIS)
                .zoom(2);
        var rendering = renderers.render(show);
        assertThat(text(rendering)).isEqualTo("array: 3 × 1 (XY), uint16, in memory, shown from 0 to 50, in viridis");
        assertThat(picture(rendering).getWidth()).isEqualTo(6);
        assertThat(picture(rendering).getRGB(2, 1)).isEqualTo(0xfffde725);
        assertThat(html(rendering)).contains("width=\"6\" height=\"2\"");
    }

    @Test
    void aTableIsEscapedAndCut() {
        var ids = IntColumn.create("id", 100);
        var names = StringColumn.create("<b>name</b>", 100);
        names.set(0, "<script>alert('x')</script>");
        var rendering = renderers.render(Table.create("<i>t</i>", ids, names));
        assertThat(html(rendering))
                .contains("&lt;i&gt;t&lt;/i&gt;: 100 rows × 2 columns, the first 15 and the last 5 shown")
                .contains("<th style=\"text-align:right\">id</th>")
                .contains("<th style=\"text-align:left\">&lt;b&gt;name&lt;/b&gt;</th>")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .doesNotContain("<script");
        assertThat(html(rendering).split("<tr>", -1)).hasSize(23);
        assertThat(text(rendering)).endsWith("100 rows × 2 columns, the first 15 and the last 5 shown");
    }

    @Test
    void aChartIsAPictureOfTwiceThePixels() throws IOException {
        var rendering = renderers.render(Charts.histogram(new double[] {1, 2, 2, 3}, 3));
        assertThat(picture(rendering).getWidth()).isEqualTo(1280);
        assertThat(rendering.metadata()).isEqualTo(Map.of("image/png", Map.of("width", 640, "height", 400)));
    }

    @Test
    void aPictureIsShownAsItIs() throws IOException {
        var rendering = renderers.render(new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB));
        assertThat(picture(rendering).getHeight()).isEqualTo(5);
        assertThat(text(rendering)).isEqualTo("picture: 7 × 5");
    }

    @Test
    void anArrayShowsItsElements() {
        assertThat(text(renderers.render(new int[] {1, 2, 3}))).isEqualTo("[1, 2, 3]");
        assertThat(text(renderers.render(new String[][] {{"a"}, {}}))).isEqualTo("[[a], []]");
        assertThat(text(renderers.render(new double[2000]))).endsWith("0.0, … (2000 elements)]");
    }

    @Test
    void everythingElseIsShownByItsText() {
        assertThat(text(renderers.render(null))).isEqualTo("null");
        assertThat(text(renderers.render(42L))).isEqualTo("42");
        assertThat(text(renderers.render("x".repeat(200_000)))).hasSize(100_000 + "… (200000 characters)".length());
    }

    @Test
    void hiddenCharactersBecomeVisible() {
        assertThat(Html.escape("a\u0000\u202e\"'&\n")).isEqualTo("a\\u0000\\u202e&quot;&#39;&amp;\n");
    }

    private static String text(Rendering rendering) {
        return String.valueOf(rendering.data().get("text/plain"));
    }

    private static String html(Rendering rendering) {
        return String.valueOf(rendering.data().get("text/html"));
    }

    private static BufferedImage picture(Rendering rendering) throws IOException {
        return ImageIO.read(new ByteArrayInputStream((byte[]) rendering.data().get("image/png")));
    }
}
