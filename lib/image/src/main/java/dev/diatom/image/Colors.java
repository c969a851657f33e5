package dev.diatom.image;

/**
 * The colours that values are shown in, from black or dark to white or bright.
 *
 * <p>VIRIDIS, PLASMA, MAGMA and INFERNO are the maps of those names that Stéfan van der Walt, Nathaniel Smith and Eric
 * Firing made for matplotlib (CC0), CIVIDIS that of Jamie Nuñez, Christopher Anderton and Ryan Renslow (PLOS ONE 13,
 * 2018): equal steps of the value look like equal steps of brightness, to the colour-blind too. TURBO is a rainbow, made by
 * Anton Mikhailov at Google (Apache 2.0), FIRE the map of that name in ImageJ (public domain). They are drawn through
 * some of their 256 colours, and no component of the first six differs from matplotlib's by more than 6 of 255.
 *
 * <p>RED, GREEN, BLUE, CYAN, MAGENTA and YELLOW begin at black, so that they can be added as lights.
 */
public enum Colors {
    GREY("000000 ffffff"),
    VIRIDIS("440154 481769 472a7a 433d84 3d4e8a 355e8d 2e6d8e 297b8e 23898e"
            + " 1f978b 21a585 2eb37c 46c06f 65cb5e 89d548 b0dd2f d8e219 fde725"),
    PLASMA("0d0887 2f0596 4903a0 6100a7 7801a8 8e0ca4 a21d9a b42e8d c43e7f"
            + " d24f71 de6164 e97257 f3854b f99a3e fdaf31 fdc627 f8df25 f0f921"),
    MAGMA("000004 090720 1a1042 311165 4a1079 621980 792282 912b81 aa337d"
            + " c23b75 d9466b ec5860 f7725c fc8e64 feaa74 fec68a fde2a3 fcfdbf"),
    INFERNO("000004 0a0722 1e0c45 380962 510e6c 69166e 801f6c 982766 b0315b"
            + " c63d4d d94d3d e9612b f47918 fa9407 fcb014 f8cd37 f2ea69 fcffa4"),
    CIVIDIS("00224e 00285a 002d68 003271 163770 243c6e 2e416d 37466c 3f4c6c 46516c 4e566c 555c6d"
            + " 5c616e 626670 696b71 707073 767676 7c7c78 838179 8a8678 928c78 989277 a09875 a89e73"
            + " afa471 b8aa6e bfb06b c6b667 cfbd62 d6c45c dfca57 e8d250 f0d846 f8e03b fee838"),
    TURBO("30123b 382870 3f3e9c 4452c1 4666dd 477af1 458cfd 3c9ffe 2fb2f4 22c4e3 1ad4d0 18e1bc"
            + " 22ebaa 36f492 52fa7a 6ffe60 8bff4b a2fc3c b7f735 caee34 dbe236 ead439 f5c53a fcb436"
            + " fea130 fd8c26 f9751d f25e14 e84b0c dc3c08 ce2d04 bd2002 a91601 940c01 7a0403"),
    FIRE("000000 00003d 010060 190082 3100a5 4900c0 6200dc 7a00e3 9200d2 a200b5 ad0097"
            + " b8007a c3005d cf0e40 d92323 e53905 f04f00 fc6500 ff7500 ff8500 ff9300 ffa100"
            + " ffaf00 ffbe00 ffcd00 ffdb00 ffea00 fff823 ffff62 ffffa0 ffffdf ffffff"),
    RED("000000 ff0000"),
    GREEN("000000 00ff00"),
    BLUE("000000 0000ff"),
    CYAN("000000 00ffff"),
    MAGENTA("000000 ff00ff"),
    YELLOW("000000 ffff00");

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
        var table = new int[256];
        for (int level = 0; level < 256; level++) {
            double at = level * (colours.length - 1) / 255.0;
            int left = Math.min((int) at, colours.length - 2);
            int from = Integer.parseInt(colours[left], HEX);
            int to = Integer.parseInt(colours[left + 1], HEX);
            double part = at - left;
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
