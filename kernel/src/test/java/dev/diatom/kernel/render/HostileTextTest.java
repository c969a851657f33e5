package dev.diatom.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.diatom.ifcb.Bin;
import dev.diatom.ifcb.DataDirectory;
import dev.diatom.image.Calibration;
import dev.diatom.image.Extent;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.PixelType;
import dev.diatom.image.Scratch.ScratchFile;
import dev.diatom.image.Show;
import dev.diatom.samples.SampleData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Whatever a file says, nothing of it reaches the page as markup, nor the text form as a control character. */
class HostileTextTest {
    private static final long SEED = Long.getLong("diatom.seed", 20260);
    private static final List<String> PAYLOADS = HostilePayloads.some(4000, SEED);
    /** Far above what any of these small things needs. */
    private static final int MOST_CHARACTERS = 200_000;

    private final Renderers renderers = new Renderers();

    @TempDir
    Path folder;

    private void check(Object value) {
        check(renderers.render(value));
    }

    private static void check(Rendering rendering) {
        var text = String.valueOf(rendering.data().get(Rendering.TEXT));
        StrictPage.checkVisible(text);
        assertThat(text).hasSizeLessThan(MOST_CHARACTERS);
        if (rendering.data().get(Rendering.HTML) instanceof String html) {
            assertThat(html).hasSizeLessThan(MOST_CHARACTERS);
            StrictPage.check(html);
        }
        assertThat(rendering.data().keySet()).isSubsetOf(Rendering.TEXT, Rendering.HTML, Rendering.PNG);
    }

    private static MemoryImage image(String payload, long z) {
        String unit = payload.isBlank() || payload.equals("pixel") ? "µm" : payload;
        var metadata = ImageMetadata.of(payload, Role.INTENSITY)
                .withCalibration(Calibration.of(0.5, unit))
                .withTags(Map.of("Software", payload));
        return MemoryImage.create(PixelType.UINT8, new Extent(70, 5, z, 1, 1)).withMetadata(metadata);
    }

    @Test
    void namesAndUnitsOfImages() {
        for (var payload : PAYLOADS.subList(0, 1500)) {
            var plane = image(payload, 1);
            check(plane);
            check(Show.of(plane).overlay(plane));
            check(List.of(plane, plane));
            check(Map.of(payload, plane));
        }
        for (var payload : PAYLOADS.subList(0, 200)) {
            check(image(payload, 3));
            check(image(payload, 3).crop(image(payload, 3).region().size(70, 5, 2)));
        }
    }

    @Test
    void namesColumnsAndCellsOfTables() {
        for (var payload : PAYLOADS) {
            var cells = StringColumn.create(payload, payload, "b", payload);
            check(Table.create(payload, cells, IntColumn.create(payload + "2", 1, 2, 3)));
        }
    }

    @Test
    void labelsAndFoldersOfTheScratchSpace() {
        for (var payload : PAYLOADS) {
            var file = new ScratchFile(7, PixelType.UINT8, Extent.of(7, 1), Instant.EPOCH, payload);
            check(new ScratchReport(path(payload), payload, List.of(file)));
        }
    }

    private static Path path(String payload) {
        try {
            return Path.of(payload);
        } catch (InvalidPathException e) {
            return Path.of("other");
        }
    }

    @Test
    void headersAndRowsOfBins() throws IOException {
        var sample = SampleData.in(folder).bin();
        var header = Path.of(sample + ".hdr");
        var adc = Path.of(sample + ".adc");
        var rows = Files.readString(adc);
        for (var payload : PAYLOADS.subList(0, 500)) {
            Files.write(
                    header, ("temperature: " + payload + "\n" + payload + ": 1\n").getBytes(StandardCharsets.UTF_8));
            Files.write(adc, (payload + "\n" + rows).getBytes(StandardCharsets.UTF_8));
            try (var bin = Bin.open(sample)) {
                check(bin);
                check(bin.headers());
                check(bin.findings());
            }
        }
    }

    @Test
    void namesOfFolders() throws IOException {
        int number = 0;
        for (var payload : PAYLOADS.subList(0, 500)) {
            var name = path(payload).getFileName();
            var made = name == null ? Optional.<Path>empty() : make(folder.resolve(++number + "-" + name));
            if (made.isPresent()) {
                check(DataDirectory.open(made.get()));
            }
        }
    }

    private static Optional<Path> make(Path folder) {
        try {
            return Optional.of(Files.createDirectories(folder));
        } catch (IOException | InvalidPathException e) {
            // Longer than the file system takes, or of characters that it does not.
            return Optional.empty();
        }
    }

    @Test
    void titlesOfChartsAndTextsOfAllElse() {
        for (var payload : PAYLOADS) {
            check(payload);
            check(Arrays.asList(payload, null));
            check(new Object[] {payload});
            check(new IllegalArgumentException(payload));
        }
        check(new JFreeChart("<script>\u001b[31m", new XYPlot()));
    }

    @Test
    void theCheckItselfRefusesWhatItShould() {
        for (var html : List.of(
                "<script>",
                "<div onclick=\"x\"></div>",
                "<img src=\"javascript:x\">",
                "<div style=\"background:url(x)\"></div>",
                "<div>",
                "a < b",
                "a & b",
                "\u001b",
                "\u202e")) {
            assertThatThrownBy(() -> StrictPage.check(html)).isInstanceOf(AssertionError.class);
        }
    }
}
