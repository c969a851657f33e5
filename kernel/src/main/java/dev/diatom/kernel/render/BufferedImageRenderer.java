package dev.diatom.kernel.render;

import java.awt.image.BufferedImage;
import java.util.Map;

/** A picture as it is. */
final class BufferedImageRenderer implements Renderer<BufferedImage> {
    @Override
    public Class<BufferedImage> type() {
        return BufferedImage.class;
    }

    @Override
    public Rendering render(BufferedImage picture) {
        String text = "picture: " + picture.getWidth() + " × " + picture.getHeight();
        return new Rendering(Map.of(Rendering.TEXT, text, Rendering.PNG, Png.of(picture)), Map.of());
    }
}
