package dev.diatom.image.op;

import dev.diatom.image.Image;
import dev.diatom.image.op.label.ClearBorder;
import dev.diatom.image.op.label.Components;
import dev.diatom.image.op.label.Connectivity;
import dev.diatom.image.op.label.DistanceTransform;
import dev.diatom.image.op.label.Keep;
import dev.diatom.image.op.label.LabelMask;
import dev.diatom.image.op.label.Relabel;
import dev.diatom.image.op.label.SplitTouching;
import dev.diatom.image.op.label.Watershed;
import java.util.function.DoublePredicate;

/**
 * Operators that find objects, as numbers: UINT32 labels, 0 the background. An object is a label within its volume of one
 * channel and frame; of labels that were connected within planes (4 or 8), a label within its plane.
 */
public final class Labels {
    private Labels() {}

    /**
     * The connected components of a mask, whose set pixels are those that are not 0, of any type.
     *
     * <p>With 4 (sides) and 8 (sides and corners) neighbours each plane is labelled on its own; with 6 (sides), 18 (sides
     * and edges) and 26 (sides, edges and corners) each volume of a channel and frame. Components are numbered from 1 on by
     * their first pixel, x counting fastest, then y, z, c and t, and numbers go on from plane to plane, or volume to volume,
     * so that none occurs twice. In one plane or volume they are those of {@code scipy.ndimage.label}; scikit-image's
     * {@code label} numbers alike but starts anew in each image, and ImageJ's numbers differ.
     *
     * <p>Reads the mask once, writes the labels, and reads and writes them again. Working memory stays within the budget: what
     * is known of provisional labels goes to the scratch space beyond it. The result's metadata says the connectivity in its
     * tag {@code Connectivity}.
     *
     * @param neighbours 4, 8, 6, 18 or 26
     * @throws IllegalArgumentException if it is another number; when applied, if one plane alone has more beginnings of
     *     components than the memory budget can hold, with the numbers
     */
    public static WholeImageOperator connectedComponents(int neighbours) {
        return new Components(Connectivity.of(neighbours));
    }

    /**
     * The distance of each pixel of a mask that is neither 0 nor NaN to the nearest pixel of its plane that is 0 or NaN, from
     * centre to centre, exact; 0 at the latter. In units where the image is calibrated, with the pixel's width and height, else in
     * pixels.
     *
     * <p>Takes any type, gives FLOAT32. What lies outside the image is not 0, and not near: there is no boundary. In a plane
     * without any 0, all distances are infinite; SciPy's are without meaning there. Else the distances are those of
     * {@code scipy.ndimage.distance_transform_edt} with {@code sampling}, rounded to FLOAT32; where the sizes of a pixel are
     * whole multiples of the smallest of them, computed in whole numbers until the root. ImageJ's distance map takes what
     * lies outside for background, unless told otherwise.
     *
     * <p>Two passes, and a temporary image of 2 bytes a pixel between them.
     *
     * <p>Source: Meijster, Roerdink and Hesselink (2000); Felzenszwalb and Huttenlocher (2012).
     */
    public static WholeImageOperator distance2d() {
        return new DistanceTransform(false);
    }

    /**
     * The same to the nearest pixel of the volume: voxels may be anisotropic, such as 0.2 × 0.2 × 1 µm.
     *
     * <p>Two passes, and a temporary image of 2 bytes a pixel between them; where a plane does not fit a thread's share of
     * the memory budget (10 bytes a pixel), three passes, and 4 bytes more, or 8 where pixel sizes are no multiples.
     */
    public static WholeImageOperator distance3d() {
        return new DistanceTransform(true);
    }

    /**
     * Floods an image, the relief, from markers: each pixel gets the label of the marker whose water comes first.
     *
     * <p>A pixel is flooded at the level up to which water must rise to come there from any marker. Of the pixels of one level,
     * markers are flooded first, then what water reaches from lower levels, then the neighbours of both, step by step, and so
     * on. A pixel takes the label of the neighbour that is flooded first; where several are, the smallest of their labels. No
     * pixel is left between basins. To flood the dark valleys of an image, apply this to its gradient or to the image itself;
     * for a distance, to its negative ({@link #splitTouching} does).
     *
     * <p>There is no boundary. The result is UINT32. Where no two pixels of the relief are equal, it equals {@code
     * skimage.segmentation.watershed}; on plateaus that goes by the order in which pixels came into its queue, which this
     * definition does not know: in our tests 2 to 3 of 100 pixels of a mask split by its distance have another label there.
     *
     * <p>Takes all types but FLOAT64; NaN is above all other values. Cost: three propagations, each of the passes that {@link
     * Morphology#reconstructionByDilation} says, and temporary images of 8 bytes a pixel.
     *
     * <p>Source: Falcão, Stolfi and Lotufo, The image foresting transform, IEEE Transactions on Pattern Analysis and Machine
     * Intelligence 26 (2004); Meyer, Topographic distance and watershed lines, Signal Processing 38 (1994).
     *
     * @param markers labels of type UINT32, of the relief's extent; 0 where there is none
     * @param mask of the relief's extent: only where it is neither 0 nor NaN, water goes, and markers count
     * @param neighbours which pixels touch: 4 or 8 within planes, 6, 18 or 26 within volumes
     * @throws IllegalArgumentException if markers are no labels, or it is another number; when applied, if extents differ
     */
    public static WholeImageOperator watershed(Image markers, Image mask, int neighbours) {
        return new Watershed(markers, mask, Connectivity.of(neighbours));
    }

