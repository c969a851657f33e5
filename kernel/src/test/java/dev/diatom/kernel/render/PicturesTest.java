package dev.diatom.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.diatom.ifcb.Bin;
import dev.diatom.image.Calibration;
import dev.diatom.image.Cancellation;
import dev.diatom.image.DiskImage;
import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Show;
import dev.diatom.samples.SampleData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What stands on the page around the pixels: planes, galleries, proportions, scale bars, bounds. */
class PicturesTest {
    private static final Pattern IMAGE =
            Pattern.compile("width=\"(\\d+)\" height=\"(\\d+)\" alt=\"[^\"]*\" src=\"data:image/png;base64,([^\"]+)\"");

    private final Renderers renderers = new Renderers();

    @TempDir
    Path folder;

    private record OnPage(int width, int height, BufferedImage pixels) {}

    private static List<OnPage> onPage(Rendering rendering) throws IOException {
        var found = new ArrayList<OnPage>();
        var matcher = IMAGE.matcher(html(rendering));
        while (matcher.find()) {
            var bytes = Base64.getDecoder().decode(matcher.group(3));
            found.add(new OnPage(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    ImageIO.read(new ByteArrayInputStream(bytes))));
        }
        return found;
    }

    private static String text(Rendering rendering) {
        return String.valueOf(rendering.data().get("text/plain"));
    }

    private static String html(Rendering rendering) {
        return String.valueOf(rendering.data().get("text/html"));
    }

    @Test
    void thePlanesOfAVolumeLieAsItsAxesDo() throws IOException {
        var image = MemoryImage.create(PixelType.UINT8, 7, 5, 3);
        image.set(6, 2, 0, 0, 0, 10);
        image.set(3, 4, 2, 0, 0, 20);
        image.set(1, 0, 1, 0, 0, 30);
        var rendering = renderers.render(image);
        assertThat(text(rendering))
                .isEqualTo("new image: 7 × 5 × 3 (XYZ), uint8, in memory; shown: XY, z = 1; XZ, y = 2; YZ, x = 3");
        var planes = onPage(rendering);
        assertThat(planes).hasSize(3);
        var xy = planes.get(0).pixels;
        var zy = planes.get(1).pixels;
        var xz = planes.get(2).pixels;
        assertThat(List.of(xy.getWidth(), xy.getHeight(), zy.getWidth(), zy.getHeight(), xz.getWidth(), xz.getHeight()))
                .containsExactly(7, 5, 3, 5, 7, 3);
        assertThat(xy.getRaster().getSample(1, 0, 0)).isEqualTo(30);
        assertThat(zy.getRaster().getSample(2, 4, 0)).isEqualTo(20);
        assertThat(xz.getRaster().getSample(6, 0, 0)).isEqualTo(10);
        assertThat(html(rendering)).contains(">XY, z = 1<", ">YZ, x = 3<", ">XZ, y = 2<");
    }

    @Test
    void theCardOfAVolumeSaysWhatIsKnownOfIt() {
        try (var image = DiskImage.open(SampleData.in(folder).stack())) {
            assertThat(html(renderers.render(image)).replaceAll("</?t[dr][^>]*>", "|"))
                    .contains("|extent||256 × 192 × 64 (XYZ)|")
                    .contains("|type||uint16|")
                    .contains("|where||on disk: "
                            + Html.escape(image.findPath().orElseThrow().toString()) + "|")
                    .contains("|size||6.3 MB|")
                    .contains("|role||intensity|")
                    .contains("|pixel||0.25 × 0.25 × 0.75 µm|");
        }
    }

    @Test
    void sidePlanesThatTakeLongAreLeftOut() throws IOException {
        var rendering = Volume.render(MemoryImage.create(PixelType.UINT8, 7, 5, 3), Duration.ZERO);
        assertThat(text(rendering))
                .isEqualTo("new image: 7 × 5 × 3 (XYZ), uint8, in memory; shown: XY, z = 1;"
                        + " the other planes would take more than a second to read");
        assertThat(onPage(rendering)).hasSize(1);
        assertThat(html(rendering)).contains("the other planes would take more than a second to read</td>");
    }

