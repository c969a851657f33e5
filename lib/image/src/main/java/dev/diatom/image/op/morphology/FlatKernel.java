package dev.diatom.image.op.morphology;

import dev.diatom.image.Cancellation;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.Samples;
import dev.diatom.image.op.PlaneKernel;
import dev.diatom.image.op.Window;
import dev.diatom.image.op.order.MaskOrder;
import dev.diatom.image.op.order.RowOrder;

/** The extremes over a structuring element; it keeps of a plane the extremes over each different section. */
final class FlatKernel implements PlaneKernel {
    private final PixelType type;
    private final Extreme extreme;
    private final RowOrder order;
    private final MaskOrder masks = new MaskOrder();
    private final SectionExtremes extremes;
    private final Decomposition element;
    private final int longest;
    private final Object row;
    private final Object other;

    /** What is kept of a plane. */
    private static final class Kept {
        private final Object[] sections;
        private boolean isMask;

        Kept(Object[] sections) {
            this.sections = sections;
        }
    }

    FlatKernel(Decomposition element, Extreme extreme, PixelType type) {
        this.type = type;
        this.extreme = extreme;
        this.order = RowOrder.of(type);
        this.longest = RowOrder.longest(type);
        this.row = Samples.allocate(type, longest);
        this.other = Samples.allocate(type, longest);
        this.element = element;
        this.extremes = new SectionExtremes(element, extreme, type);
    }

    @Override
    public PixelType working() {
        return type;
    }

    @Override
    public PixelType result() {
        return type;
    }

    /** With each plane's share of what the extremes are computed in. */
    @Override
    public long keptBytes(Window window) {
        return (long) element.sections().size() * window.pixels() * type.bytes()
                + extremes.bytes(window) / element.planes().size()
                + 1;
    }

    @Override
    public Object allocate(Window window) {
        var arrays = new Object[element.sections().size()];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = Samples.allocate(type, window.pixels());
        }
        return new Kept(arrays);
    }

    @Override
    public void prepare(Object padded, Window window, Object kept) {
        var plane = (Kept) kept;
        plane.isMask = type == PixelType.UINT8 && masks.holds((byte[]) padded, window.paddedPixels());
        extremes.compute(padded, window, plane.isMask ? masks : order, plane.sections);
    }

    @Override
    public void compute(Object[] planes, Window window, Object out) {
        var chosen = isMask(planes) ? masks : order;
        for (int done = 0; done < window.pixels(); done += longest) {
            Cancellation.check();
            int part = Math.min(longest, window.pixels() - done);
            fold(planes, chosen, done, part);
            System.arraycopy(row, 0, out, done, part);
        }
    }

    private static boolean isMask(Object[] planes) {
        boolean isMask = true;
        for (var plane : planes) {
            isMask &= ((Kept) plane).isMask;
        }
        return isMask;
    }

    private void fold(Object[] planes, RowOrder chosen, int start, int count) {
        var to = row;
        for (int i = 0; i < planes.length; i++) {
            int section = element.planes().get(i);
            if (section != Decomposition.EMPTY) {
                System.arraycopy(((Kept) planes[i]).sections[section], start, to, 0, count);
                if (to == other) {
                    extreme.fold(chosen, row, other, count);
                }
                to = other;
            }
        }
    }
}
