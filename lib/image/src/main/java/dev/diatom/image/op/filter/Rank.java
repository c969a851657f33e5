package dev.diatom.image.op.filter;

import dev.diatom.image.ImageMetadata.Role;
import dev.diatom.image.PixelType;
import dev.diatom.image.op.Halo;
import dev.diatom.image.op.ImageForm;
import dev.diatom.image.op.PlaneKernel;
import dev.diatom.image.op.arithmetic.Numbers;

/**
 * The value that stands at a place in the order of those of a window of 2r + 1 pixels along each axis.
 *
 * @param percent of the values are below: 50 for the median
 */
public record Rank(double percent, Lengths radius) implements Design {
    /** Enough for any use; their number stays an int. */
    private static final long MOST_PIXELS = 1 << 24;

    private static final double MEDIAN = 50;
    private static final Halo SQUARE_3 = new Halo(1, 1, 0);
    private static final Halo SQUARE_5 = new Halo(2, 2, 0);
    private static final Halo CUBE_3 = new Halo(1, 1, 1);

    /** @throws IllegalArgumentException unless the percentage is from 0 to 100 */
    public Rank {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException("a percentile must be from 0 to 100, found " + Numbers.text(percent));
        }
    }

    @Override
    public Halo halo() {
        return Box.halo(radius);
    }

    @Override
    public PlaneKernel kernel(PixelType input) {
        var halo = halo();
        if (percent == MEDIAN && halo.equals(SQUARE_3)) {
            return new MedianKernel(MedianNetwork.SQUARE_3, input);
        }
        if (percent == MEDIAN && halo.equals(SQUARE_5)) {
            return new MedianKernel(MedianNetwork.SQUARE_5, input);
        }
        if (percent == MEDIAN && halo.equals(CUBE_3)) {
            return new MedianKernel(MedianNetwork.CUBE_3, input);
        }
        return input.bytes() <= Short.BYTES
                ? new HistogramRankKernel(halo, place(halo), input)
                : new SelectionRankKernel(halo, place(halo));
    }

    /** Which value in ascending order, from 0: as SciPy has it, rounded down. */
    private int place(Halo halo) {
        long count = count(halo);
        return (int) Math.min(count - 1, (long) (count * percent / 100));
    }

    private static long count(Halo halo) {
        return (2L * halo.x() + 1) * (2L * halo.y() + 1) * (2L * halo.z() + 1);
    }

    /** @throws IllegalArgumentException if the window is too large */
    @Override
    public Rank on(ImageForm form) {
        var inPixels = new Rank(percent, radius.on(form));
        long count = count(inPixels.halo());
        if (count > MOST_PIXELS) {
            throw new IllegalArgumentException("the window of a median or percentile holds at most " + MOST_PIXELS
                    + " pixels, found " + count + ", from radii of " + inPixels.radius);
        }
        return inPixels;
    }

    @Override
    public PixelType outputType(PixelType input) {
        return input;
    }

    @Override
    public Role outputRole(Role input) {
        return input;
    }
}
