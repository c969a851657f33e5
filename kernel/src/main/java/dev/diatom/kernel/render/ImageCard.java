package dev.diatom.kernel.render;

import dev.diatom.image.ByteSize;
import dev.diatom.image.Calibration;
import dev.diatom.image.Channel;
import dev.diatom.image.Image;
import dev.diatom.image.ImageView;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** What is known of an image, as a table. */
final class ImageCard {
    private static final int MOST_CHANNELS = 12;
    private static final int LONGEST_NAME = 40;

    private ImageCard() {}

    /** @param how in which way it is shown, as its caption says it */
    static String html(Image image, String how) {
        var metadata = image.metadata();
        var card = new HtmlTable(metadata.name());
        card.row(List.of("extent", image.extent().toString()));
        card.row(List.of("type", image.type().label()));
        card.row(List.of("where", where(image)));
        card.row(List.of("size", ByteSize.text(image.bytes())));
        card.row(List.of("role", metadata.role().name().toLowerCase(Locale.ROOT)));
        card.row(List.of("pixel", pixel(metadata.calibration())));
        if (!Double.isNaN(metadata.calibration().frameSeconds())) {
            card.row(List.of("frames", number(metadata.calibration().frameSeconds()) + " s apart"));
        }
        if (metadata.channels().stream().anyMatch(channel -> !channel.name().isEmpty())) {
            card.row(List.of("channels", channels(metadata.channels())));
        }
        if (!how.isEmpty()) {
            card.row(List.of("shown", how.replaceFirst("^[,;] (shown )?", "")));
        }
        return card.toString();
    }

    private static String where(Image image) {
        if (image instanceof ImageView view) {
            return "a view of " + view.base();
        }
        if (!image.isDisk()) {
            return "in memory";
        }
        return image.findPath().map(path -> "on disk: " + path).orElse("on disk, in the scratch space");
    }

    /** By number, since that is how they are asked for. */
    private static String channels(List<Channel> channels) {
        var names = new StringJoiner(", ");
        for (int i = 0; i < Math.min(MOST_CHANNELS, channels.size()); i++) {
            names.add((i + " " + PlainText.cut(channels.get(i).name(), LONGEST_NAME)).strip());
        }
        return names + (channels.size() > MOST_CHANNELS ? ", …" : "");
    }

    private static String pixel(Calibration calibration) {
        return calibration.isKnown()
                ? number(calibration.x()) + " × " + number(calibration.y()) + " × " + number(calibration.z()) + " "
                        + calibration.unit()
                : "size not known";
    }

    /** Four digits, and no zeros behind them. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value)
                .replaceFirst("(\\.\\d*?)0+$", "$1")
                .replaceFirst("\\.$", "");
    }
}
