package dev.diatom.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A small picture file of 5 × 3 pixels and its samples. The PNG and BMP files were written sample by sample by a script
 * of NumPy arrays, the others by Pillow 13 (the interlaced GIF by the JDK), whose samples of the JPEGs and GIFs these are.
 *
 * @param base64 the file
 * @param values the samples, x fastest, then y, c, t
 */
record PictureSample(String name, String ending, PixelType type, Extent extent, String base64, String values) {
    static final List<PictureSample> ALL = List.of(
            new PictureSample(
                    "grey of 16 bits, interlaced",
                    "png",
                    PixelType.UINT16,
                    new Extent(5, 3, 1, 1, 1),
                    "iVBORw0KGgoAAAANSUhEUgAAAAUAAAADEAAAAAFZynbxAAAAB0lEQVR42mNQcmCc+9pw6AAAACdJREFUzsN8hpcl7YRa"
                            + "4b8dDAov6y8wvp2vmsE487dsaCBH6ceVUwHzlA7Yjwp2+QAAAABJRU5ErkJggg==",
                    "8768 8425 52237 32720 38668 39419 46672 1880 31817 9694 26312 60831 35897 4615 35569"),
            new PictureSample(
                    "RGB of 16 bits with a colour key",
                    "png",
                    PixelType.UINT16,
                    new Extent(5, 3, 1, 3, 1),
                    "iVBORw0KGgoAAAANSUhEUgAAAAUAAAADEAIAAACExI7sAAAABnRSTlOrnHWAgysITVVLAAAAB0lEQVR42gFdAKL/kEC1"
                            + "CAAAAGFJREFUACE4wSLyxfq8nzPeS152JU+C6nGYqbD+mkZ62xAjUQFZBcm8P2RSl6zERMdFW1yVU6icmSpgJUqWBznl"
                            + "U9QCNLwJLDxqUDzl8Gp7p3vnb2ZpC/7S6OfhvHLDSdIFCbss7xe9FdcAAAAASUVORK5CYII=",
                    "8504 64188 24182 29080 18042 22789 43932 61687 35984 8855 36289 64472 38770 38798 56841 4944"
                            + "2 40755 9551 43440 56080 51644 30080 53525 64373 13402 53992 23152 47236 52573 63395 62149 5"
                            + "6907 33514 65178 9041 16228 33579 54995 64285 20209 31694 60838 15420 58110 8438"),
            new PictureSample(
                    "RGB with opacity",
                    "png",
                    PixelType.UINT8,
                    new Extent(5, 3, 1, 4, 1),
                    "iVBORw0KGgoAAAANSUhEUgAAAAUAAAADCAYAAABbNsX4AAAAB0lEQVR42gE/AMD/VqSDpQAAAENJREFUAMd3r0YDFfnl"
                            + "TW49JdusEzOQ5v43AZwILDPVUI5F5Y/mOmhvRFKQ0h37AnptpX1qtcWQ2/Fy5Ef5Ck0B7sUtmcweT1fr+BkAAAAASUVO"
                            + "RK5CYII=",
                    "199 3 77 219 144 156 113 86 190 78 22 219 49 5 79 119 21 110 172 230 8 88 231 86 40 117 13 2"
                            + "16 79 22 175 249 61 19 254 44 186 160 228 1 209 127 18 238 198 70 229 37 51 55 51 120 178 4 "
                            + "255 176 8 150 81 44"),
            new PictureSample(
                    "grey with opacity",
                    "png",
                    PixelType.UINT16,
                    new Extent(5, 3, 1, 2, 1),
                    "iVBORw0KGgoAAAANSUhEUgAAAAUAAAADEAQAAAChr9EwAAAAB0lEQVR42gE/AMD/VqSDpQAAAENJREFUAH+5BksFpdbQ"
                            + "AgF3X21eIJClGr0/AfwpMhbwMN3EONGKVrrcTCDfaCGVAm6rnAeb0SHUiiN+mNR9H0mfz0UbRsEbaaMOmQsAAAAASUVO"
                            + "RK5CYII=",
                    "32697 1445 513 27998 42266 64553 60505 9258 56838 48494 27348 34602 44621 45699 23613 1611 5"
                            + "4992 30559 8336 48447 12822 4058 39216 58704 1765 52765 12462 6088 1177 19200"),
            new PictureSample(
                    "grey of 2 bits with a colour key",
                    "png",
                    PixelType.UINT8,
                    new Extent(5, 3, 1, 1, 1),
                    "iVBORw0KGgoAAAANSUhEUgAAAAUAAAADAgAAAAA07YKFAAAAAnRSTlMAAQGU/a4AAAAHSURBVHjaY3jpwPiLwrmAAAAA"
                            + "CklEQVQhgCmdAQAP2wLUL0a0PwAAAABJRU5ErkJggg==",
                    "3 2 2 1 1 3 3 0 0 1 1 1 1 3 1"),
            new PictureSample(
                    "palette with opacities, interlaced",
                    "png",
                    PixelType.UINT8,
                    new Extent(5, 3, 1, 1, 1),
                    "iVBORw0KGgoAAAANSUhEUgAAAAUAAAADBAMAAAHeH+hdAAAAG1BMVEX6PivYTb1KixSp6rHhx5HteiaOoC0kqXF7ya/d"
                            + "dUTHAAAAAnRSTlMAgJsrThgAAAAHSURBVHjaY2hgNGC7O/HfAAAAEklEQVQ2YGEwYPBgZGFMUnkFABNxAtfD5IUfAAAA"
                            + "AElFTkSuQmCC",
                    "8 4 3 8 3 6 2 8 6 7 0 0 0 4 3"),
            new PictureSample(
                    "grey",
                    "jpg",
                    PixelType.UINT8,
                    new Extent(5, 3, 1, 1, 1),
                    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYW"
                            + "ICwgIyYnKSopGR8tMC0oMCUoKSj/wAALCAADAAUBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAABf/EABwQAAEDBQAAAAAA"
                            + "AAAAAAAAAAIABAUHFiNCsf/aAAgBAQAAPwBOiUe0tIcAa8X/2Q==",
                    "0 42 76 121 158 19 63 97 142 179 37 82 116 161 198"),
            new PictureSample(
                    "progressive colour of half resolution",
                    "jpg",
                    PixelType.UINT8,
                    new Extent(5, 3, 1, 3, 1),
                    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywt"
                            + "QFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09P"
                            + "T09PT09PT09PT09PT09PT09PT0//wgARCAADAAUDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAH/xAAVAQEB"
                            + "AAAAAAAAAAAAAAAAAAACBP/aAAwDAQACEAMQAAABgdP/xAAVEAEBAAAAAAAAAAAAAAAAAAABAP/aAAgBAQABBQJC/8QA"
                            + "FxEAAwEAAAAAAAAAAAAAAAAAAAEDM//aAAgBAwEBPwGGaP/EABcRAAMBAAAAAAAAAAAAAAAAAAABAhH/2gAIAQIBAT8B"
                            + "mVh//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQAGPwJ//8QAFhAAAwAAAAAAAAAAAAAAAAAAABEx/9oACAEBAAE/"
                            + "IXIf/9oADAMBAAIAAwAAABDz/8QAFhEBAQEAAAAAAAAAAAAAAAAAAQCB/9oACAEDAQE/ECZ3/8QAFxEAAwEAAAAAAAAA"
                            + "AAAAAAAAAAERIf/aAAgBAgEBPxCFiP/EABUQAQEAAAAAAAAAAAAAAAAAAABB/9oACAEBAAE/EIh//9k=",
                    "27 45 85 118 150 41 59 98 132 163 54 72 112 146 176 180 165 135 109 84 189 175 145 118 94 19"
                            + "4 179 149 122 100 38 41 46 52 60 65 68 73 79 87 107 109 115 120 130"),
            new PictureSample(
                    "colour of which no marker says what it is",
                    "jpg",
                    PixelType.UINT8,
                    new Extent(5, 3, 1, 3, 1),
                    "/9j/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpR"
                            + "Uk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P"
                            + "T0//wAARCAADAAUDABEAAREBAhEB/8QAFAABAAAAAAAAAAAAAAAAAAAAAf/EABgQAAIDAAAAAAAAAAAAAAAAAAADARIy"
                            + "/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAP/xAAbEQACAQUAAAAAAAAAAAAAAAAAAQMEBRITMf/aAAwDAAABEQIRAD8AHKXb"
                            + "MCGnjx4XsyWg/9k=",
                    "11 39 83 127 158 29 55 101 145 174 44 72 116 160 190 192 171 138 105 81 197 177 143 110 87 1"
                            + "99 178 145 112 90 15 23 34 45 51 58 66 77 88 95 107 114 125 136 144"),
            new PictureSample(
                    "indexes",
                    "gif",
                    PixelType.UINT8,
                    new Extent(5, 3, 1, 1, 1),
                    "R0lGODdhBQADAIIAAN9bwQ+h3laiNygAf4UUOpxdOwAAAAAAACwAAAAABQADAAAIEAALBCAwAAAAAQUHFDAoMCAAOw==",
                    "5 1 4 3 0 0 2 3 0 3 5 0 0 5 1"),
            new PictureSample(
                    "interlaced indexes of three rows",
                    "gif",
                    PixelType.UINT8,
                    new Extent(5, 3, 1, 1, 1),
                    "R0lGODlhBQADAPEAAAAAAFVVVaqqqv///ywAAAAABQADAEEIEQAHCBAQoGDBAQEGDAAAIEBAADs=",
                    "3 2 2 1 1 3 3 0 0 1 1 1 1 3 1"),
            new PictureSample(
                    "frames of disposal 1",
                    "gif",
                    PixelType.UINT8,
                    new Extent(5, 3, 1, 4, 3),
                    "R0lGODlhBQADAIEAAAAAAMgAHgAAAAAAACH5BAUKAAAALAAAAAAFAAMAAAgMAAMEAEBQIMGDBwMCACH5BAUKAAAALAAA"
                            + "AAADAAMAgQAAAMgyHgAAAAAAAAgLAAEIBBAgAMEAAQEAIfkEBQoAAAAsAQABAAMAAgCBAAAAyGQeAAAAAAAACAgAAQgE"
                            + "ECBAQAA7",
                    "200 200 0 0 0 200 200 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 30 30 0 0 0 30 30 0 0 0 "
                            + "0 0 0 0 0 255 255 0 0 0 255 255 0 0 0 0 0 0 0 0 200 200 0 0 0 200 200 200 0 0 0 200 200 0 0 "
                            + "0 0 0 0 0 0 50 50 0 0 0 50 50 0 0 30 30 0 0 0 30 30 30 0 0 0 30 30 0 0 255 255 0 0 0 255 255"
                            + " 255 0 0 0 255 255 0 0 200 200 0 0 0 200 200 200 0 0 0 200 200 200 0 0 0 0 0 0 0 50 50 0 0 0"
                            + " 50 100 100 0 30 30 0 0 0 30 30 30 0 0 0 30 30 30 0 255 255 0 0 0 255 255 255 0 0 0 255 255 "
                            + "255 0"),
            new PictureSample(
                    "frames of disposal 2",
                    "gif",
                    PixelType.UINT8,
                    new Extent(5, 3, 1, 4, 3),
                    "R0lGODlhBQADAIEAAAAAAMgAHgAAAAAAACH5BAkKAAAALAAAAAAFAAMAAAgMAAMEAEBQIMGDBwMCACH5BAkKAAAALAAA"
                            + "AAAFAAMAgQAAAMgyHgAAAAAAAAgMAAEIHBggAEGDAAICACH5BAkKAAAALAAAAAAFAAMAgQAAAMhkHgAAAAAAAAgMAAEI"
                            + "HEhQYIAAAAICADs=",
                    "200 200 0 0 0 200 200 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 30 30 0 0 0 30 30 0 0 0 "
                            + "0 0 0 0 0 255 255 0 0 0 255 255 0 0 0 0 0 0 0 0 0 0 0 0 0 0 200 200 0 0 0 200 200 0 0 0 0 0 "
                            + "0 0 0 50 50 0 0 0 50 50 0 0 0 0 0 0 0 0 30 30 0 0 0 30 30 0 0 0 0 0 0 0 0 255 255 0 0 0 255 "
                            + "255 0 0 0 0 0 0 0 0 0 0 0 0 0 0 200 200 0 0 0 0 0 0 0 0 0 0 0 0 0 100 100 0 0 0 0 0 0 0 0 0 "
                            + "0 0 0 0 30 30 0 0 0 0 0 0 0 0 0 0 0 0 0 255 255 0"),
            new PictureSample(
                    "frames of disposal 3",
                    "gif",
                    PixelType.UINT8,
                    new Extent(5, 3, 1, 4, 3),
                    "R0lGODlhBQADAIEAAAAAAMgAHgAAAAAAACH5BA0KAAAALAAAAAAFAAMAAAgMAAMEAEBQIMGDBwMCACH5BA0KAAAALAAA"
                            + "AAADAAMAgQAAAMgyHgAAAAAAAAgLAAEIBBAgAMEAAQEAIfkEDQoAAAAsAQABAAMAAgCBAAAAyGQeAAAAAAAACAgAAQgE"
                            + "ECBAQAA7",
                    "200 200 0 0 0 200 200 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 30 30 0 0 0 30 30 0 0 0 "
                            + "0 0 0 0 0 255 255 0 0 0 255 255 0 0 0 0 0 0 0 0 0 0 0 0 0 0 200 200 0 0 0 200 200 0 0 0 0 0 "
                            + "0 0 0 50 50 0 0 0 50 50 0 0 0 0 0 0 0 0 30 30 0 0 0 30 30 0 0 0 0 0 0 0 0 255 255 0 0 0 255 "
                            + "255 0 0 0 0 0 0 0 0 0 0 0 0 0 0 200 200 0 0 0 0 0 0 0 0 0 0 0 0 0 100 100 0 0 0 0 0 0 0 0 0 "
                            + "0 0 0 0 30 30 0 0 0 0 0 0 0 0 0 0 0 0 0 255 255 0"),
            new PictureSample(
                    "palette of 4 bits",
                    "bmp",
                    PixelType.UINT8,
                    new Extent(5, 3, 1, 1, 1),
                    "Qk1uAAAAAAAAAGIAAAAoAAAABQAAAAMAAAABAAQAAAAAAAwAAAATCwAAEwsAAAsAAAAAAAAAowkBAI7YHQApo0AApH9T"
                            + "ABdaIwBQOSEAG2XoAB2R6QDpFhUA9q6PAGfoZgBYA4AAp1GAAHkIgAA=",
                    "7 9 0 8 8 10 7 5 1 8 5 8 0 3 8"),
            new PictureSample(
                    "run lengths",
                    "bmp",
                    PixelType.UINT8,
                    new Extent(5, 3, 1, 1, 1),
                    "Qk2CAAAAAAAAAGIAAAAoAAAABQAAAAMAAAABAAgAAQAAACAAAAATCwAAEwsAAAsAAAAAAAAAowkBAI7YHQApo0AApH9T"
                            + "ABdaIwBQOSEAG2XoAB2R6QDpFhUA9q6PAGfoZgACBwADAgAAAAAAAggAAwkICAAAAAIGAAMHBgYAAAAAAQ==",
                    "6 6 7 6 6 8 8 9 8 8 7 7 2 0 0"),
            new PictureSample(
                    "colours of 5, 6 and 5 bits",
                    "bmp",
                    PixelType.UINT8,
                    new Extent(5, 3, 1, 3, 1),
                    "Qk1mAAAAAAAAAEIAAAAoAAAABQAAAAMAAAABABAAAwAAACQAAAATCwAAEwsAAAAAAAAAAAAAAPgAAOAHAAAfAAAAK0nz"
                            + "iBSbIaw9mgAAHwnwY8pLcn/CkgAALMrxWck/ywBNIwAA",
                    "206 90 58 0 33 8 99 74 123 148 74 140 156 173 156 69 61 251 24 105 32 125 121 239 89 36 28 9"
                            + "7 134 69 99 140 74 90 107 255 132 82 148 16 90 156 165 8 239"),
            new PictureSample(
                    "rows from the top",
                    "bmp",
                    PixelType.UINT8,
                    new Extent(5, 3, 1, 3, 1),
                    "Qk1mAAAAAAAAADYAAAAoAAAABQAAAP3///8BABgAAAAAADAAAAATCwAAEwsAAAAAAAAAAAAAyz0IW0ufX7ztzCFKsWqh"
                            + "AKyIjWmEw/pNQZ0YL4wYUwB8B7/MkydLyM3mpqMZwbEA",
                    "8 159 237 74 161 141 195 65 47 83 191 39 205 163 177 61 75 188 33 106 136 132 77 24 24 7 147"
                            + " 200 166 193 203 91 95 204 177 172 105 250 157 140 124 204 75 230 25"));

