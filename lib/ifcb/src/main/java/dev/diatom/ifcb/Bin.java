package dev.diatom.ifcb;

import dev.diatom.ifcb.http.Http;
import dev.diatom.ifcb.http.Patience;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.MemoryImage;
import dev.diatom.image.Owners;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * A water sample as an Imaging FlowCytobot recorded it: a handle on the .adc, .hdr and .roi files of one bin.
 *
 * <p>An open handle keeps the .roi file open until it is closed or nobody refers to it any more. A handle that is not open
 * does everything that an open one does: it opens the .roi file for each request and closes it again. The .adc and .hdr
 * files are read when they are first asked about, and are not kept open. Every handle closes only itself, and may be shared
 * by threads.
 *
 * <pre>{@code
 * try (var bin = Bin.open("D20130526T095207_IFCB013.adc")) {
 *     var image = bin.image(bin.images().firstKey());
 * }
 * }</pre>
 *
 * <p>A file that is missing or cannot be read is an {@link UncheckedIOException} from the first method that needs it, and
 * from no other.
 */
public final class Bin implements AutoCloseable {
    private final BinState state;
    private final RoiPixels pixels;
    private final Owners.@Nullable Registration registration;

    private Bin(BinState state, RoiPixels pixels) {
        this.state = state;
        this.pixels = pixels;
        registration = pixels.isHeld() ? Owners.register(this, pixels::close) : null;
    }

    /**
     * Opens a bin. Where its .roi file cannot be opened, the handle is not open, and the rest can be read.
     *
     * @param path one of its files, or their name without extension; or an address as {@link #open(URI)} takes it
     * @throws UncheckedIOException if none of the files is there
     * @throws IllegalArgumentException if it is not the name of a bin
     */
    public static Bin open(String path) {
        return BinUrl.isAddress(path) ? open(BinUrl.parse(path)) : open(Path.of(path));
    }

    /**
     * Opens a bin. Where its .roi file cannot be opened, the handle is not open, and the rest can be read.
     *
     * @param path one of its files, or their name without extension
     * @throws UncheckedIOException if none of the files is there
     * @throws IllegalArgumentException if it is not the name of a bin
     */
    public static Bin open(Path path) {
        return closed(BinState.find(path)).open();
    }

    /**
     * Opens a bin on a server: an IFCB Dashboard, or any other that has the three files. Fetches the header. The address is
     * that of one of the files, with or without extension, of an image, or of a page that shows the bin, such as
     * {@code https://server/mvco/D20130526T095207_IFCB013} or {@code https://server/bin?bin=D20130526T095207_IFCB013}.
     *
     * <p>The .adc file is fetched as a whole when it is first needed. An image costs its own bytes where the server gives
     * parts of files. Where it does not, as a Dashboard, the image is fetched as PNG; and where that differs from what the
     * .roi file holds, as for images that an old-style bin stores in two pieces, the whole .roi file is, which an open
     * handle then keeps in memory and a closed one fetches for each image. {@link #read} fetches it once. Nothing is written
     * to disk. A connection that fails and a server that is busy are tried again a few times, and 30 seconds of silence
     * count as failure; an interrupt ends the wait with a {@link java.util.concurrent.CancellationException}.
     *
     * @param uri an {@code https:}, {@code http:} or {@code file:} address
     * @throws UncheckedIOException if there is no such bin, or the server cannot be reached
     * @throws IllegalArgumentException if it is not the address of a bin
     */
    public static Bin open(URI uri) {
        return BinUrl.isRemote(uri) ? open(uri, new Http(Patience.USUAL)) : open(Path.of(uri));
    }

    static Bin open(URI uri, Http http) {
        return closed(RemoteFiles.find(uri, http)).open();
    }

    /** A handle that is not open. */
    static Bin closed(BinState state) {
        return new Bin(state, state.pixels());
    }

    /**
     * Another handle on the same bin, open if the .roi file can be opened; the caller closes it. What was read of the small
     * files is shared.
     */
    public Bin open() {
        return new Bin(state, state.heldPixels());
    }

    /** Closes the .roi file if this handle keeps it open. Doing so twice is quiet, and everything still works. */
    @Override
    public void close() {
        if (registration != null) {
            registration.release();
        }
    }

    /** Whether this handle keeps the .roi file open. */
    public boolean isOpen() {
        return registration != null && !registration.isReleased();
    }

    /**
     * Reads everything into memory and closes this handle. The result needs no file any more, and has every method of a
     * bin.
     *
     * @throws ImageFormatException if an image lies outside the .roi file, or the images share bytes of it so that they
     *     have more bytes together than the file; those that lie in the file can still be read one by one
     * @throws IllegalArgumentException if the images are too large for the memory that is left; none has been read then
     */
    public Bin read() {
        if (state.loaded() != null) {
            return this;
        }
        try {
            return closed(state.with(pixels.all()));
        } finally {
            close();
        }
    }

