package dev.diatom.image.io.ome;

import dev.diatom.image.Cancellation;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which page of which file holds which plane of an image. Takes memory for each run of planes that stand one behind the
 * other, however many planes there are.
 */
public final class PlaneMap {
    /** A run of planes in as many pages, by the number of its first plane. */
    private final TreeMap<Long, Run> runs = new TreeMap<>();

    private final OmeImage image;
    private final long channelPages;
    private final long planes;

    /** @param channelPages how many pages a pixel's channels are in */
    private PlaneMap(OmeImage image, long channelPages, long planes) {
        this.image = image;
        this.channelPages = channelPages;
        this.planes = planes;
    }

    /**
     * Planes in as many pages of a file.
     *
     * @param file its number in {@link OmeFiles}
     * @param page the page of the first plane
     */
    private record Run(int file, long page, long count) {
        Run part(long from, long newCount) {
            return new Run(file, page + from, newCount);
        }
    }

    /** The page that holds a plane. */
    public record Place(int file, long page) {}

    /**
     * Puts the planes of an image into pages. Of those that are named twice, the last counts; those outside the image, and
     * those of pages that the opened file does not have, are left out.
     *
     * @param samples how many channels a page holds
     * @param pages how many pages the opened file has
     * @throws OmeException if the sizes do not fit each other, or name more planes than can be counted
     */
    public static PlaneMap of(OmeImage image, int samples, OmeFiles files, long pages) throws OmeException {
        if (image.sizeC() % samples != 0) {
            throw new OmeException(
                    "SizeC is " + image.sizeC() + ", and a page holds " + samples + " channels side by side");
        }
        long planes;
        try {
            planes = Math.multiplyExact(Math.multiplyExact(image.sizeZ(), image.sizeC() / samples), image.sizeT());
        } catch (ArithmeticException e) {
            throw new OmeException("it says more planes than can be counted", e);
        }
        var map = new PlaneMap(image, image.sizeC() / samples, planes);
        for (var data : image.tiffData()) {
            Cancellation.check();
            map.add(data, files.number(data.file()), pages);
        }
        return map;
    }

    private void add(TiffData data, int file, long ownPages) {
        boolean inside = data.z() < image.sizeZ() && data.c() < channelPages && data.t() < image.sizeT();
        if (file < 0 || !inside) {
            return;
        }
        long first = plane(data.z(), data.c(), data.t());
        long most = Math.min(planes - first, file == 0 ? ownPages - data.page() : Long.MAX_VALUE);
        long count = data.planes() == TiffData.ALL ? most : Math.min(most, data.planes());
        if (count > 0) {
            put(first, new Run(file, data.page(), count));
        }
    }

    /** Puts a run over what was there, and joins it with the one that it continues. */
    private void put(long first, Run run) {
        long end = first + run.count;
        var before = runs.lowerEntry(first);
        if (before != null && before.getKey() + before.getValue().count > first) {
            long start = before.getKey();
            var old = before.getValue();
            runs.put(start, old.part(0, first - start));
            if (start + old.count > end) {
                runs.put(end, old.part(end - start, start + old.count - end));
            }
        }
        var inside = runs.subMap(first, true, end, false);
        var last = inside.lastEntry();
        if (last != null) {
            inside.clear();
            long endOfLast = last.getKey() + last.getValue().count;
            if (endOfLast > end) {
                runs.put(end, last.getValue().part(end - last.getKey(), endOfLast - end));
            }
        }
        before = runs.lowerEntry(first);
        boolean continues = before != null
                && before.getKey() + before.getValue().count == first
                && before.getValue().file == run.file
                && before.getValue().page + before.getValue().count == run.page;
        if (before != null && continues) {
            runs.put(before.getKey(), before.getValue().part(0, before.getValue().count + run.count));
        } else {
            runs.put(first, run);
        }
    }

    /** The number of a plane, in the order of dimensions. */
    private long plane(long z, long c, long t) {
        long number = 0;
        for (int i = image.order().length() - 1; i >= 0; i--) {
            number = switch (image.order().charAt(i)) {
                case 'Z' -> number * image.sizeZ() + z;
                case 'C' -> number * channelPages + c;
                default -> number * image.sizeT() + t;
            };
        }
        return number;
    }

    /** Where a plane is; null where it is missing. */
    public @Nullable Place find(long z, long channelPage, long t) {
        long plane = plane(z, channelPage, t);
        Map.Entry<Long, Run> entry = runs.floorEntry(plane);
        if (entry == null || plane - entry.getKey() >= entry.getValue().count) {
            return null;
        }
        var run = entry.getValue();
        return new Place(run.file, run.page + plane - entry.getKey());
    }

    /** How many pages a pixel's channels are in. */
    public long channelPages() {
        return channelPages;
    }

    /** How many planes the image has. */
    public long planes() {
        return planes;
    }

    /** How many of them are in a page. */
    public long planesThere() {
        return runs.values().stream().mapToLong(Run::count).sum();
    }

    /** Whether all planes that are there are in the opened file. */
    public boolean isInOneFile() {
        return runs.values().stream().allMatch(run -> run.file == 0);
    }

    /** A page of the opened file that holds a plane; -1 where there is none. */
    public long anyPage() {
        return runs.values().stream()
                .filter(run -> run.file == 0)
                .mapToLong(Run::page)
                .findFirst()
                .orElse(-1);
    }
}
