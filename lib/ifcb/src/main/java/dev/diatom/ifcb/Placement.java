package dev.diatom.ifcb;

/**
 * Where an image lies in a mosaic.
 *
 * @param page the page, counted from 0
 * @param x its first column on the page
 * @param y its first row on the page
 * @param width the columns that it takes
 * @param height the rows that it takes
 * @param target the number of the target whose image it is, counted from 1
 */
public record Placement(int page, int x, int y, int width, int height, int target) {
    public Placement {
        if (page < 0 || x < 0 || y < 0 || width < 1 || height < 1 || target < 1) {
            throw new IllegalArgumentException("pages and pixels count from 0, targets from 1, and no image is empty,"
                    + " found page " + page + ", x " + x + ", y " + y + ", " + width + " x " + height + ", target "
                    + target);
        }
    }

    /** Whether a pixel of the page belongs to the image. */
    boolean covers(int pageX, int pageY) {
        return pageX >= x && pageX - x < width && pageY >= y && pageY - y < height;
    }
}
