package dev.diatom.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.ifcb.Bin;
import dev.diatom.ifcb.Mosaic;
import dev.diatom.ifcb.Target;
import dev.diatom.image.Cancellation;
import dev.diatom.samples.SampleData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MosaicPageTest {
    private static final Pattern LABEL =
            Pattern.compile("<div title=\"target (\\d+), [^\"]*\" style=\"position:absolute;"
                    + "left:([\\d.]+)%;top:([\\d.]+)%;width:([\\d.]+)%;height:([\\d.]+)%\"></div>");

    private final Renderers renderers = new Renderers();

    @TempDir
    Path folder;

    @Test
    void theNumberUnderThePointerIsThatOfTheTarget() throws IOException {
        for (var path :
                new Path[] {SampleData.in(folder).bin(), SampleData.in(folder).oldBin()}) {
            var mosaic = Mosaic.of(Bin.open(path)).size(400, 300).scale(0.5);
            for (int page = 0; page < mosaic.pages(); page++) {
                var rendering = renderers.render(MosaicPage.of(mosaic, page, other -> "page " + other));
                var picture = ImageIO.read(
                        new ByteArrayInputStream((byte[]) rendering.data().get(Rendering.PNG)));
                var html = String.valueOf(rendering.data().get(Rendering.HTML));
                StrictPage.check(html);
                var labels = LABEL.matcher(html).results().toList();
                int number = page;
                assertThat(labels)
                        .hasSize((int) mosaic.coordinates().stream()
                                .filter(place -> place.page() == number)
                                .count())
                        .allSatisfy(label -> assertThat(mosaic.at(
                                                number,
                                                middle(label, 2, 4, picture.getWidth()),
                                                middle(label, 3, 5, picture.getHeight()))
                                        .map(Target::number))
                                .contains(Integer.valueOf(label.group(1))));
            }
        }
    }

    /** The pixel in the middle of a label. */
    private static int middle(MatchResult label, int start, int length, int pixels) {
        double percent = Double.parseDouble(label.group(start)) + Double.parseDouble(label.group(length)) / 2;
        return (int) (percent / 100 * pixels);
    }

    @Test
    void thePictureIsThePageWithoutItsEmptyEdges() {
        var mosaic = Mosaic.of(Bin.open(SampleData.in(folder).bin())).size(3000, 2000);
        var image = Objects.requireNonNull(MosaicPage.of(mosaic, 0, other -> "").image());
        var page = mosaic.page(0);
        assertThat(image.sizeX()).isBetween(320L, 2999L);
        assertThat(image.sizeY()).isBetween(120L, 1999L);
        for (var place : mosaic.coordinates()) {
            assertThat(place.x() + place.width()).isLessThan((int) image.sizeX());
            assertThat(place.y() + place.height()).isLessThan((int) image.sizeY());
            assertThat(image.get(place.x(), place.y())).isEqualTo(page.get(place.x(), place.y()));
        }
        assertThat(image.metadata().calibration().x()).isEqualTo(1 / 3.4 / 0.33);
    }

    @Test
    void theCaptionSaysWhichPageAndHowToGetTheNext() {
        var bin = Bin.open(SampleData.in(folder).bin());
        var mosaic = Mosaic.of(bin).size(200, 150);
        int last = mosaic.pages() - 1;
        assertThat(last).isPositive();
        long onFirst =
                mosaic.coordinates().stream().filter(place -> place.page() == 0).count();
        assertThat(renderers.render(mosaic).data().get(Rendering.TEXT))
                .isEqualTo(bin.id().lid() + ": mosaic, page 0 of 0 to " + last + "; " + onFirst + " of "
                        + bin.images().size() + " images, large ones first, at 0.33 of their size, 3.4 pixels per µm"
                        + " (nominal); the next is page(1)");
        assertThat(MosaicPage.of(mosaic, last, other -> "other " + other).caption())
                .endsWith("; other 0");
    }

    @Test
    void aPageNeedsTheBinNoMore() throws IOException {
        var path = SampleData.in(folder).bin();
        MosaicPage page;
        try (var bin = Bin.open(path)) {
            page = MosaicPage.of(Mosaic.of(bin), 0, other -> "");
        }
        Files.delete(Path.of(path + ".roi"));
        Files.delete(Path.of(path + ".adc"));
        assertThat(renderers.render(page).data()).containsKeys(Rendering.HTML, Rendering.PNG, Rendering.TEXT);
    }

    @Test
    void aDrawingThatIsCancelledStops() {
        var mosaic = Mosaic.of(Bin.open(SampleData.in(folder).bin()));
        var token = new Cancellation();
        token.cancel();
        assertThatThrownBy(() -> token.call(() -> MosaicPage.of(mosaic, 0, other -> "")))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> token.call(() -> renderers.render(mosaic.bin())))
                .as("a card ends with its cell, too")
                .isInstanceOf(CancellationException.class);
    }
}
