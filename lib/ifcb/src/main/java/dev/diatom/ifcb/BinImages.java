package dev.diatom.ifcb;

import dev.diatom.image.MemoryImage;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.Spliterator;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The images of a bin by target number. The numbers are known; an image is read each time it is asked for. */
@SuppressWarnings("JdkObsolete") // a sorted map is what users are promised; the rest of NavigableMap would serve nobody
final class BinImages extends AbstractMap<Integer, MemoryImage> implements SortedMap<Integer, MemoryImage> {
    private final NavigableSet<Integer> numbers;
    private final BinState bin;
    private final IntFunction<MemoryImage> reader;

    /** @param numbers must be unmodifiable */
    BinImages(NavigableSet<Integer> numbers, BinState bin, IntFunction<MemoryImage> reader) {
        this.numbers = numbers;
        this.bin = bin;
        this.reader = reader;
    }

    @Override
    public @Nullable MemoryImage get(@Nullable Object number) {
        return containsKey(number) && number instanceof Integer known ? reader.apply(known) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object number) {
        return number instanceof Integer && numbers.contains(number);
    }

    @Override
    public int size() {
        return numbers.size();
    }

    @Override
    public Set<Integer> keySet() {
        return numbers;
    }

    @Override
    public Set<Map.Entry<Integer, MemoryImage>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<Integer, MemoryImage>> iterator() {
                var each = numbers.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return each.hasNext();
                    }

                    @Override
                    public Map.Entry<Integer, MemoryImage> next() {
                        int number = each.next();
                        return new SimpleImmutableEntry<>(number, reader.apply(number));
                    }
                };
            }

            @Override
            public Spliterator<Map.Entry<Integer, MemoryImage>> spliterator() {
                return split(number -> new SimpleImmutableEntry<>(number, reader.apply(number)));
            }

            @Override
            public int size() {
                return numbers.size();
            }
        };
    }

    @Override
    public Collection<MemoryImage> values() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<MemoryImage> iterator() {
                var each = entrySet().iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return each.hasNext();
                    }

                    @Override
                    public MemoryImage next() {
                        return each.next().getValue();
                    }
                };
            }

            @Override
            public Spliterator<MemoryImage> spliterator() {
                return split(reader);
            }

            @Override
            public int size() {
                return numbers.size();
            }
        };
    }

    /** Divides the numbers among threads, each of which reads the images of its own; that of sets would read all in one. */
    private <T> Spliterator<T> split(IntFunction<T> read) {
        // A stream that is not parallel has a spliterator that does not divide.
        return Arrays.stream(numbers.stream().mapToInt(Integer::intValue).toArray())
                .parallel()
                .mapToObj(read)
                .spliterator();
    }

    @Override
    public @Nullable Comparator<? super Integer> comparator() {
        return null;
    }

    @Override
    public SortedMap<Integer, MemoryImage> subMap(Integer from, Integer to) {
        return new BinImages(numbers.subSet(from, true, to, false), bin, reader);
    }

    @Override
    public SortedMap<Integer, MemoryImage> headMap(Integer to) {
        return new BinImages(numbers.headSet(to, false), bin, reader);
    }

    @Override
    public SortedMap<Integer, MemoryImage> tailMap(Integer from) {
        return new BinImages(numbers.tailSet(from, true), bin, reader);
    }

    @Override
    public Integer firstKey() {
        refuseIfEmpty();
        return numbers.first();
    }

    @Override
    public Integer lastKey() {
        refuseIfEmpty();
        return numbers.last();
    }

    private void refuseIfEmpty() {
        if (numbers.isEmpty()) {
            throw new NoSuchElementException(bin.id().lid()
                    + (bin.imageNumbers().isEmpty()
                            ? ": the bin has no images."
                            : ": no image has a number in this part of the map."));
        }
    }

    @Override
    public MemoryImage put(Integer number, MemoryImage image) {
        throw readOnly();
    }

    @Override
    public MemoryImage remove(@Nullable Object number) {
        throw readOnly();
    }

    @Override
    public void clear() {
        throw readOnly();
    }

    private UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException(
                bin.id().lid() + ": the map of images is read-only. new TreeMap<>(images()) is a copy of one's own.");
    }

    /** Whether it has images of the same targets of the same bin; reads nothing. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BinImages images && images.bin == bin && images.numbers.equals(numbers);
    }

    @Override
    public int hashCode() {
        return 31 * System.identityHashCode(bin) + numbers.hashCode();
    }

    /** Names the targets and reads nothing. */
    @Override
    public String toString() {
        return numbers.size() + " images, of the targets " + numbers;
    }
}
