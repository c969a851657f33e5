package dev.diatom.ifcb;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the three files of a bin lie: in a folder, or on a server. What is asked for is read each time. */
sealed interface BinFiles permits LocalFiles, RemoteFiles {
    /** Far beyond the .adc of any run; a file of this size is something else. */
    long LARGEST_TEXT = 32L << 20;

    /** Far beyond any header, each line of which takes many times its length in memory. */
    long LARGEST_HEADER = 1L << 20;

    /** The name that the three files have in common. */
    String lid();

    /** The .adc file as messages name it: its path or its URL. */
    String adc();

    /** The .hdr file as messages name it. */
    String hdr();

    /** The .roi file as messages name it. */
    String roi();

    /** The name of the .roi file alone. */
    String roiName();

    /** The bin as messages name it. */
    String base();

    /** The files without their extensions. */
    URI location();

    /** Their paths, which those on a server do not have: an {@link IllegalStateException}. */
    BinPaths paths();

    byte[] readAdc();

    byte[] readHdr();

    /** Whether the .adc file is known to be longer than what is read as a whole. */
    boolean isAdcTooLong();

    /** A target, where it can be read for less than the whole .adc file costs; null if it cannot, or there is none. */
    @Nullable
    Target find(AdcLayout layout, int number) throws IOException;

    /** The pixels, read for each request. */
    RoiPixels pixels(BinState bin);

    /** The pixels with what makes further requests cheaper held until they are closed. */
    RoiPixels heldPixels(BinState bin);

    /**
     * The bytes of the .roi file; negative if they cannot be told.
     *
     * @param fault is told if it is missing or cannot be read, in words that follow "the file is"
     */
    long roiLength(Consumer<String> fault);

    /** The lengths of the files, to be compared with what they are later. */
    List<Long> lengths();

    /** When a file was written to for the last time; long ago if that cannot be told. */
    Instant lastWritten();
}
