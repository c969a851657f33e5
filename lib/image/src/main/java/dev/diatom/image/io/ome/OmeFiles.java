package dev.diatom.image.io.ome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * The files of a set, by number: 0 is the one that was opened, whatever it is called now. A file is known by its name, or
 * by its UUID where it has been renamed.
 */
public final class OmeFiles {
    private final String ownName;
    private final String ownUuid;
    private final OmeFile textFile;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<OmeFile> files = new ArrayList<>();
    private boolean ownIsNamed;

    /**
     * Files of which only the opened one is known.
     *
     * @param ownUuid as {@link OmeFile#plainUuid} has it
     * @param textFile the file that the text is from, where that is another than the opened one
     */
    public OmeFiles(String ownName, String ownUuid, OmeFile textFile) {
        this.ownName = ownName;
        this.ownUuid = ownUuid;
        this.textFile = textFile;
        files.add(new OmeFile(ownUuid, ownName));
    }

    /**
     * Finds out which files the planes of some images are in.
     *
     * @param exists whether there is a file of such a name in the folder
     * @throws OmeException if one is named that is not in the same folder
     */
    public void add(List<OmeImage> images, Predicate<String> exists) throws OmeException {
        var named = new LinkedHashMap<OmeFile, OmeFile>();
        for (var image : images) {
            for (var data : image.tiffData()) {
                named.put(data.file(), data.file());
            }
        }
        ownIsNamed = named.keySet().stream().anyMatch(file -> file.lastName().equals(ownName));
        // One file without a UUID that has been renamed, and says its former name.
        boolean renamed = named.size() == 1 && ownUuid.isEmpty() && !ownIsNamed;
        for (var file : named.keySet()) {
            var real = file.equals(OmeFile.ITSELF) ? textFile : file;
            if (isOwn(real) || (renamed && !real.name().isEmpty() && !isThere(real.lastName(), exists))) {
                numbers.put(key(file), 0);
            } else if (!real.name().isEmpty()) {
                var plain = new OmeFile(real.uuid(), real.nameInFolder());
                var known = numbers.get(key(real));
                if (known == null) {
                    numbers.put(key(real), files.size());
                    files.add(plain);
                }
                numbers.put(key(file), numbers.get(key(real)));
            }
        }
    }

    private boolean isOwn(OmeFile file) {
        if (file.equals(OmeFile.ITSELF) || file.lastName().equals(ownName)) {
            return true;
        }
        boolean sameUuid = !ownUuid.isEmpty() && file.uuid().equals(ownUuid);
        return sameUuid && (!ownIsNamed || file.name().isEmpty());
    }

    private static boolean isThere(String name, Predicate<String> exists) {
        return OmeFile.isName(name) && exists.test(name);
    }

    private static String key(OmeFile file) {
        return file.name().isEmpty() ? file.uuid() : "/" + file.name();
    }

    /** The number of a file; -1 where nothing says which it is. */
    int number(OmeFile file) {
        return numbers.getOrDefault(key(file), -1);
    }

    /** The pages of the opened file that hold first planes of an image. */
    public LongStream firstPages(OmeImage image) {
        return image.tiffData().stream()
                .filter(data -> number(data.file()) == 0)
                .mapToLong(TiffData::page);
    }

    /** The files by their numbers. */
    public List<OmeFile> files() {
        return List.copyOf(files);
    }
}
