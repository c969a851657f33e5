package dev.diatom.image;

/**
 * The colours that values are shown in, from black or dark to white or bright.
 *
 * <p>VIRIDIS, MAGMA and INFERNO are the maps of those names that Stéfan van der Walt and Nathaniel Smith made for
 * matplotlib (CC0): equal steps of the value look like equal steps of brightness, to the colour-blind too. Here they
 * are drawn through 18 of their 256 colours, and no component differs from the original by more than 5 of 255.
 */
public enum Colors {
    GREY("000000 ffffff"),
    VIRIDIS("440154 481769 472a7a 433d84 3d4e8a 355e8d 2e6d8e 297b8e 23898e"
            + " 1f978b 21a585 2eb37c 46c06f 65cb5e 89d548 b0dd2f d8e219 fde725"),
    MAGMA("000004 090720 1a1042 311165 4a1079 621980 792282 912b81 aa337d"
            + " c23b75 d9466b ec5860 f7725c fc8e64 feaa74 fec68a fde2a3 fcfdbf"),
    INFERNO("000004 0a0722 1e0c45 380962 510e6c 69166e 801f6c 982766 b0315b"
            + " c63d4d d94d3d e9612b f47918 fa9407 fcb014 f8cd37 f2ea69 fcffa4");

    private static final int HEX = 16;

    private final String anchors;

    Colors(String anchors) {
        this.anchors = anchors;
    }

    /** The colour of a level, 0 (black) to 255 (white), as {@code 0xrrggbb}. */
    public int rgb(int level) {
        return table()[level];
    }

    /** The colours of all levels. */
    int[] table() {
        var colours = anchors.split(" ", -1);
        int step = 255 / (colours.length - 1);
        var table = new int[256];
        for (int level = 0; level < 256; level++) {
            int left = Math.min(level / step, colours.length - 2);
            double part = (double) (level - left * step) / step;
            int from = Integer.parseInt(colours[left], HEX);
            int to = Integer.parseInt(colours[left + 1], HEX);
            table[level] = between(from, to, part, 16) | between(from, to, part, 8) | between(from, to, part, 0);
        }
        return table;
    }

    private static int between(int from, int to, double part, int shift) {
        int a = from >> shift & 0xff;
        int b = to >> shift & 0xff;
        return (int) Math.rint(a + part * (b - a)) << shift;
    }
}
