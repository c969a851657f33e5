package dev.diatom.bench;

import dev.diatom.image.DiskImage;
import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import dev.diatom.image.Processing;
import dev.diatom.image.RawLayout;
import dev.diatom.image.op.Measure;
import dev.diatom.image.op.Operator;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/** Operators on one disk image; the result goes into the scratch space, and is let go outside the measured time. */
final class OperatorWork {
    private @Nullable DiskImage image;

    Answer obey(String[] words) {
        return switch (words[0]) {
            case "op-threads" -> threads(Integer.parseInt(words[1]));
            case "op-open" -> opened(words[1], PixelType.valueOf(words[2]), extent(words));
            case "op-run" -> run(words);
            case "op-save" -> saved(Operators.of(words[2], words.length > 3 ? words[3] : ""), words[1]);
            case "op-view" -> slice(Operators.ofAView(), Long.parseLong(words[1]));
            default -> throw new IllegalArgumentException("no such work: " + words[0]);
        };
    }

    private static Extent extent(String[] words) {
        return Extent.of(Long.parseLong(words[3]), Long.parseLong(words[4]), Long.parseLong(words[5]));
    }

    private DiskImage image() {
        return Objects.requireNonNull(image, "no image is open");
    }

    private static Answer threads(int count) {
        Processing.setThreads(count);
        return Answer.done();
    }

    private Answer opened(String path, PixelType type, Extent extent) {
        if (image != null) {
            image.close();
        }
        image = DiskImage.openRaw(path, RawLayout.of(type, extent));
        return Answer.done();
    }

    private Answer run(String[] words) {
        var value = words.length > 2 ? words[2] : "";
        return switch (words[1]) {
            case "sizes" -> table(value, Measure::sizes);
            case "regions" -> table(value, labels -> Measure.regions(labels, image()));
            default -> applied(Operators.of(words[1], value));
        };
    }

    private Answer applied(Operator operator) {
        long start = System.nanoTime();
        try (var result = image().apply(operator)) {
            return Answer.of(System.nanoTime() - start, 1, result.bytes());
        }
    }

    private Answer table(String threshold, Function<DiskImage, Table> measure) {
        long start = System.nanoTime();
        try (var labels = image().apply(Operators.of("components", threshold))) {
            var table = measure.apply(labels);
            return Answer.of(System.nanoTime() - start, 1, table.rowCount());
        }
    }

    private Answer saved(Operator operator, String path) {
        try (var result = image().apply(operator)) {
            result.saveRaw(path);
        }
        return Answer.done();
    }

    private Answer slice(Operator operator, long z) {
        long start = System.nanoTime();
        var read = image().view(operator).slice(z).read();
        return Answer.of(System.nanoTime() - start, 1, read.bytes());
    }
}
