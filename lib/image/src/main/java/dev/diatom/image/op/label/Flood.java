package dev.diatom.image.op.label;

import dev.diatom.image.PixelType;
import dev.diatom.image.io.PixelSource;
import dev.diatom.image.op.engine.Raster;
import dev.diatom.image.op.engine.Work;

/**
 * A watershed in three propagations, each of which has one result: the level at which each pixel is flooded, when it is
 * flooded among those of its level, and by which marker.
 *
 * @param relief what is flooded
 * @param markers labels, 0 where there is none
 */
record Flood(MaskedRelief relief, PixelSource markers, Connectivity connectivity) {
    /** Floods, and writes the labels. */
    void run(Work work, String task, Raster labels) {
        var extent = relief.extent();
        var levels = work.temporary(PixelType.INT32, extent);
        var steps = work.temporary(PixelType.INT32, extent);
        begin(work, task, levels, steps, labels);
        int never = Integer.MAX_VALUE;
        Propagation.run(
                work,
                task + ", levels",
                levels,
                Ordinals.NUMBERS,
                connectivity,
                FloorRule.BYTES,
                blocks -> new FloorRule(new Cells(blocks, relief, Ordinals.NUMBERS, MaskedRelief.OUTSIDE)));
        Propagation.run(
                work,
                task + ", steps",
                steps,
                Ordinals.NUMBERS,
                connectivity,
                StepsRule.BYTES,
                blocks -> new StepsRule(new Cells(blocks, levels, Ordinals.NUMBERS, MaskedRelief.OUTSIDE)));
        Propagation.run(
                work,
                task + ", labels",
                labels,
                Ordinals.LABELS,
                connectivity,
                LabelRule.BYTES,
                blocks -> new LabelRule(
                        new Cells(blocks, levels, Ordinals.NUMBERS, MaskedRelief.OUTSIDE),
                        new Cells(blocks, steps, Ordinals.NUMBERS, never)));
    }

    /** Markers are flooded from the beginning, at their own heights. */
    private void begin(Work work, String task, Raster levels, Raster steps, Raster labels) {
        Bands.run(work, task, relief.extent(), relief.bytes() + markers.type().bytes() + 24, pixels -> {
            var heights = new NumberRows(relief, Ordinals.NUMBERS, pixels);
            var marked = new NumberRows(markers, Ordinals.LABELS, pixels);
            var step = new int[pixels];
            var label = new int[pixels];
            return band -> {
                int[] level = heights.read(band);
                int[] marker = marked.read(band);
                for (int i = 0; i < band.pixels(); i++) {
                    boolean isMarker = marker[i] != Integer.MAX_VALUE && level[i] != MaskedRelief.OUTSIDE;
                    level[i] = isMarker ? level[i] : MaskedRelief.OUTSIDE;
                    step[i] = isMarker ? StepsRule.MARKER : Integer.MAX_VALUE;
                    marker[i] = isMarker ? marker[i] : Integer.MAX_VALUE;
                }
                Ordinals.LABELS.write(marker, 0, label, 0, band.pixels());
                levels.writeRows(band.plane(), band.firstRow(), band.rows(), level);
                steps.writeRows(band.plane(), band.firstRow(), band.rows(), step);
                labels.writeRows(band.plane(), band.firstRow(), band.rows(), label);
            };
        });
    }
}
