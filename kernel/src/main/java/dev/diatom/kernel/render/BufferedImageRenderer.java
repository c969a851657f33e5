package dev.diatom.kernel.render;

import java.awt.image.BufferedImage;
import java.util.Map;

/** A picture as it is; a very large one reduced. */
final class BufferedImageRenderer implements Renderer<BufferedImage> {
    @Override
    public Class<BufferedImage> type() {
        return BufferedImage.class;
    }

    @Override
    public Rendering render(BufferedImage picture) {
        var shown = Picture.of(picture);
        String text = "picture: " + picture.getWidth() + " × " + picture.getHeight() + shown.leftOut();
        return new Rendering(Map.of(Rendering.TEXT, text, Rendering.PNG, shown.png()), Map.of());
    }
}
