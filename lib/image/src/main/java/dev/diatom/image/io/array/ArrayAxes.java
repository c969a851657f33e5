package dev.diatom.image.io.array;

import dev.diatom.image.Axis;
import dev.diatom.image.Extent;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.UnsupportedFormatException;
import dev.diatom.image.io.EvenLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which axis of an image each axis of an array is, in the order of the file, the fastest first. Axes that are left out have
 * one pixel.
 *
 * @param axes each at most once
 * @param sizes as many, each at least 1
 */
public record ArrayAxes(List<Axis> axes, List<Long> sizes) {
    /** @throws IllegalArgumentException if there are not as many sizes as axes */
    public ArrayAxes {
        axes = List.copyOf(axes);
        sizes = List.copyOf(sizes);
        if (axes.size() != sizes.size() || axes.stream().distinct().count() < axes.size()) {
            throw new IllegalArgumentException(axes + " and " + sizes);
        }
    }

    /** The axes that follow X and Y where nothing describes them: the one that the user names first, then these. */
    public static List<Axis> undescribed(Axis named, Axis... others) {
        var order = new ArrayList<>(List.of(Axis.X, Axis.Y, named));
        Arrays.stream(others).filter(axis -> axis != named).forEach(order::add);
        return List.copyOf(order);
    }

    /**
     * Refuses sizes that no image and no file can have.
     *
     * @param wrong where they stand
     */
    public static void check(long[] sizes, StoredType type, Fault wrong) {
        long bytes = type.bytes();
        for (long size : sizes) {
            if (size == 0) {
                throw new UnsupportedFormatException(
                        wrong.expected("at least one pixel along every axis", Arrays.toString(sizes)));
            }
            if (size < 0 || bytes > Long.MAX_VALUE / size) {
                throw new ImageFormatException(
                        wrong.expected("sizes of fewer than 2^63 bytes", Arrays.toString(sizes)));
            }
            bytes *= size;
        }
    }

    /** The number of pixels along each axis. */
    public Extent extent() {
        var size = new EnumMap<Axis, Long>(Axis.class);
        for (int i = 0; i < axes.size(); i++) {
            size.put(axes.get(i), sizes.get(i));
        }
        return new Extent(
                one(size, Axis.X), one(size, Axis.Y), one(size, Axis.Z), one(size, Axis.C), one(size, Axis.T));
    }

    private static long one(Map<Axis, Long> numbers, Axis axis) {
        return numbers.getOrDefault(axis, 1L);
    }

    /** Where the numbers stand in the file: without a gap. */
    EvenLayout layout(long byteOffset, int bytes) {
        var stride = new EnumMap<Axis, Long>(Axis.class);
        long distance = bytes;
        for (int i = 0; i < axes.size(); i++) {
            stride.put(axes.get(i), distance);
            distance *= sizes.get(i);
        }
        for (var axis : Axis.values()) {
            stride.putIfAbsent(axis, distance);
        }
        return new EvenLayout(
                byteOffset,
                one(stride, Axis.X),
                one(stride, Axis.Y),
                one(stride, Axis.Z),
                one(stride, Axis.C),
                one(stride, Axis.T));
    }
}
