package dev.diatom.image;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Channels as lights of different colours, each with its tone, added where they fall on each other. */
record LightsPainting(List<Tone> tones, List<Light> lights) implements Painting, Painting.Toned {
    private static final int TOP = 255;
    private static final List<Colors> OF_TWO = List.of(Colors.MAGENTA, Colors.GREEN);
    /** The order that napari has. */
    private static final List<Colors> OF_MORE =
            List.of(Colors.CYAN, Colors.YELLOW, Colors.MAGENTA, Colors.RED, Colors.GREEN, Colors.BLUE);

    LightsPainting {
        tones = List.copyOf(tones);
        lights = List.copyOf(lights);
    }

    /**
     * The first channels in these colours; where none are named, all channels in their own colours, or in colours that tell
     * them apart.
     */
    static LightsPainting of(MemoryImage image, List<Colors> colors) {
        if (colors.size() > image.sizeC()) {
            throw new IllegalArgumentException(image.metadata().name() + " has " + image.sizeC() + " channels, found "
                    + colors.size() + " colours");
        }
        var lights = colors.isEmpty()
                ? lights(image.metadata().channels(), (int) image.sizeC())
                : colors.stream().map(Light::of).toList();
        var tones = IntStream.range(0, lights.size())
                .mapToObj(channel -> Tone.of(image, channel, channel + 1))
                .toList();
        return new LightsPainting(tones, lights);
    }

    /** The channels' own colours, unless two have the same or one has none. */
    private static List<Light> lights(List<Channel> channels, int count) {
        var own = channels.stream()
                .flatMapToInt(channel -> channel.color().stream())
                .distinct()
                .toArray();
        if (own.length == count) {
            return Arrays.stream(own).mapToObj(Light::of).toList();
        }
        var order = count == 1 ? List.of(Colors.GREY) : count == 2 ? OF_TWO : OF_MORE;
        return IntStream.range(0, count)
                .mapToObj(channel -> Light.of(order.get(channel % order.size())))
                .toList();
    }

    @Override
    public BufferedImage paint(MemoryImage image) {
        var colours = new int[(int) image.extent().planePixels()];
        for (int channel = 0; channel < tones.size(); channel++) {
            var levels = Painting.levels(image, channel, tones.get(channel));
            var table = lights.get(channel).table();
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
                .mapToObj(channel -> "; channel " + channel + name(image, channel) + " in "
                        + lights.get(channel).name()
                        + tones.get(channel).how(image.type()))
                .collect(Collectors.joining());
    }

    private static String name(MemoryImage image, int channel) {
        var channels = image.metadata().channels();
        var name = channels.isEmpty() ? "" : channels.get(channel).name();
        return name.isEmpty() ? "" : " (" + name + ")";
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
        return new LightsPainting(Collections.nCopies(tones.size(), tone), lights);
    }

    /** The same with another tone for one channel. */
    LightsPainting with(int channel, Tone tone) {
        var changed = new ArrayList<>(tones);
        changed.set(channel, tone);
        return new LightsPainting(changed, lights);
    }
}
