package dev.diatom.image.io.tiff;

import dev.diatom.image.Extent;
import dev.diatom.image.Fault;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.PixelType;
import dev.diatom.image.io.ome.OmeDocument;
import dev.diatom.image.io.ome.OmeException;
import dev.diatom.image.io.ome.OmeFile;
import dev.diatom.image.io.ome.OmeFiles;
import dev.diatom.image.io.ome.OmeImage;
import dev.diatom.image.io.ome.OmeMetadata;
import dev.diatom.image.io.ome.PlaneMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The images of an OME-TIFF: whose planes its pages are. Where the OME-XML cannot be followed there are none, and the
 * metadata say why.
 */
final class OmeTiff {
    private static final int MOST_NAMED_FILES = 8;

    private final Path path;
    private final TiffContents contents;
    private final List<Image> images = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private String text = "";
    private List<OmeFile> files = List.of();

    /**
     * An image.
     *
     * @param samples how many channels a page holds
     * @param map which page holds which plane
     * @param pages the pages of the planes, Z fastest, then C, then T, where all are in this file and of one kind
     */
    record Image(
            OmeImage ome,
            Extent extent,
            PixelType type,
            int samples,
            PlaneMap map,
            @Nullable TiffSeries pages) {}

    private OmeTiff(Path path, TiffContents contents) {
        this.path = path;
        this.contents = contents;
    }

    static OmeTiff read(Path path, TiffContents contents, TiffDirectory first) throws IOException {
        var ome = new OmeTiff(path, contents);
        try {
            var found = OmeText.read(first);
            if (found != null) {
                ome.text = found;
                ome.follow(OmeDocument.read(found));
            }
        } catch (OmeException e) {
            ome.faults.add(e.why());
        }
        return ome;
    }

    private void follow(OmeDocument said) throws OmeException, IOException {
        var name = String.valueOf(path.getFileName());
        var document = said;
        var textFile = OmeFile.ITSELF;
        if (!said.elsewhere().equals(OmeFile.ITSELF)) {
            var companion =
                    OmeText.companion(path.resolveSibling(said.elsewhere().nameInFolder()));
            text = companion.text();
            document = OmeDocument.read(text);
            textFile = companion.isTiff() ? said.elsewhere() : OmeFile.NONE;
        }
        var numbers = new OmeFiles(name, said.uuid(), textFile);
        numbers.add(document.images(), other -> Files.exists(path.resolveSibling(other)));
        files = numbers.files();
        faults.addAll(document.faults());
        for (var image : document.images()) {
            try {
                images.add(image(image, numbers));
            } catch (OmeException e) {
                faults.add("image " + Fault.quote(image.name()) + ": " + e.why());
            }
        }
    }

    private Image image(OmeImage image, OmeFiles numbers) throws OmeException {
        var places = contents.places();
        var place = numbers.firstPages(image)
                .mapToObj(places::find)
                .filter(found -> found != null)
                .findFirst();
        TiffPage page = place.isPresent() ? place.get().series().page() : null;
        if (page != null && (page.width() != image.sizeX() || page.height() != image.sizeY())) {
            throw new OmeException("its size is " + image.sizeX() + " x " + image.sizeY() + ", and its pages have "
                    + page.width() + " x " + page.height() + " pixels");
        }
        int samples = page != null ? page.samples() : samples(image);
        var type = page != null
                ? page.type()
                : image.type().orElseThrow(() -> new OmeException("pixels of its type are not read"));
        var map = PlaneMap.of(image, samples, numbers, places.size());
        if (map.planesThere() == 0) {
            throw new OmeException("none of its planes has a page");
        }
        Extent extent;
        try {
            extent = new Extent(image.sizeX(), image.sizeY(), image.sizeZ(), image.sizeC(), image.sizeT());
        } catch (IllegalArgumentException e) {
            throw new OmeException("it says more pixels than can be counted");
        }
        boolean whole = map.isInOneFile() && map.planesThere() == map.planes() && map.planes() <= places.size();
        return new Image(image, extent, type, samples, map, page != null && whole ? inOrder(page, extent, map) : null);
    }

    private static int samples(OmeImage image) {
        return image.channels().isEmpty() ? 1 : image.channels().get(0).samples();
    }

    /** The pages in the order of the planes; null where they are not of one kind, or one is used twice. */
    private @Nullable TiffSeries inOrder(TiffPage page, Extent extent, PlaneMap map) throws OmeException {
        TiffSeries series = null;
        var used = new BitSet();
        var pages = new int[(int) map.planes()];
        int plane = 0;
        boolean alike = true;
        for (long t = 0; t < extent.t(); t++) {
            for (long c = 0; c < map.channelPages(); c++) {
                for (long z = 0; z < extent.z(); z++) {
                    var where = map.find(z, c, t);
                    var place = where == null ? null : contents.places().find(where.page());
                    if (place == null || !isLike(place.series().page(), page)) {
                        throw new OmeException("its pages are not all of one size and type");
                    }
                    alike = alike && (series == null || series == place.series()) && !used.get(place.page());
                    series = place.series();
                    used.set(place.page());
                    pages[plane++] = place.page();
                }
            }
        }
        return series != null && alike ? series.inOrder(pages) : null;
    }

    /** Whether two pages can hold planes of one image, however they are stored. */
    static boolean isLike(TiffPage one, TiffPage other) {
        return one.width() == other.width()
                && one.height() == other.height()
                && one.type() == other.type()
                && one.samples() == other.samples();
    }

    /** The images that can be followed; none where this is no OME-TIFF. */
    List<Image> images() {
        return images;
    }

    /** The image that has these pages; null where none has. */
    @Nullable
    Image find(TiffSeries pages) {
        return images.stream()
                .filter(image -> image.pages() == pages)
                .findFirst()
                .orElse(null);
    }

    /** The files that planes are in, by their numbers; the first is this one. */
    List<OmeFile> files() {
        return files;
    }

    /** What this adds to the metadata of a page that is of no image here. */
    ImageMetadata describe(ImageMetadata tiff) {
        var tags = new TreeMap<>(tiff.tags());
        if (!text.isEmpty()) {
            tags.put("OME-XML", text);
        }
        if (!faults.isEmpty()) {
            tags.put("(OME-XML not followed)", String.join("; ", faults));
        }
        return tiff.withTags(tags);
    }

    /** What this adds to the metadata of the page of an image. */
    ImageMetadata describe(ImageMetadata tiff, Image image) {
        var described = OmeMetadata.of(describe(tiff), image.ome(), image.samples(), images.size() > 1);
        var tags = new TreeMap<>(described.tags());
        var map = image.map();
        if (map.planesThere() < map.planes()) {
            tags.put(
                    "(missing planes)",
                    map.planes() - map.planesThere() + " of " + map.planes() + ", which are read as zeros");
        }
        var missing = map.isInOneFile() ? List.<String>of() : missingFiles();
        if (!missing.isEmpty()) {
            tags.put(
                    "(missing files)",
                    missing.stream().limit(MOST_NAMED_FILES).collect(Collectors.joining(", "))
                            + (missing.size() > MOST_NAMED_FILES
                                    ? " and " + (missing.size() - MOST_NAMED_FILES) + " others"
                                    : ""));
        }
        return described.withTags(tags);
    }

    private List<String> missingFiles() {
        return files.stream()
                .skip(1)
                .map(OmeFile::name)
                .filter(name -> !Files.exists(path.resolveSibling(name)))
                .toList();
    }
}
