package dev.diatom.kernel.render;

import dev.diatom.ifcb.Mosaic;

/** A mosaic by its first page. */
final class MosaicRenderer implements Renderer<Mosaic> {
    private final MosaicPageRenderer pages = new MosaicPageRenderer();

    @Override
    public Class<Mosaic> type() {
        return Mosaic.class;
    }

    @Override
    public Rendering render(Mosaic mosaic) {
        return pages.render(MosaicPage.of(mosaic, 0, page -> "the next is page(" + page + ")"));
    }
}