    /** The same without a mask: water goes everywhere. */
    public static WholeImageOperator watershed(Image markers, int neighbours) {
        return new Watershed(markers, null, Connectivity.of(neighbours));
    }

    /**
     * The objects of a mask as labels, those apart that touch at a neck: what courses call the watershed of the distance
     * transform. Each object's distance to the background has peaks; where two of them rise more than {@code height} above the
     * neck between them, they become two objects, parted where the flooded negative distance meets ({@link #watershed}).
     *
     * <p>An object without such necks stays one, however small it is, so that with a large height this is {@link
     * #connectedComponents}, but for the order of numbers. Labels count from 1 on by the first pixels of the peaks. Peaks are
     * the regional maxima of the h-reconstruction (MATLAB's {@code imextendedmax}): two of one height with a shallow saddle
     * between them are one, unlike those of {@link Morphology#hMaxima}.
     *
     * <p>Takes all types. Cost: {@link #distance3d} or {@link #distance2d}, five propagations, each of the passes that {@link
     * Morphology#reconstructionByDilation} says, {@link #connectedComponents}, and temporary images of 23 bytes a pixel.
     *
     * @param height in the unit of the calibration, else in pixels; above 0; the larger, the fewer parts. 0.5 to 1 pixel is
     *     usual
     * @param neighbours which pixels touch: 4 or 8 within planes, 6, 18 or 26 within volumes
     * @throws IllegalArgumentException if the height is not above 0 and finite, or the number is another
     */
    public static WholeImageOperator splitTouching(double height, int neighbours) {
        return new SplitTouching(height, Connectivity.of(neighbours));
    }

    /**
     * Keeps objects of more than so many pixels; the pixels of the others become 0. Labels stay as they are; {@link
     * #relabel()} closes the gaps. Reads the labels twice and writes UINT32. scikit-image's {@code remove_small_objects}
     * counts alike.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public static WholeImageOperator keepLargerThan(long pixels) {
        if (pixels < 0) {
            throw new IllegalArgumentException("a size in pixels must be 0 or more, found " + pixels);
        }
        return new Keep("keepLargerThan(" + pixels + ")", "pixels", size -> size > pixels, null);
    }

    /**
     * Keeps objects of {@code least} to {@code most} pixels, both included, as {@link #keepLargerThan} does.
     *
     * @throws IllegalArgumentException if {@code least} is negative or above {@code most}
     */
    public static WholeImageOperator keepBySize(long least, long most) {
        if (least < 0 || least > most) {
            throw new IllegalArgumentException(
                    "sizes to keep go from 0 or more to as many or more, found " + least + " to " + most);
        }
        String label = "keepBySize(" + least + ", " + most + ")";
        return new Keep(label, "pixels", size -> size >= least && size <= most, null);
    }

    /**
     * Keeps objects whose measurement fulfils a condition: {@code keep("circularity", v -> v > 0.8)}. The columns are those
     * of {@link Measure#regions(Image)}, by their names with or without unit; the condition is asked in the order of planes or
     * volumes, and of labels within each, never twice at once. Reads the labels twice and writes UINT32.
     *
     * @throws IllegalArgumentException when applied, if there is no such column, with those that there are
     */
    public static WholeImageOperator keep(String column, DoublePredicate condition) {
        return new Keep("keep(" + column + ")", column, condition, null);
    }

    /**
     * The same with the columns of {@link Measure#regions(Image, Image)}: {@code keep("mean", v -> v > 200, image)}. The
     * operator holds the image.
     *
     * @throws IllegalArgumentException when applied, if there is no such column, or labels and intensity differ in extent
     */
    public static WholeImageOperator keep(String column, DoublePredicate condition, Image intensity) {
        return new Keep("keep(" + column + ")", column, condition, intensity);
    }

    /**
     * Numbers the labels that occur anew, from 1 on and without gaps, in their order, over the whole image: what had one
     * number in several frames has one number again. Reads the labels twice and writes UINT32; takes a bit of working memory
     * for each label up to the largest. As scikit-image's {@code relabel_sequential}.
     *
     * @throws IllegalArgumentException when applied, if labels are so large that the memory budget cannot hold those bits
     */
    public static WholeImageOperator relabel() {
        return new Relabel();
    }

    /**
     * Removes objects that touch the border of their plane or volume, of a volume also its first and last plane, as
     * scikit-image's {@code clear_border}. Reads the labels twice and writes UINT32.
     */
    public static WholeImageOperator clearBorder() {
        return new ClearBorder();
    }

    /** The mask of the pixels that have a label: UINT8, 255 where it is not 0. */
    public static PointOperator labelMask() {
        return new LabelMask();
    }
}
