package dev.diatom.image.io.tiff;

import dev.diatom.image.Axis;
import dev.diatom.image.Calibration;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.Level;
import dev.diatom.image.io.IoThreads;
import dev.diatom.image.io.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lists and opens the resolutions of the image that is opened where none is chosen. */
public final class TiffPyramid {
    private final TiffFile file;
    private final TiffSeries base;
    private final TiffFile.Axes axes;
    private final TiffLevels levels;

    private TiffPyramid(TiffFile file) throws IOException {
        this.file = file;
        this.base = file.series(0);
        this.axes = file.axes(base, Axis.Z);
        // Planes that follow each other behind a single directory have no copies.
        this.levels = axes.planes() == base.pages()
                ? TiffLevels.of(file.contents(), base)
                : TiffLevels.none(file.contents(), base);
    }

    /** Lists the resolutions of a file, the largest first. */
    public static List<Level> levels(Path path) {
        return IoThreads.call(() -> {
            try (var file = TiffFile.openPages(path)) {
                var set = file.findSet(0);
                return set == null ? new TiffPyramid(file).list() : List.of(new Level(0, set.extent(), set.type(), 1));
            }
        });
    }

    /** Opens one of these; when that fails, no file stays open. */
    public static Opened open(Path path, Level level) {
        if (level.number() == 0) {
            check(path, level, levels(path));
            return TiffFile.open(path, 0, Axis.Z, false);
        }
        return IoThreads.call(() -> reduced(path, level));
    }

    private static Opened reduced(Path path, Level level) throws IOException {
        var file = TiffFile.openPages(path);
        boolean opened = false;
        try {
            if (file.findSet(0) != null) {
                check(path, level, List.of());
            }
            var pyramid = new TiffPyramid(file);
            check(path, level, pyramid.list());
            var pixels = file.pixels(pyramid.levels.series(level.number()), pyramid.axes);
            var result = new Opened(pixels, pyramid.metadata(level), false);
            opened = true;
            return result;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    /**
     * Holds a level against those of a file.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public static void check(Path path, Level level, List<Level> levels) {
        if (!levels.contains(level)) {
            throw new IllegalArgumentException(path + ": this file has no level " + level.number() + " of "
                    + level.extent() + ". List its levels with DiskImage.levels.");
        }
    }

    private List<Level> list() {
        var all = new ArrayList<Level>();
        for (int i = 0; i < levels.count(); i++) {
            var page = levels.page(i);
            double downsampling = (double) base.page().width() / page.width();
            all.add(new Level(i, axes.extent(page), page.type(), downsampling));
        }
        return List.copyOf(all);
    }

    /** That of the image itself; a pixel is as much larger as there are fewer. */
    private ImageMetadata metadata(Level level) throws IOException {
        var whole = file.metadata(base, axes);
        var named = whole.withName(whole.name() + ", level " + level.number());
        var size = whole.calibration();
        double across = level.downsampling();
        double down = (double) base.page().height() / level.extent().y();
        return size.isKnown()
                ? named.withCalibration(
                        new Calibration(size.x() * across, size.y() * down, size.z(), size.unit(), size.frameSeconds()))
                : named;
    }
}
