package dev.diatom.ifcb;

/**
 * One row of the .adc file: something that the instrument saw, with an image or without.
 *
 * @param number the line of the row, counted from 1
 * @param trigger the laser event, of which there may be several targets
 * @param x the column of the camera where the image begins
 * @param y the row of the camera where the image begins
 * @param width columns of the image, 0 where there is none
 * @param height rows of the image, 0 where there is none
 * @param byteOffset where the image begins in the .roi file
 */
public record Target(int number, long trigger, int x, int y, int width, int height, long byteOffset) {
    public Target {
        if (number < 1) {
            throw new IllegalArgumentException("targets are numbered from 1, found " + number);
        }
        if (width < 0 || height < 0 || byteOffset < 0) {
            throw new IllegalArgumentException("width, height and byte offset of a target cannot be negative, found "
                    + width + ", " + height + ", " + byteOffset);
        }
    }

    /** Whether the .roi file holds an image of this target. */
    public boolean hasImage() {
        return width > 0 && height > 0;
    }

    /** The bytes of the image, one per pixel. */
    public long bytes() {
        return (long) width * height;
    }
}
