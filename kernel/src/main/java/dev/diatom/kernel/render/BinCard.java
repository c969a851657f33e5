package dev.diatom.kernel.render;

import dev.diatom.ifcb.Bin;
import dev.diatom.ifcb.BinStyle;
import dev.diatom.ifcb.Finding;
import dev.diatom.ifcb.PixelSize;
import dev.diatom.ifcb.RunType;
import dev.diatom.ifcb.VolumeAnalyzed;
import dev.diatom.ifcb.VolumeMethod;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * What is known of a bin, by name. A file that is missing or damaged leaves the rest, and its reason is said once. Reads the
 * .adc and .hdr files and no pixels. A file that cannot be fetched or read is not asked again for the same card.
 */
final class BinCard {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int MOST_FINDINGS = 4;
    private static final int LONGEST_VALUE = 280;

    private final Bin bin;
    private final List<List<String>> rows = new ArrayList<>();
    private final Map<String, String> reasons = new HashMap<>();
    /** The first row that each file failed, by the file. */
    private final Map<Source, String> failed = new EnumMap<>(Source.class);

    private String title;

    /** The file that a row needs. */
    private enum Source {
        NAME,
        ADC,
        HDR
    }

    /** The card of what the name tells; reads nothing. */
    BinCard(Bin bin) {
        this.bin = bin;
        title = bin.id().lid();
        row("time", Source.NAME, () -> TIME.format(bin.timestamp()));
        row("instrument", Source.NAME, () -> "IFCB" + bin.id().instrument());
    }

    /** This card with all that the files tell; once. */
    BinCard withFiles() {
        addFiles();
        return this;
    }

    /** This card where the files were too slow for {@link #withFiles}: it has what came before. */
    BinCard withoutTheRest() {
        failed.put(Source.ADC, "");
        add("the rest", "takes long to come: b.check(), b.images() and %mosaic wait for it");
        return this;
    }

    /** The name of the bin, and how much there is if that could be read. */
    String title() {
        return title;
    }

    /** A name and a value each; the name is empty where a row goes on. */
    List<List<String>> rows() {
        return List.copyOf(rows);
    }

    /** Whether it is worth asking for images: the targets did not fail to come. */
    boolean hasImages() {
        return !failed.containsKey(Source.ADC);
    }

    private void addFiles() {
        row("run", Source.HDR, () -> run(bin.runType()));
        row("targets", Source.ADC, this::targets);
        row("images", Source.ADC, () -> String.valueOf(bin.images().size()));
        if (bin.id().style() == BinStyle.OLD) {
            row("stitched", Source.ADC, this::stitched);
        }
        row("volume analyzed", Source.ADC, () -> volume(bin.volumeAnalyzed()));
        row("trigger rate", Source.ADC, () -> quantity(bin.triggerRate(), "%.4g per second", "not known"));
        row("temperature", Source.HDR, () -> quantity(bin.temperature(), "%.1f °C", "not in the header"));
        row("humidity", Source.HDR, () -> quantity(bin.humidity(), "%.1f %%", "not in the header"));
        row("pixel", Source.NAME, this::pixel);
        title = hasImages() ? bin.toString() : title + ": the .adc file cannot be read";
        findings();
    }

    private void row(String name, Source source, Supplier<String> value) {
        String said;
        var like = failed.get(source);
        try {
            said = like == null ? value.get() : "not readable, like " + like;
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            var before = reasons.putIfAbsent(String.valueOf(e.getMessage()), name);
            said = before == null ? "not readable: " + e.getMessage() : "not readable, like " + before;
            if (e instanceof UncheckedIOException io && !(io.getCause() instanceof NoSuchFileException)) {
                failed.put(source, name);
            }
        }
        add(name, said);
    }

    private void add(String name, String value) {
        rows.add(List.of(name, PlainText.cut(value, LONGEST_VALUE)));
    }

    private static String run(RunType type) {
        return switch (type) {
            case NORMAL -> "normal";
            case ALTERNATE -> "ALTERNATE settings, not to be counted together with normal runs";
            case BEADS -> "BEADS of known size, no sample";
            case UNKNOWN -> "type not in the header";
        };
    }

    private String targets() {
        int targets = bin.targets().size();
        int triggers = bin.triggerCount();
        return targets + (triggers == targets ? "" : ", of " + triggers + (triggers == 1 ? " trigger" : " triggers"));
    }

    private String stitched() {
        int images = bin.images().size();
        int stitched = bin.stitched().images().size();
        return stitched == images
                ? "the same: none lies in two pieces"
                : stitched + ": b.stitched() has them by the numbers that the IFCB Dashboard and all products use";
    }

    private static String volume(VolumeAnalyzed volume) {
        var method = volume.method() == VolumeMethod.ADC_ONLY ? "by the .adc file" : "by the " + volume.method();
        var text = volume.isKnown()
                ? String.format(
                        Locale.ROOT,
                        "%s ml %s: looked %.1f s of %.1f s, at %s ml/min",
                        ImageCard.number(volume.milliliters()),
                        method,
                        volume.lookTimeSeconds(),
                        volume.runTimeSeconds(),
                        ImageCard.number(volume.millilitersPerMinute()))
                : "not known";
        return volume.reason().isEmpty() ? text : text + "; " + volume.reason();
    }

    private String pixel() {
        var size = PixelSize.of(bin.id().instrument());
        var calibration = size.calibration();
        var text = ImageCard.number(calibration.x()) + " " + calibration.unit() + ": " + size.pixelsPerMicrometer()
                + " pixels per µm";
        return size.isNominal() ? text + " until PixelSize.set(" + size.instrument() + ", …)" : text;
    }

    private static String quantity(double value, String format, String unknown) {
        return Double.isNaN(value) ? unknown : String.format(Locale.ROOT, format, value);
    }

    private void findings() {
        if (!failed.isEmpty()) {
            add("findings", "not known, like " + failed.values().iterator().next());
            return;
        }
        try {
            var findings = new ArrayList<>(bin.check());
            if (findings.isEmpty()) {
                add("findings", "none");
                return;
            }
            // The worst first, those alike in the order of the files.
            findings.sort(Comparator.comparing(Finding::severity).reversed());
            for (int i = 0; i < Math.min(MOST_FINDINGS, findings.size()); i++) {
                add(
                        i == 0 ? findings.size() == 1 ? "finding" : findings.size() + " findings" : "",
                        said(findings.get(i)));
            }
            if (findings.size() > MOST_FINDINGS) {
                add("", "… and " + (findings.size() - MOST_FINDINGS) + " more: b.check()");
            }
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            add("findings", "not known: " + e.getMessage());
        }
    }

    /** The folder is the same for all of them. */
    private static String said(Finding finding) {
        var file = finding.file();
        int folder = Math.max(file.lastIndexOf('/'), file.lastIndexOf(File.separatorChar));
        return finding.severity().name().toLowerCase(Locale.ROOT) + ": "
                + file.substring(folder + 1) + ": " + (finding.place().isEmpty() ? "" : finding.place() + ": ")
                + finding.reason();
    }
}