    /** What the name of the bin says. */
    public BinId id() {
        return state.id();
    }

    /** When the sample was taken, in UTC. */
    public Instant timestamp() {
        return state.id().timestamp();
    }

    /**
     * Where the files lie, or should lie.
     *
     * @throws IllegalStateException if they lie on a server; {@link #location} tells where
     */
    public BinPaths paths() {
        return state.files().paths();
    }

    /** Where the bin lies, as a {@code file:} or an {@code http(s):} URI without extension. */
    public URI location() {
        return state.files().location();
    }

    /** The header: names and values as written, in the order of the file, and an introduction named {@code context}. */
    public Map<String, String> headers() {
        return state.headers().map();
    }

    /**
     * The value of one header, as written.
     *
     * @param name in any case
     * @throws IllegalArgumentException if there is none; the message lists names that are near
     */
    public String header(String name) {
        return state.headers().text(name);
    }

    /**
     * The value of one header as what it looks like: a whole number, a number, true or false, or a text.
     *
     * @param name in any case
     * @throws IllegalArgumentException if there is none; the message lists names that are near
     */
    public HeaderValue headerValue(String name) {
        return HeaderValue.of(state.headers().text(name));
    }

    /**
     * The temperature in the instrument's housing in degrees Celsius, NaN where the header does not tell.
     *
     * @throws ImageFormatException if the header has text there that is no decimal number
     */
    public double temperature() {
        return state.headers().number("temperature");
    }

    /**
     * The relative humidity in the instrument's housing in percent, NaN where the header does not tell.
     *
     * @throws ImageFormatException if the header has text there that is no decimal number
     */
    public double humidity() {
        return state.headers().number("humidity");
    }

    /**
     * How long the run took by the header, in seconds; NaN where it does not tell, as in old-style bins.
     *
     * @throws ImageFormatException if the header has text there that is no decimal number
     */
    public double runTimeSeconds() {
        return state.headers().number("runTime");
    }

    /**
     * How much of the sample the instrument looked at, by the .adc file. A volume that cannot be told is NaN, and says why.
     *
     * @throws ImageFormatException if the header has text where it should have a time or the speed of the syringe
     */
    public VolumeAnalyzed volumeAnalyzed() {
        return volumeAnalyzed(VolumeMethod.ADC_ONLY);
    }

    /**
     * The same by another method. A header file that is not there tells nothing; {@link VolumeMethod#HEADER} needs no .adc
     * file.
     *
     * @throws ImageFormatException if the header has text where it should have a time or the speed of the syringe
     */
    public VolumeAnalyzed volumeAnalyzed(VolumeMethod method) {
        return Volumes.of(state, method);
    }

    /** What the run was for, by the header. */
    public RunType runType() {
        return RunType.of(state.headers());
    }

    /** How many laser events there were; each has one target or more. */
    public int triggerCount() {
        return state.adc().triggerCount();
    }

    /** Triggers per second of {@link #volumeAnalyzed() run time}, NaN where that cannot be told. */
    public double triggerRate() {
        double seconds = volumeAnalyzed().runTimeSeconds();
        return seconds > 0 ? triggerCount() / seconds : Double.NaN;
    }

    /**
     * Targets per millilitre of {@link #volumeAnalyzed() volume analyzed}, with or without images; NaN where that cannot be
     * told. {@link VolumeAnalyzed#perMilliliter} does the same for other counts and methods.
     */
    public double targetsPerMilliliter() {
        return volumeAnalyzed().perMilliliter(state.adc().rows());
    }

    /** Images per millilitre. An image that an old-style bin stores in two pieces counts as two. */
    public double imagesPerMilliliter() {
        return volumeAnalyzed().perMilliliter(state.imageNumbers().size());
    }

    /**
     * For how long of the run the instrument was busy and saw nothing, by the header, in seconds; NaN where it does not
     * tell.
     *
     * @throws ImageFormatException if the header has text there that is no decimal number
     */
    public double inhibitTimeSeconds() {
        return state.headers().number("inhibitTime");
    }

    /**
     * The volume of water that the syringe was to take in, by the header, in millilitres; NaN where it does not tell. The
     * volume in which targets were looked for is smaller.
     *
     * @throws ImageFormatException if the header has text there that is no decimal number
     */
    public double sampleVolumeMilliliters() {
        return state.headers().number("SyringeSampleVolume");
    }

    /**
     * Where the sample was taken, in degrees north, negative in the south; NaN where the header does not tell.
     *
     * @throws ImageFormatException if the header has text there that is no decimal number, and not {@code N/A}
     */
    public double latitude() {
        return state.headers().numberIfAny("gpsLatitude");
    }