    @Test
    void anInterruptEndsTheReadingOfPlanes() {
        var token = new Cancellation();
        token.cancel();
        assertThatThrownBy(() -> token.call(() -> renderers.render(MemoryImage.create(PixelType.UINT8, 7, 5, 3))))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aVolumeHasTheProportionsOfItsCalibration() throws IOException {
        var image = MemoryImage.create(PixelType.UINT8, 70, 50, 30);
        var calibrated = image.withMetadata(image.metadata().withCalibration(Calibration.of(1, 2, 4, "µm")));
        assertThat(onPage(renderers.render(calibrated)))
                .extracting(OnPage::width, OnPage::height)
                .containsExactly(tuple(210, 300), tuple(360, 300), tuple(210, 360));
        assertThat(renderers.render(image).data()).containsKey("image/png");
    }

    @Test
    void aColourVolumeIsShownInColour() throws IOException {
        var image = MemoryImage.create(PixelType.UINT8, new Extent(7, 5, 3, 3, 1));
        image.set(3, 2, 1, 1, 0, 200);
        var colour = image.withMetadata(ImageMetadata.of("colour", Role.RGB));
        var planes = onPage(renderers.render(colour));
        assertThat(planes.get(0).pixels.getRGB(3, 2)).isEqualTo(0xff00c800);
        assertThat(planes.get(1).pixels.getRGB(1, 2)).isEqualTo(0xff00c800);
        assertThat(planes.get(2).pixels.getRGB(3, 1)).isEqualTo(0xff00c800);
    }

    @Test
    void labelsAndMasksKeepTheirColoursInEveryPlane() throws IOException {
        var labels = MemoryImage.create(PixelType.UINT32, 7, 5, 3);
        labels.set(3, 2, 1, 0, 0, 5);
        var planes = onPage(renderers.render(labels.withMetadata(ImageMetadata.of("cells", Role.LABELS))));
        int colour = planes.get(0).pixels.getRGB(3, 2);
        assertThat(colour & 0xffffff).isNotZero();
        assertThat(planes.get(1).pixels.getRGB(1, 2)).isEqualTo(colour);
        assertThat(planes.get(2).pixels.getRGB(3, 1)).isEqualTo(colour);
    }

    @Test
    void aPlaneOfLongPixelsIsAsHighAsItIs() throws IOException {
        var image = MemoryImage.create(PixelType.UINT8, 300, 20);
        var calibrated = image.withMetadata(image.metadata().withCalibration(Calibration.of(1, 3, 1, "µm")));
        assertThat(onPage(renderers.render(calibrated)))
                .extracting(OnPage::width, OnPage::height)
                .containsExactly(tuple(300, 60));
    }

    @Test
    void theScaleBarIsDrawnByThePageAndNotAmongThePixels() throws IOException {
        var image = MemoryImage.create(PixelType.UINT8, 512, 256);
        var calibrated = image.withMetadata(image.metadata().withCalibration(Calibration.of(0.65, "<µm>")));
        var rendering = renderers.render(calibrated);
        assertThat(html(rendering)).contains("width:15.024%", ">50 &lt;µm&gt;</div>");
        var levels = onPage(rendering).get(0).pixels.getRaster().getPixels(0, 0, 512, 256, (int[]) null);
        assertThat(Arrays.stream(levels).max()).hasValue(0);
        assertThat(html(renderers.render(Show.of(calibrated).scaleBar(false)))).doesNotContain("50 ");
        assertThat(html(renderers.render(image))).doesNotContain("absolute");
    }

    @Test
    void theWordsOfAScaleBarHideNothingOfASmallPicture() {
        var image = MemoryImage.create(PixelType.UINT8, 96, 45);
        var calibrated = image.withMetadata(image.metadata().withCalibration(Calibration.of(0.25, "µm (nominal)")));
        // Twice enlarged, 5 of 24 µm are 40 of 192 pixels.
        assertThat(html(renderers.render(calibrated)))
                .contains(
                        "width=\"192\" height=\"90\"", "</div><div style=\"width:40px;", ">5 µm (nominal)</div></div>")
                .doesNotContain("absolute");
    }

    @Test
    void aLargeSliceIsThinnedAndSaysSo() throws IOException {
        var slice = MemoryImage.create(PixelType.UINT16, 2048, 2048);
        var rendering = renderers.render(slice);
        assertThat(text(rendering))
                .isEqualTo(
                        "new image: 2048 × 2048 (XY), uint16, in memory, shown from 0 to 0; shown: one pixel in 2 a side");
        assertThat(onPage(rendering).get(0).pixels.getWidth()).isEqualTo(1024);
        assertThat(onPage(renderers.render(Show.of(slice))).get(0).pixels.getWidth())
                .isEqualTo(2048);
    }

    @Test
    void noisyPicturesAreBoundedInBytesAndSentOnce() {
        var noise = new byte[5000 * 3000];
        new Random(1).nextBytes(noise);
        var rendering = renderers.render(Show.of(MemoryImage.of(noise, 5000, 3000)));
        assertThat(rendering.data()).containsOnlyKeys("text/plain", "text/html");
        assertThat(html(rendering).length()).isLessThan(11_000_000);
        assertThat(text(rendering)).endsWith("; the picture is reduced to every pixel in 2");
        var small = renderers.render(MemoryImage.of(Arrays.copyOf(noise, 90_000), 300, 300));
        assertThat(small.data()).containsKeys("text/plain", "text/html", "image/png");
    }

    @Test
    void whatWasClosedSaysSo() {
        var image = DiskImage.create(PixelType.UINT8, 7, 5, 3);
        var view = image.frame(0);
        image.close();
        assertThat(renderers.render(image).data()).containsOnlyKeys("text/plain");
        assertThat(text(renderers.render(image))).contains("closed");
        assertThat(text(renderers.render(view))).contains("closed");
        assertThat(text(renderers.render(List.of(image, MemoryImage.create(PixelType.UINT8, 7, 5)))))
                .contains("0: not readable: ", "closed", "1: new image: 7 × 5 (XY), uint8");
    }

    @Test
    void imagesOfAListShareARangeAndAZoom() throws IOException {
        var dark = MemoryImage.of(new short[] {0, 10}, 2, 1);
        var bright = MemoryImage.create(PixelType.UINT16, 20, 1);
        bright.set(3, 0, 0, 0, 0, 100);
        var rendering = renderers.render(List.of(dark, bright, MemoryImage.of(new float[] {0, 1, 2}, 3, 1)));
        assertThat(text(rendering))
                .isEqualTo("3 images\n0: array: 2 × 1 (XY), uint16\n1: new image: 20 × 1 (XY), uint16\n"
                        + "2: array: 3 × 1 (XY), float32");
        var pictures = onPage(rendering);
        assertThat(pictures).extracting(OnPage::width).containsExactly(24, 240, 36);
        assertThat(pictures.get(0).pixels.getRaster().getSample(1, 0, 0)).isEqualTo(26);
        assertThat(pictures.get(1).pixels.getRaster().getSample(3, 0, 0)).isEqualTo(255);
        assertThat(pictures.get(2).pixels.getRaster().getSample(1, 0, 0)).isEqualTo(128);
    }

    @Test
    void whatShowsNoPagesGetsTheImagesOfAListAsOnePicture() throws IOException {
        var dark = MemoryImage.of(new short[] {0, 10}, 2, 1);
        var bright = MemoryImage.create(PixelType.UINT16, 20, 10);
        bright.set(19, 9, 0, 0, 0, 100);
        var red = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        red.setRGB(39, 19, 0xff0000);
        var rendering = renderers.render(List.of(dark, bright, red));
        var sheet = sheet(rendering);
        // Twelve times as large as on the page, the third as it is, 8 pixels between.
        assertThat(List.of(sheet.getWidth(), sheet.getHeight())).containsExactly(24 + 8 + 240 + 8 + 40, 120);
        assertThat(rendering.metadata().get("image/png")).isEqualTo(Map.of("width", 320, "height", 120));
        assertThat(List.of(sheet.getRGB(11, 0), sheet.getRGB(12, 11), sheet.getRGB(24, 0), sheet.getRGB(0, 12)))
                .containsExactly(0xff000000, 0xff1a1a1a, 0xffffffff, 0xffffffff);
        assertThat(List.of(sheet.getRGB(32, 0), sheet.getRGB(271, 119), sheet.getRGB(319, 19)))
                .containsExactly(0xff000000, 0xffffffff, 0xffff0000);
    }

    @Test
    void aPictureOfManyImagesHasRowsAndStaysSmall() throws IOException {
        var image = MemoryImage.create(PixelType.UINT8, 256, 128);
        var sheet = sheet(renderers.render(Collections.nCopies(9, image)));
        assertThat(List.of(sheet.getWidth(), sheet.getHeight())).containsExactly(4 * 256 + 3 * 8, 3 * 128 + 2 * 8);
        var noise = new byte[256 * 256];
        new Random(1).nextBytes(noise);
        var many = renderers.render(Collections.nCopies(20, MemoryImage.of(noise, 256, 256)));
        assertThat((byte[]) many.data().get("image/png")).hasSizeLessThanOrEqualTo(512 * 1024);
        assertThat(sheet(many).getWidth()).isLessThan(1024);
    }

    private static BufferedImage sheet(Rendering rendering) throws IOException {
        return ImageIO.read(new ByteArrayInputStream((byte[]) rendering.data().get("image/png")));
    }

    @Test
    void theImagesOfAMapHaveItsKeys() throws IOException {
        try (var bin = Bin.open(SampleData.in(folder).bin())) {
            var rendering = renderers.render(bin.images());
            assertThat(html(rendering)).contains(">" + bin.images().firstKey() + "</figcaption>");
            assertThat(onPage(rendering)).hasSize(Math.min(24, bin.images().size()));
        }
        var one = MemoryImage.create(PixelType.UINT8, 7, 5);
        assertThat(onPage(renderers.render(
                        new TreeMap<>(Map.of("a", one, "b", Show.of(one).zoom(2))))))
                .hasSize(2);
        assertThat(onPage(renderers.render(new MemoryImage[] {one}))).hasSize(1);
    }

    @Test
    void aGalleryReadsNoMoreThanItShows() throws IOException {
        var one = MemoryImage.create(PixelType.UINT8, 7, 5);
        var rendering = renderers.render(Collections.nCopies(1000, one));
        assertThat(text(rendering)).startsWith("1000 images, the first 24 shown\n");
        assertThat(onPage(rendering)).hasSize(24);
    }

    @Test
    void whatHoldsOtherThingsThanImagesIsText() {
        var one = MemoryImage.create(PixelType.UINT8, 7, 5);
        assertThat(renderers.render(List.of(one, "text")).data()).containsOnlyKeys("text/plain");
        assertThat(text(renderers.render(List.of()))).isEqualTo("[]");
        assertThat(text(renderers.render(Map.of(1, 2)))).isEqualTo("{1=2}");
    }

    @Test
    void aTableShowsBothEndsInAlignedColumns() {
        var numbers = IntColumn.create("n");
        var names = StringColumn.create("name");
        for (int i = 1; i <= 100; i++) {
            numbers.append(i);
            names.append("x".repeat(i));
        }
        var lines = text(renderers.render(Table.create("t", numbers, names))).split("\n", -1);
        assertThat(lines[0]).isEqualTo("  n  name");
        assertThat(lines[15]).isEqualTo(" 15  " + "x".repeat(15));
        assertThat(lines[16]).isEqualTo("  ⋮  ⋮");
        assertThat(lines[21]).isEqualTo("100  " + "x".repeat(100));
        assertThat(lines[22]).isEqualTo("t: 100 rows × 2 columns, the first 15 and the last 5 shown");
        names.set(0, "y".repeat(5000));
        assertThat(html(renderers.render(Table.create("t", numbers, names))))
                .contains(">" + "y".repeat(100) + "… (5000 characters)<");
    }
}
