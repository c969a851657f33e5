package dev.diatom.image;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Channels as lights of different colours, each with its tone, added where they fall on each other. */
record LightsPainting(List<Tone> tones, List<Colors> colors) implements Painting, Painting.Toned {
    private static final int TOP = 255;
    private static final List<Colors> OF_TWO = List.of(Colors.MAGENTA, Colors.GREEN);
    /** The order that napari has. */
    private static final List<Colors> OF_MORE =
            List.of(Colors.CYAN, Colors.YELLOW, Colors.MAGENTA, Colors.RED, Colors.GREEN, Colors.BLUE);

    LightsPainting {
        tones = List.copyOf(tones);
        colors = List.copyOf(colors);
    }

    /** The first channels in these colours; all channels, in colours that tell them apart, where none are named. */
    static LightsPainting of(MemoryImage image, List<Colors> colors) {
        if (colors.size() > image.sizeC()) {
            throw new IllegalArgumentException(image.metadata().name() + " has " + image.sizeC() + " channels, found "
                    + colors.size() + " colours");
        }
        var lights = colors.isEmpty() ? colors((int) image.sizeC()) : colors;
        var tones = IntStream.range(0, lights.size())
                .mapToObj(channel -> Tone.of(image, channel, channel + 1))
                .toList();
        return new LightsPainting(tones, lights);
    }

    private static List<Colors> colors(int channels) {
        if (channels == 1) {
            return List.of(Colors.GREY);
        }
        var order = channels == 2 ? OF_TWO : OF_MORE;
        return IntStream.range(0, channels)
                .mapToObj(channel -> order.get(channel % order.size()))
                .toList();
    }

    @Override
    public BufferedImage paint(MemoryImage image) {
        var colours = new int[(int) image.extent().planePixels()];
        for (int channel = 0; channel < tones.size(); channel++) {
            var levels = Painting.levels(image, channel, tones.get(channel));
            var table = colors.get(channel).table();
            for (int i = 0; i < colours.length; i++) {
                colours[i] = sum(colours[i], table[levels[i] & 0xff]);
            }
        }
        return Painting.picture(image, colours, BufferedImage.TYPE_INT_RGB);
    }

    private static int sum(int a, int b) {
        int red = Math.min(TOP, (a >> 16) + (b >> 16));
        int green = Math.min(TOP, (a >> 8 & TOP) + (b >> 8 & TOP));
        int blue = Math.min(TOP, (a & TOP) + (b & TOP));
        return red << 16 | green << 8 | blue;
    }

    @Override
    public String how(MemoryImage image) {
        return IntStream.range(0, tones.size())
                .mapToObj(channel -> "; channel " + channel + " in "
                        + colors.get(channel).name().toLowerCase(Locale.ROOT)
                        + tones.get(channel).how(image.type()))
                .collect(Collectors.joining());
    }

    /** The tone of the first channel. */
    @Override
    public Tone tone() {
        return tones.get(0);
    }

    @Override
    public Toned toned(MemoryImage image) {
        return this;
    }

    @Override
    public LightsPainting with(Tone tone) {
        return new LightsPainting(Collections.nCopies(tones.size(), tone), colors);
    }

    /** The same with another tone for one channel. */
    LightsPainting with(int channel, Tone tone) {
        var changed = new ArrayList<>(tones);
        changed.set(channel, tone);
        return new LightsPainting(changed, colors);
    }
}
