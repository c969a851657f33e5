package dev.diatom.image.io.tiff;

import dev.diatom.image.Cancellation;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.UnsupportedFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a file holds: its chain of directories, gone through from the first to the last, sorted into series. */
final class TiffContents {
    private static final int MOST_PAGES = 1 << 24;
    private static final int MOST_CUT = 100;

    /** Each keeps its first directory in memory. */
    private static final int MOST_SERIES = 1 << 16;

    private final TiffInput input;
    private final boolean big;
    private final Map<TiffPage, TiffSeries> series = new LinkedHashMap<>();
    private final Offsets visited = new Offsets();
    private final PagePlaces places = new PagePlaces();
    /** All that was visited, once the chain has gone back in the file. */
    private @Nullable Set<Long> visitedAtRandom;

    /** The same, sorted, once directories below pages were looked for. */
    private long[] inOrder = {};

    private @Nullable TiffSeries lastSeries;
    private long furthest;
    private boolean mainUnread;
    private int unread;
    private @Nullable UnsupportedFormatException fault;
    /** What is said of a directory in the chain that is no page. */
    private String odd = "";

    private TiffContents(TiffInput input, boolean big) {
        this.input = input;
        this.big = big;
    }

    static TiffContents read(TiffInput input, TiffHeader header) throws IOException {
        var contents = new TiffContents(input, header.big());
        contents.walk(header.first());
        return contents;
    }

    /**
     * The series that can be read: those of images themselves, then those of smaller copies and masks, each in the order of
     * the file.
     *
     * @throws UnsupportedFormatException if there is none
     */
    List<TiffSeries> allSeries() {
        if (fault != null && series.isEmpty()) {
            throw fault;
        }
        var all = new ArrayList<TiffSeries>(series.values());
        all.sort(Comparator.comparing(one -> !one.isMain()));
        return all;
    }

    /**
     * The series with this number.
     *
     * @throws UnsupportedFormatException if there is none that can be read, or the first is asked for and the first page
     *     that is an image itself cannot be read
     */
    TiffSeries series(int number) {
        var all = allSeries();
        if (fault != null && number == 0 && mainUnread) {
            throw fault;
        }
        if (number < 0 || number >= all.size()) {
            throw new IndexOutOfBoundsException(
                    input.path() + ": there is no series " + number + ": expected 0 to " + (all.size() - 1));
        }
        return all.get(number);
    }

    /** The bytes of the file's header. */
    long headerBytes() {
        return big ? TiffHeader.BIG_BYTES : TiffHeader.CLASSIC_BYTES;
    }

    /** The directory of a page, read again. */
    TiffDirectory directory(TiffSeries of, int page) throws IOException {
        return TiffDirectory.read(input, of.directory(page), big, page);
    }

    /** Where the pages of the chain are, by their numbers in it. */
    PagePlaces places() {
        return places;
    }

    Path path() {
        return input.path();
    }

    /** Where the directories below a page stand; none where it has none. */
    long[] subIfds(TiffDirectory parent, int most) throws IOException {
        if (!parent.has(TiffTag.SUB_IFDS)) {
            return new long[0];
        }
        long count = parent.count(TiffTag.SUB_IFDS);
        if (count > most) {
            throw new UnsupportedFormatException(
                    parent.fault(TiffTag.SUB_IFDS, "a page with so many directories below it is not read")
                            .expected("at most " + most, count));
        }
        return parent.values(TiffTag.SUB_IFDS, (int) count);
    }

    /** A directory below a page, which is none of the chain's. */
    TiffDirectory below(TiffDirectory parent, long byteOffset) throws IOException {
        if (inOrder.length < visited.size()) {
            inOrder = new long[visited.size()];
            Arrays.setAll(inOrder, visited::get);
            Arrays.sort(inOrder);
        }
        if (Arrays.binarySearch(inOrder, byteOffset) >= 0) {
            throw new ImageFormatException(parent.fault(TiffTag.SUB_IFDS, "the directories of pages loop")
                    .expected("the offset of a directory that is no page's", byteOffset));
        }
        return TiffDirectory.read(input, byteOffset, big, parent.index());
    }

    /** Adds a page that is not of the chain to a series. */
    void add(TiffSeries of, TiffDirectory directory) throws IOException {
        if (!of.addAlike(directory, input)) {
            of.add(directory.byteOffset(), TiffBlocks.read(directory, of.page(), input));
        }
    }

    /** Whether all pages are of one series. */
    boolean holdsOnly(TiffSeries one) {
        return one.pages() == visited.size();
    }

    /** What is said of pages that cannot be read; empty where all can. */
    String unread() {
        var pages = fault == null ? "" : unread + " pages: " + fault.getMessage();
        return pages + (pages.isEmpty() || odd.isEmpty() ? "" : " ") + odd;
    }

