package dev.diatom.bench;

import dev.diatom.image.DiskImage;
import dev.diatom.image.Extent;
import dev.diatom.image.PixelType;
import dev.diatom.image.RawLayout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Obeys lines from standard input, on at most one image at a time, and answers each with one line. */
final class Bench {
    private @Nullable DiskImage image;
    private @Nullable PointWork points;
    private final OperatorWork operators = new OperatorWork();

    private Bench() {}

    public static void main(String[] arguments) throws IOException {
        var bench = new Bench();
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(bench.answer(line.split("\t", -1)));
        }
    }

    private String answer(String[] words) {
        try {
            return words[0].equals("memory") ? Memory.peaks() : obey(words).toString();
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return "! " + e;
        }
    }

    private Answer obey(String[] words) {
        if (words[0].startsWith("bin-")) {
            return BinWork.obey(words);
        }
        if (words[0].startsWith("op-")) {
            return operators.obey(words);
        }
        return switch (words[0]) {
            case "open" -> opened(DiskImage.open(words[1]));
            case "openedit" -> opened(DiskImage.openForEdit(words[1]));
            case "openraw" -> opened(DiskImage.openRaw(words[1], RawLayout.of(PixelType.UINT16, extent(words))));
            case "copy" -> opened(DiskImage.copyOf(image()));
            case "close" -> closed();
            case "pages" -> SliceWork.pages(Path.of(words[1]));
            case "xy" -> SliceWork.each(positions(words), z -> image().slice(z).read());
            case "xz" ->
                SliceWork.each(positions(words), y -> image().sliceXZ(y).read());
            case "yz" ->
                SliceWork.each(positions(words), x -> image().sliceYZ(x).read());
            case "every" -> SliceWork.each(positions(words), n -> SliceWork.every(image(), n));
            case "all" -> SliceWork.all(image(), false);
            case "check" -> SliceWork.all(image(), true);
            case "savetiff" -> timed(() -> image().saveTiff(words[1]));
            case "saveraw" -> timed(() -> image().saveRaw(words[1]));
            case "points" -> prepared(Integer.parseInt(words[1]), words[2].equals("sorted"));
            case "get" -> points().get(image());
            case "set" -> points().set(image());
            case "getbatch" -> points().getBatch(image());
            case "setbatch" -> points().setBatch(image());
            default -> throw new IllegalArgumentException("no such work: " + words[0]);
        };
    }

    private static Extent extent(String[] words) {
        return Extent.of(Long.parseLong(words[2]), Long.parseLong(words[3]), Long.parseLong(words[4]));
    }

    private static List<Long> positions(String[] words) {
        return Arrays.stream(words).skip(1).map(Long::valueOf).toList();
    }

    private DiskImage image() {
        return Objects.requireNonNull(image, "no image is open");
    }

    private PointWork points() {
        return Objects.requireNonNull(points, "no points were prepared");
    }

    private Answer opened(DiskImage opened) {
        closed();
        image = opened;
        return Answer.done();
    }

    private Answer closed() {
        if (image != null) {
            image.close();
            image = null;
        }
        return Answer.done();
    }

    private Answer prepared(int count, boolean sorted) {
        points = new PointWork(image().extent(), count, count, sorted);
        return Answer.done();
    }

    private static Answer timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Answer.of(System.nanoTime() - start, 1, 0);
    }
}
