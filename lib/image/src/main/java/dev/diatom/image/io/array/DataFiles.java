package dev.diatom.image.io.array;

import dev.diatom.image.Axis;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageFormatException;
import dev.diatom.image.UnsupportedFormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The files of the planes of an image, one for each, that a header names by a list or by a pattern. */
public final class DataFiles {
    /** What C's printf makes of numbers, then the first, the last and their distance. */
    private static final Pattern PATTERN =
            Pattern.compile("([^%]*)%(0?)([0-9]?)d([^%\\s]*)\\s+([0-9]{1,9})\\s+([0-9]{1,9})\\s+([1-9][0-9]{0,8})");

    private DataFiles() {}

    /**
     * Refuses what is not one raw plane in each file.
     *
     * @param axes those of the image, the fastest first
     * @param planes whether each file holds a plane, as far as the header says so
     * @param wrong where the files are named
     */
    public static void check(List<Axis> axes, Packing packing, boolean planes, Fault wrong) {
        var last = axes.isEmpty() ? Axis.X : axes.get(axes.size() - 1);
        long deep =
                axes.stream().filter(axis -> axis == Axis.Z || axis == Axis.T).count();
        if (!planes || packing != Packing.NONE || deep != 1 || (last != Axis.Z && last != Axis.T)) {
            throw new UnsupportedFormatException(wrong.expected("one raw plane in each file, along Z or T", "others")
                    .advice("Save it as one file, for example by SimpleITK"));
        }
    }

    /**
     * The files in the folder of a header.
     *
     * @param names those of a list
     * @param count how many there must be
     * @param wrong where they are named
     */
    public static List<Path> beside(Path header, List<String> names, long count, Fault wrong) {
        if (names.size() != count) {
            throw new ImageFormatException(wrong.expected(count + " files, one for each plane", names.size())
                    .advice("The file looks cut short or damaged"));
        }
        var files = new ArrayList<Path>();
        for (var name : names) {
            files.add(DataFile.beside(header, name, wrong));
        }
        return List.copyOf(files);
    }

    /** The names that a pattern stands for, {@code slice%03d.raw 1 20 1}; of more than there must be, one more. */
    public static List<String> matching(String pattern, long count, Fault wrong) {
        var parts = PATTERN.matcher(pattern);
        if (!parts.matches()) {
            throw new ImageFormatException(
                    wrong.expected("a pattern such as \"slice%03d.raw 1 20 1\"", Fault.quote(pattern)));
        }
        String digits = "%" + (parts.group(3).isEmpty() ? "" : parts.group(2) + parts.group(3)) + "d";
        var names = new ArrayList<String>();
        long last = Long.parseLong(parts.group(6));
        for (long i = Long.parseLong(parts.group(5)); i <= last && names.size() <= count; ) {
            names.add(parts.group(1) + String.format(digits, i) + parts.group(4));
            i += Long.parseLong(parts.group(7));
        }
        return names;
    }
}