    private void walk(long first) throws IOException {
        long offset = first;
        do {
            Cancellation.check();
            var directory = directory(offset);
            if (directory == null) {
                return;
            }
            int unreadBefore = unread;
            if (visited.size() > 1 && !directory.has(TiffTag.IMAGE_WIDTH) && !directory.has(TiffTag.IMAGE_LENGTH)) {
                odd = Fault.in(input.path(), "a directory in the chain of pages is no page")
                        .atByte(offset, "IFD " + directory.index())
                        .expected("tags 256 ImageWidth and 257 ImageLength", "none")
                        .toString();
                places.add(null);
            } else {
                add(offset, directory);
                places.add(unread == unreadBefore ? lastSeries : null);
            }
            if (series.size() > MOST_SERIES) {
                throw new UnsupportedFormatException(Fault.in(
                                input.path(),
                                "a file of so many series, of pages of different size or kind, is not read")
                        .atByte(offset, "IFD " + directory.index())
                        .expected("at most " + MOST_SERIES, "more"));
            }
            offset = directory.next();
        } while (offset != 0);
    }

    /**
     * The directory at an offset of the chain; null behind the last page, where a chain goes on to what cannot be one. A
     * file that may be cut short is damaged; but other programs, too, read the pages before an end that is no zero.
     */
    private @Nullable TiffDirectory directory(long offset) throws IOException {
        boolean later = visited.size() > 0;
        if (later && !couldFollow(offset)) {
            odd = outside(offset).toString();
            return null;
        }
        checkOffset(offset);
        try {
            return TiffDirectory.read(input, offset, big, visited.size() - 1L);
        } catch (ImageFormatException e) {
            if (later && !TiffDirectory.begins(input, offset, big)) {
                odd = String.valueOf(e.getMessage());
                return null;
            }
            throw e;
        }
    }

    /** Whether a file that is cut short could have had a directory there: a hundredth of it, or more, is left. */
    private boolean couldFollow(long offset) {
        return offset >= TiffHeader.CLASSIC_BYTES && offset / MOST_CUT <= input.length();
    }

    private void add(long offset, TiffDirectory directory) throws IOException {
        try {
            var last = lastSeries;
            if (last != null && last.addAlike(directory, input)) {
                return;
            }
            if (last == null || !last.isLike(directory)) {
                var page = TiffPage.read(directory);
                var blocks = TiffBlocks.read(directory, page, input);
                last = series.computeIfAbsent(page, shape -> new TiffSeries(shape, directory));
                last.add(offset, blocks);
                lastSeries = last;
            } else {
                last.add(offset, TiffBlocks.read(directory, last.page(), input));
            }
        } catch (UnsupportedFormatException e) {
            mainUnread |=
                    TiffSeries.isMain(directory) && series.values().stream().noneMatch(TiffSeries::isMain);
            fault = fault == null ? e : fault;
            unread++;
        }
    }

    private Fault outside(long offset) {
        return Fault.in(input.path(), "a page stands outside the file (" + where() + ")")
                .expected(
                        "an offset of " + TiffHeader.CLASSIC_BYTES + " to " + (input.length() - 1),
                        Long.toUnsignedString(offset));
    }

    /** What says where the next directory stands. */
    private String where() {
        return visited.size() == 0 ? "header, first IFD" : "IFD " + (visited.size() - 1) + ", next IFD";
    }

    private void checkOffset(long offset) {
        int index = visited.size();
        var where = where();
        if (offset < TiffHeader.CLASSIC_BYTES || offset >= input.length()) {
            throw new ImageFormatException(outside(offset).advice("The file looks cut short or damaged"));
        }
        if (isVisited(offset)) {
            throw new ImageFormatException(Fault.in(input.path(), "the chain of pages loops")
                    .atByte(offset, where)
                    .expected("an offset that was not visited before", offset));
        }
        if (index == MOST_PAGES) {
            throw new UnsupportedFormatException(Fault.in(input.path(), "a file with so many pages is not read")
                    .atByte(offset, where)
                    .expected("at most " + MOST_PAGES, "more"));
        }
        visited.add(offset);
        furthest = Math.max(furthest, offset);
    }

    /** A chain that only goes on in the file cannot loop. */
    private boolean isVisited(long offset) {
        var set = visitedAtRandom;
        if (set == null) {
            if (offset > furthest) {
                return false;
            }
            set = new HashSet<>();
            for (int i = 0; i < visited.size(); i++) {
                set.add(visited.get(i));
            }
            visitedAtRandom = set;
        }
        return !set.add(offset);
    }
}
