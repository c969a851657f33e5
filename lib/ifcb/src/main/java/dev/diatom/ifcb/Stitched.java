package dev.diatom.ifcb;

import dev.diatom.image.Fault;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.UnsupportedFormatException;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An old-style bin whose images in two overlapping pieces are joined, as the IFCB Dashboard and all products derived from
 * such bins have them. The joined image has the number of its first piece; the number of the second is not used.
 *
 * <p>Two images that follow each other in the .adc file are pieces of one if they have the same trigger and their boxes
 * share more than two columns and more than two rows. Of three that overlap in a row, the first two are joined and the third
 * is left out, by that rule; {@link Bin#image} has it still. What neither piece covers of the box around both is the gap.
 * In {@link #image} it has one grey: the mean of the pixels around it. The rule and the grey are those of pyifcb.
 *
 * <p>Reads through the handle that it came from, and is as safe for threads as that.
 */
public final class Stitched {
    /** As in pyifcb; boxes that share less touch by chance. */
    static final int SHARED_PIXELS = 2;

    private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

    private final Bin bin;
    private final BinState state;
    private final NavigableMap<Integer, StitchedPair> pairs;
    private final NavigableSet<Integer> numbers;

    Stitched(Bin bin, BinState state) {
        this.bin = bin;
        this.state = state;
        if (state.id().style() != BinStyle.OLD) {
            throw new IllegalArgumentException(Fault.in(state.files().adc(), "this bin cannot be stitched")
                    .expected("an old-style bin, with a name like IFCB5_2012_028_081515", "a new-style bin")
                    .advice("Instruments of the new style do not divide images, and where two of them overlap, the file"
                            + " is damaged; use the bin's own images")
                    .toString());
        }
        pairs = pairs(state.adc());
        var left = new TreeSet<>(state.imageNumbers());
        for (var pair : pairs.values()) {
            left.remove(pair.second().number());
        }
        numbers = Collections.unmodifiableNavigableSet(left);
    }

    static NavigableMap<Integer, StitchedPair> pairs(Adc adc) {
        var pairs = new TreeMap<Integer, StitchedPair>();
        Target last = null;
        for (int row = 0; row < adc.rows(); row++) {
            var target = adc.target(row);
            if (!target.hasImage()) {
                continue;
            }
            if (last != null && areOne(last, target)) {
                pairs.put(last.number(), new StitchedPair(last, target));
            }
            last = target;
        }
        return pairs;
    }

    /** Whether two images that follow each other are pieces of one. */
    static boolean areOne(Target first, Target second) {
        return first.trigger() == second.trigger() && StitchedPair.overlap(first, second, SHARED_PIXELS);
    }

    /** The pairs, by the number of the first; also a pair whose first is the second of another. */
    public List<StitchedPair> pairs() {
        return List.copyOf(pairs.values());
    }

    /** Whether the image of this number is joined from two. */
    public boolean isJoined(int number) {
        return numbers.contains(number) && pairs.containsKey(number);
    }

    /**
     * The images by number, ascending, without those that have become part of another. Like {@link Bin#images}, the map
     * cannot be changed and each image is read when it is asked for.
     */
    public SortedMap<Integer, MemoryImage> images() {
        return new BinImages(numbers, state, this::image);
    }

    /**
     * One image, joined and its gap filled where it lies in two pieces; a copy, which needs no file.
     *
     * @throws IllegalArgumentException if there is no such target, it has no image, it has become part of another, or it is
     *     too large for memory
     * @throws dev.diatom.image.ImageFormatException if a piece lies outside the .roi file
     */
    public MemoryImage image(int number) {
        return isJoined(number) ? named(join(number, true), number) : bin.image(whole(number));
    }

    /**
     * One image with its gap, which is 0; {@link #gap} tells those pixels from black ones. Otherwise like {@link #image}.
     *
     * @throws IllegalArgumentException as {@link #image}
     * @throws dev.diatom.image.ImageFormatException as {@link #image}
     */
    public MemoryImage imageWithGap(int number) {
        return isJoined(number) ? named(join(number, false), number) : bin.image(whole(number));
    }

    /**
     * A mask of the size of an image, 255 in its gap; all 0 where the image is not joined. Reads no file but the .adc.
     *
     * @throws IllegalArgumentException if there is no such image
     */
    public MemoryImage gap(int number) {
        var metadata = ImageMetadata.of(state.id().lidOf(number) + " gap", ImageMetadata.Role.MASK);
        if (isJoined(number)) {
            var pair = pair(number);
            var gap = array(pair);
            Gap.mark(pair, gap);
            return RoiImage.of(state.id(), metadata, gap, pair.width(), pair.height());
        }
        var target = state.targetWithImage(whole(number));
        var none = array("the gap of target " + number, target.width(), target.height());
        return RoiImage.of(state.id(), metadata, none, target.width(), target.height());
    }

    NavigableSet<Integer> numbers() {
        return numbers;
    }

    /** Columns of an image that there is. */
    long width(int number) {
        return isJoined(number) ? pair(number).width() : bin.target(number).width();
    }

    /** Rows of an image that there is. */
    long height(int number) {
        return isJoined(number) ? pair(number).height() : bin.target(number).height();
    }

    /** The pixels of an image that there is, row by row, which the caller may not change. */
    byte[] pixels(int number) {
        return isJoined(number) ? join(number, true) : bin.pixels(bin.target(number));
    }

    private StitchedPair pair(int number) {
        return Objects.requireNonNull(pairs.get(number));
    }

    /** The number itself, refused if its image has become part of another. */
    private int whole(int number) {
        for (var pair : pairs.headMap(number, false).descendingMap().values()) {
            if (pair.second().number() == number) {
                throw new IllegalArgumentException(Fault.in(
                                state.files().adc(),
                                "the image of target " + number + " overlaps that of target "
                                        + pair.first().number())
                        .advice(
                                numbers.contains(pair.first().number())
                                        ? "Take image " + pair.first().number()
                                                + ", which is joined from both, or the piece alone from the bin itself"
                                        : "That is the second piece of another, so that this one is left out; take it"
                                                + " from the bin itself")
                        .toString());
            }
        }
        return number;
    }

    private byte[] join(int number, boolean fill) {
        var pair = pair(number);
        var first = bin.pixels(pair.first());
        var second = bin.pixels(pair.second());
        var joined = array(pair);
        Gap.paste(first, pair.first(), pair, joined);
        Gap.paste(second, pair.second(), pair, joined);
        if (fill) {
            var gap = array(pair);
            Gap.mark(pair, gap);
            Gap.fill(joined, gap, (int) pair.width());
        }
        return joined;
    }

    private byte[] array(StitchedPair pair) {
        return array("the joined image of target " + pair.first().number(), pair.width(), pair.height());
    }

    private byte[] array(String what, long width, long height) {
        if (width > LONGEST_ARRAY / height) {
            throw new UnsupportedFormatException(Fault.in(state.files().adc(), what + " is too large for memory")
                    .expected("at most " + LONGEST_ARRAY + " pixels", width + " x " + height)
                    .advice("Take what images there are from the bin itself"));
        }
        return Memory.take(
                state.files().roi(),
                what + " cannot be made: it needs",
                width * height,
                () -> new byte[(int) (width * height)]);
    }

    private MemoryImage named(byte[] pixels, int number) {
        var metadata = ImageMetadata.of(state.id().lidOf(number), ImageMetadata.Role.INTENSITY);
        return RoiImage.of(
                state.id(),
                Pieces.joined(metadata, pair(number)),
                pixels,
                pair(number).width(),
                pair(number).height());
    }

    @Override
    public String toString() {
        return state.id().lid() + ": " + numbers.size() + " images, "
                + (state.imageNumbers().size() - numbers.size()) + " pieces joined to others";
    }
}