    /**
     * Where the sample was taken, in degrees east, negative in the west; NaN where the header does not tell.
     *
     * @throws ImageFormatException if the header has text there that is no decimal number, and not {@code N/A}
     */
    public double longitude() {
        return state.headers().numberIfAny("gpsLongitude");
    }

    /**
     * The number of triggers that the header tells; empty where it does not.
     *
     * @throws ImageFormatException if the header has text there that is no whole number
     */
    public OptionalLong findTriggerCount() {
        return state.headers().count("triggerCount");
    }

    /**
     * The number of images that the header tells; empty where it does not. {@code images().size()} counts those that there
     * are.
     *
     * @throws ImageFormatException if the header has text there that is no whole number
     */
    public OptionalLong findRoiCount() {
        return state.headers().count("roiCount");
    }

    /** All targets whose rows could be read, in the order of the .adc file; cannot be changed. */
    public List<Target> targets() {
        return new TargetList(state.adc());
    }

    /**
     * One target. If this is the first that is asked of the bin, no more is read than the lines up to its own.
     *
     * @param number counted from 1, by lines of the .adc file
     * @throws IllegalArgumentException if there is no such target, or its row could not be read
     */
    public Target target(int number) {
        return state.knownTarget(number);
    }

    /** What is wrong with rows of the .adc file, in the order of the lines; empty for a sound file. */
    public List<Finding> findings() {
        return state.adc().findings();
    }

    /**
     * What is wrong with the three files, or worth knowing, in the order of the files: that one is missing, rows that cannot
     * be read, images beyond the end of the .roi file, bytes that belong to no image or to two, clocks that jump, counts and
     * times that differ from the header's, more volume than the syringe holds, runs of beads, alarms. Empty for a sound bin;
     * what cannot be told says nothing. Of a bin that is still being written, it is said that it is, and nothing else.
     *
     * <p>Reads the .adc and .hdr as they are now and the length of the .roi file; no pixels. A bin in memory
     * needs no file, and says nothing of files. No damage of the files is an exception here.
     */
    public List<Finding> check() {
        return BinCheck.of(state, Instant.now());
    }

    /**
     * The images by target number, ascending. The map cannot be changed; its keys are known without the .roi file, and each
     * image is read when it is asked for, as a copy that is the caller's. Two such maps are equal if they have the same keys
     * and come from the same bin or handles on it; comparing them reads nothing.
     */
    public SortedMap<Integer, MemoryImage> images() {
        return new BinImages(state.imageNumbers(), state, this::image);
    }

    /**
     * The image of one target, of 8-bit grey levels, named by its PID, with the {@link PixelSize} of its instrument; a copy,
     * which needs no file. Reads its bytes only, and of the .adc file, if this is the first that is asked of a new-style bin,
     * no more than the lines up to its own. Of an old-style bin the metadata tell whether it is a piece of another.
     *
     * @param number counted from 1, by lines of the .adc file
     * @throws IllegalArgumentException if there is no such target, it has no image, or it is too large for memory
     * @throws ImageFormatException if the image lies outside the .roi file
     */
    public MemoryImage image(int number) {
        var target = state.targetWithImage(number);
        var image = RoiImage.of(state.id(), target, pixels.of(target));
        return image.withMetadata(image.metadata().withTags(Pieces.of(state, number)));
    }

    /**
     * This bin with the images joined that it stores in two overlapping pieces, as only old-style bins do.
     *
     * @throws IllegalArgumentException if it is a new-style bin, where images that overlap are damage
     */
    public Stitched stitched() {
        return new Stitched(this, state);
    }

    /**
     * The targets as a Tablesaw table: their numbers, then the columns of the .adc file. The columns are the same for all
     * bins of a style, empty ones included. What could not be read is missing. A new table each time.
     */
    public Table table() {
        return BinTable.of(state.id().lid(), state.adc());
    }

    /**
     * One column of the .adc file, a value for each of {@link #targets}: NaN where it could not be read. A copy. This is the
     * way to columns that a file has beyond those of {@link #table}; they are named as in the header, or {@code extra1},
     * {@code extra2} and so on.
     *
     * @param name in any case, with or without signs in between: {@code pmt_a} and {@code PMTA} are the same
     * @throws IllegalArgumentException if there is none; the message lists names that are near
     */
    public double[] column(String name) {
        return state.adc().column(name);
    }

    BinFiles files() {
        return state.files();
    }

    /** The pixels of a target that has an image, row by row; a copy. */
    byte[] pixels(Target target) {
        return pixels.of(target);
    }

    /** The name, how much there is, and whether the handle is open; reads nothing but the .adc and .hdr, and what is wrong with them is no failure. */
    @Override
    public String toString() {
        return state.id().lid() + ": " + state.contents() + ", "
                + (state.loaded() != null ? "in memory" : isOpen() ? "open" : "closed");
    }
}
