package dev.diatom.image.io.tiff;

import dev.diatom.image.Channel;
import dev.diatom.image.ImageFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the samples of a pixel are called, as a page's photometric interpretation, its extra samples and the names of its
 * inks say. Pages of one sample have none: what they measure is not in TIFF's own tags.
 *
 * <p>The pixels of L*, a* and b* are the numbers as they stand in the file. In 8 bits, L* of 0 to 100 is 0 to 255; a* and b*
 * are two's complement in CIE L*a*b* (a stored 200 is -56), and 128 too large in ICC L*a*b*; ITU L*a*b* has a range of its
 * own in the file.
 */
final class ChannelNames {
    private static final int MOST_BYTES_OF_NAMES = 1 << 12;
    private static final int CMYK = 1;

    private ChannelNames() {}

    /** The channels of a page, repeated for each of the pages that channels lie on; none where nothing is known. */
    static List<Channel> read(TiffDirectory directory, TiffPage page, long channelPages) throws IOException {
        if (page.samples() == 1 || channelPages * page.samples() > TiffPage.MOST_SAMPLES) {
            return List.of();
        }
        var names = new ArrayList<String>(colours(directory, page));
        if (page.isRgb() && page.samples() == 4 && !directory.has(TiffTag.EXTRA_SAMPLES)) {
            names.add("opacity"); // as libtiff has it
        }
        addExtras(directory, page.samples(), names);
        var channels = names.stream().limit(page.samples()).map(Channel::of).toList();
        return Collections.nCopies((int) channelPages, channels).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> colours(TiffDirectory directory, TiffPage page) throws IOException {
        return switch (page.photometric()) {
            case 0, 1 -> List.of("grey");
            case 2, 6 -> List.of("red", "green", "blue");
            case 3 -> List.of("index");
            case 4 -> List.of("transparency");
            case 5 -> inks(directory);
            case 8, 9, 10 -> List.of("L*", "a*", "b*");
            default -> List.of();
        };
    }

    /** As they are named; unless it is said that inks are others, the first four are those of print. */
    private static List<String> inks(TiffDirectory directory) throws IOException {
        var names = directory.texts(TiffTag.INK_NAMES, MOST_BYTES_OF_NAMES);
        if (!names.isEmpty()) {
            return names;
        }
        return directory.inlineOr(TiffTag.INK_SET, CMYK) == CMYK
                ? List.of("cyan", "magenta", "yellow", "black")
                : List.of();
    }

    private static void addExtras(TiffDirectory directory, int samples, List<String> names) throws IOException {
        var kinds = extras(directory, samples);
        int first = samples - kinds.length;
        for (int i = names.size(); i < samples; i++) {
            long kind = i >= first && kinds.length > 0 ? kinds[i - first] : 0;
            names.add(kind == 1 ? "opacity (premultiplied)" : kind == 2 ? "opacity" : "sample " + (i + 1));
        }
    }

    private static long[] extras(TiffDirectory directory, int samples) throws IOException {
        int tag = TiffTag.EXTRA_SAMPLES;
        long count = Math.min(samples, directory.count(tag));
        try {
            return count == 0 || !directory.isInteger(tag) ? new long[0] : directory.values(tag, (int) count);
        } catch (ImageFormatException e) {
            return new long[0]; // no more is known
        }
    }
}
