package dev.diatom.image.op;

import dev.diatom.image.op.label.Components;
import dev.diatom.image.op.label.Connectivity;
import dev.diatom.image.op.label.DistanceTransform;

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
     * The distance of each pixel of a mask that is not 0 to the nearest pixel of its plane that is 0, from centre to centre,
     * exact; 0 at pixels that are 0. In units where the image is calibrated, with the pixel's width and height, else in
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
}
