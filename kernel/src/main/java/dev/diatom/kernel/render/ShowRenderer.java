package dev.diatom.kernel.render;

import dev.diatom.image.Show;

/** An image as {@link Show} has it: a picture with a caption that says what it is. */
final class ShowRenderer implements Renderer<Show> {
    @Override
    public Class<Show> type() {
        return Show.class;
    }

    @Override
    public Rendering render(Show show) {
        return Figure.of(Picture.of(show), show.toString());
    }
}
