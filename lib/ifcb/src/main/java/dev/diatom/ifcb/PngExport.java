package dev.diatom.ifcb;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * Saves the images of a bin as PNG files, one for each target, named by its PID: {@code
 * D20130526T095207_IFCB013_00007.png}. Grey levels are saved as they are, 0 to 255, never stretched; a scale bar stands in a
 * white strip below the image and hides nothing of it. Immutable: every method gives a changed copy.
 *
 * <pre>{@code
 * PngExport.of(bin).save("pictures")
 * PngExport.of(bin).targets(2, 5, 7).withoutScaleBar().replacing().save("pictures")
 * }</pre>
 */
public final class PngExport {
    private final Bin bin;
    private final List<Integer> targets;
    /** Whether somebody named the targets, who is told then of each that has no file. */
    private final boolean chosen;

    private final boolean stitched;
    private final boolean scaleBar;
    private final boolean replacing;

    private PngExport(
            Bin bin, List<Integer> targets, boolean chosen, boolean stitched, boolean scaleBar, boolean replacing) {
        this.bin = bin;
        this.targets = targets;
        this.chosen = chosen;
        this.stitched = stitched;
        this.scaleBar = scaleBar;
        this.replacing = replacing;
    }

    /** Of all images of a bin, with scale bars, keeping files that are there. */
    public static PngExport of(Bin bin) {
        return new PngExport(bin, List.copyOf(bin.images().keySet()), false, false, true, false);
    }

    /**
     * The same of these targets alone, in ascending order.
     *
     * @throws IllegalArgumentException if one of them does not exist or has no image, or has become part of another after
     *     {@link #stitched}
     */
    public PngExport targets(int... numbers) {
        var known = stitched ? bin.stitched().images() : bin.images();
        var named = new TreeSet<Integer>();
        for (int number : numbers) {
            if (!known.containsKey(number)) {
                refuse(number, stitched);
            }
            named.add(number);
        }
        return new PngExport(bin, List.copyOf(named), true, stitched, scaleBar, replacing);
    }

    /** Says what is wrong with a number that there is not; reads no pixels. */
    private void refuse(int number, boolean ofStitched) {
        if (ofStitched) {
            bin.stitched().image(number);
        } else {
            bin.image(number);
        }
    }

    /**
     * The same with images joined that an old-style bin stores in two pieces, as the IFCB Dashboard has them; second pieces
     * have no file then.
     *
     * @throws IllegalArgumentException if it is a new-style bin, or {@link #targets} named one that has become part of another
     */
    public PngExport stitched() {
        var whole = new ArrayList<Integer>();
        var numbers = bin.stitched().numbers();
        for (int target : targets) {
            if (numbers.contains(target)) {
                whole.add(target);
            } else if (chosen) {
                refuse(target, true);
            }
        }
        return new PngExport(bin, List.copyOf(whole), chosen, true, scaleBar, replacing);
    }

    /** The same with the pixels of the images and nothing else. */
    public PngExport withoutScaleBar() {
        return new PngExport(bin, targets, chosen, stitched, false, replacing);
    }

    /** The same, writing anew what is there already. */
    public PngExport replacing() {
        return new PngExport(bin, targets, chosen, stitched, scaleBar, true);
    }

    /**
     * Writes the files, and makes the folder if there is none. An image that lies outside the .roi file does not stop the
     * others, and is told of in the result. What was written before a cancellation or a failure stays; no file is ever half
     * written.
     *
     * @throws UncheckedIOException if a file cannot be written or the .roi file cannot be read
     * @throws java.util.concurrent.CancellationException if the work was stopped
     */
    public Exported save(Path folder) {
        makeFolder(folder);
        var written = new ArrayList<Path>();
        var kept = new ArrayList<Path>();
        var failures = new ArrayList<String>();
        var task = "saving the images of " + bin.id().lid();
        try (var open = bin.open()) {
            IntFunction<MemoryImage> images = stitched ? open.stitched()::image : open::image;
            for (int i = 0; i < targets.size(); i++) {
                Cancellation.check();
                int number = targets.get(i);
                var file = folder.resolve(bin.id().lidOf(number) + ".png");
                if (!replacing && Files.exists(file)) {
                    kept.add(file);
                } else {
                    try {
                        picture(images.apply(number)).save(file);
                        written.add(file);
                    } catch (ImageFormatException e) {
                        failures.add(String.valueOf(e.getMessage()));
                    }
                }
                Progress.current().update(task, i + 1L, targets.size(), Progress.Unit.FILES);
            }
        }
        return new Exported(written, kept, failures);
    }

    /** The same with the name of a folder. */
    public Exported save(String folder) {
        return save(Path.of(folder));
    }

    private MemoryImage picture(MemoryImage image) {
        return scaleBar ? ScaleStrip.below(image) : image;
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    Fault.in(folder, "the folder for the images cannot be made")
                            .advice("Check that no file has this name and that you may write there")
                            .toString(),
                    e);
        }
    }

    @Override
    public String toString() {
        return "PNG export of " + targets.size() + " images of " + bin.id().lid() + (stitched ? ", stitched," : "")
                + (scaleBar ? " with" : " without") + " scale bars, " + (replacing ? "replacing" : "keeping")
                + " files that are there";
    }
}
