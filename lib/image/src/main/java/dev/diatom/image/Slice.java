package dev.diatom.image;

/**
 * A piece of one plane that is going to be extracted: XY, XZ or YZ. It says where it starts, how far it reaches and how
 * many pixels are passed over, along the plane's two axes. Immutable; {@link #read} makes a memory image of one plane that
 * needs neither file nor source.
 */
public final class Slice {
    private final Region region;
    private final Axis across;
    private final Axis down;
    private final String position;

    private Slice(Region region, Axis across, Axis down, String position) {
        this.region = region;
        this.across = across;
        this.down = down;
        this.position = position;
    }

    /** The plane of these two axes at a position of the third, a channel and a frame. */
    static Slice of(Image image, Axis across, Axis down, Axis through, long at, long c, long t) {
        var region = Region.of(image).at(through, at).at(Axis.C, c).at(Axis.T, t);
        var position = new StringBuilder();
        append(position, image, through, at);
        append(position, image, Axis.C, c);
        append(position, image, Axis.T, t);
        return new Slice(region, across, down, position.toString());
    }

    private static void append(StringBuilder position, Image image, Axis axis, long at) {
        if (image.extent().size(axis) > 1) {
            position.append(", ").append(axis.label()).append(" = ").append(at);
        }
    }

    /**
     * Starts at this column and row; what was not given a {@link #size} reaches to the image's edge.
     *
     * @throws IndexOutOfBoundsException if that pixel lies outside the image
     */
    public Slice offset(long column, long row) {
        return with(region.offset(across, column).offset(down, row));
    }

    /** Covers this many columns and rows of the plane, before {@link #stride} thins them. */
    public Slice size(long width, long height) {
        return with(region.size(across, width).size(down, height));
    }

    /** Takes every n-th column and every m-th row: the result has ⌈size / stride⌉ of them. */
    public Slice stride(long columns, long rows) {
        return with(region.stride(across, columns).stride(down, rows));
    }

    private Slice with(Region changed) {
        return new Slice(changed, across, down, position);
    }

    /** The columns and rows of what {@link #read} gives. */
    public Extent extent() {
        var taken = region.extent();
        return Extent.of(taken.size(across), taken.size(down));
    }

    /**
     * Reads the slice: a copy, of one plane. Reads only the rows, strips or tiles that it touches.
     *
     * @throws IndexOutOfBoundsException if the slice reaches beyond the image
     * @throws IllegalArgumentException if it is too large for a memory image
     * @throws ClosedException if the image was closed
     * @throws java.util.concurrent.CancellationException if the thread is interrupted while it waits for the disk
     */
    public MemoryImage read() {
        var image = region.image();
        var selection = region.selection();
        var metadata = image.metadata()
                .withName(image.metadata().name() + position)
                .ofPart(selection, image.extent())
                .asPlane(across, down);
        var read = Reading.read(image, selection, metadata);
        return MemoryImage.of(read.type(), extent(), read.pixels(), metadata);
    }

    /** What is going to be read; {@link #read} reads it. */
    @Override
    public String toString() {
        return "a slice of " + region.image().metadata().name() + position + ", not read yet: call read()";
    }
}