    static final String CMYK_JPEG =
            "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAQCwwODAoQDg0OEhEQExgoGhgWFhgxIyUdKDozPTw5Mzg3QEhcTkBEV0U3OFBtUVdfYmdoZz5NcXlwZHhcZWdj/8AAFAgAAwAFBEMRAE0RAFkRAEsRAP/EABQAAQAAAAAAAAAAAAAAAAAAAAT/xAAaEAACAgMAAAAAAAAAAAAAAAABAwAGFSJB/9oADgRDAE0AWQBLAAA/AD2h7ckdz2HtD25I7nsPaHtyR3PYe0Pbkjuez//Z";

    /** The samples of a memory image in the same order, as text. */
    static String values(MemoryImage image) {
        var text = new StringBuilder();
        var extent = image.extent();
        for (long t = 0; t < extent.t(); t++) {
            for (long c = 0; c < extent.c(); c++) {
                for (long y = 0; y < extent.y(); y++) {
                    for (long x = 0; x < extent.x(); x++) {
                        text.append(text.isEmpty() ? "" : " ").append((long) image.get(x, y, 0, c, t));
                    }
                }
            }
        }
        return text.toString();
    }

    static PictureSample named(String name) {
        return ALL.stream()
                .filter(sample -> sample.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }

    /** The first bytes of the file, under a name that does not tell what it is. */
    Path write(Path folder, int length) throws IOException {
        return Files.write(folder.resolve("picture.dat"), Arrays.copyOf(bytes(), length));
    }

    Path write(Path folder) throws IOException {
        return write(folder, bytes().length);
    }

    @Override
    public String toString() {
        return ending + ": " + name;
    }
}
