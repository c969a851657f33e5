package dev.diatom.image.io.ome;

import dev.diatom.image.Channel;
import dev.diatom.image.ImageMetadata;
import dev.diatom.image.ImageMetadata.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What OME-XML says of an image beside its pixels, put over what its TIFF says. */
public final class OmeMetadata {
    /** More are not named. */
    private static final int MOST_CHANNELS = 1 << 16;

    private OmeMetadata() {}

    /**
     * The metadata of an image.
     *
     * @param tiff of the page that holds a plane of it
     * @param samples how many channels a page holds
     * @param severalImages whether the file has others, from which its name tells it
     */
    public static ImageMetadata of(ImageMetadata tiff, OmeImage image, int samples, boolean severalImages) {
        var tags = new TreeMap<>(tiff.tags());
        if (!image.name().isEmpty()) {
            tags.put("Image name", image.name());
        }
        if (image.significantBits() > 0) {
            tags.put("SignificantBits", String.valueOf(image.significantBits()));
        }
        var size = image.calibration().isKnown() ? image.calibration() : tiff.calibration();
        double seconds = image.calibration().frameSeconds();
        var named = severalImages && !image.name().isEmpty() ? tiff.withName(tiff.name() + ": " + image.name()) : tiff;
        var channels = channels(image);
        return named.withRole(role(tiff.role(), image, samples))
                .withCalibration(Double.isNaN(seconds) ? size : size.withFrameSeconds(seconds))
                .withChannels(
                        channels.isEmpty() && tiff.channels().size() == image.sizeC() ? tiff.channels() : channels)
                .withTags(tags);
    }

    /** Colours are those of one page alone. */
    private static Role role(Role tiff, OmeImage image, int samples) {
        boolean colours = image.sizeC() == samples || tiff != Role.RGB;
        return image.role()
                .filter(said -> said != Role.RGB || image.sizeC() >= 3)
                .orElse(colours ? tiff : Role.INTENSITY);
    }

    /** One for each of the image's channels, or none where nothing is said of any. */
    private static List<Channel> channels(OmeImage image) {
        var channels = new ArrayList<Channel>();
        boolean anySaid = false;
        for (var said : image.channels()) {
            anySaid |= !said.name().isEmpty() || said.color().isPresent();
            for (int sample = 0; sample < said.samples() && channels.size() < MOST_CHANNELS; sample++) {
                boolean alone = said.samples() == 1;
                var name = alone || said.name().isEmpty() ? said.name() : said.name() + " " + (sample + 1);
                channels.add(new Channel(name, alone ? said.color() : OptionalInt.empty()));
            }
        }
        if (!anySaid || image.sizeC() > MOST_CHANNELS) {
            return List.of();
        }
        while (channels.size() < image.sizeC()) {
            channels.add(Channel.of(""));
        }
        return channels.subList(0, (int) image.sizeC());
    }
}
