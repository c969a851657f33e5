package dev.diatom.kernel.render;

import dev.diatom.ifcb.Bin;
import dev.diatom.ifcb.Mosaic;
import dev.diatom.image.Cancellation;
import dev.diatom.image.Show;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * A bin as a card of what it holds and what its header says, and the first page of a small mosaic. Whatever is missing or
 * damaged, there is a card; what takes long is left out.
 */
final class BinRenderer implements Renderer<Bin> {
    private static final int WIDTH = 440;
    private static final int HEIGHT = 330;
    private static final double[] SCALES = {1, 0.66, 0.5};
    private static final int MOST_TRIED = 200;
    /** What comes from a server may take minutes; a card that is not there by then says so. */
    private static final Duration CARD_PATIENCE = Duration.ofSeconds(5);
    /** Nobody has asked for the mosaic: it is not worth more. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Override
    public Class<Bin> type() {
        return Bin.class;
    }

    @Override
    public Rendering render(Bin bin) {
        var known = card(bin);
        var card = new HtmlTable(known.title());
        known.rows().forEach(card::row);
        return Rendering.html(
                "<div style=\"display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start\">"
                        + "<div style=\"flex:1 1 340px;min-width:0;max-width:640px\">" + card
                        + "</div><div style=\"flex:0 1 440px\">" + (known.hasImages() ? mosaic(bin) : "")
                        + "</div></div>",
                text(known.title(), known.rows()));
    }

    /** The card, as far as it is known within some time. */
    private static BinCard card(Bin bin) {
        var card = new BinCard(bin);
        try {
            return Cancellation.after(CARD_PATIENCE).call(card::withFiles);
        } catch (CancellationException e) {
            // Ends this work too if it was the cell that was interrupted.
            Cancellation.check();
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return card.withoutTheRest();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String title, List<List<String>> rows) {
        int width = rows.stream().mapToInt(row -> row.get(0).length()).max().orElse(0);
        var text = new StringBuilder(title);
        for (var row : rows) {
            var name = row.get(0);
            text.append('\n').append(name).append(" ".repeat(2 + width - name.length()));
            text.append(row.get(1).replace('\n', ' '));
        }
        return text.toString();
    }

    /** The first page, or the reason why there is none. */
    private static String mosaic(Bin bin) {
        try {
            var page =
                    Cancellation.after(PATIENCE).call(() -> MosaicPage.of(small(bin), 0, other -> "%mosaic shows all"));
            var image = page.image();
            return image == null
                    ? ""
                    : Figure.html(Picture.of(Show.of(image), 1), page.caption(), MosaicPageRenderer.labels(page));
        } catch (CancellationException e) {
            // Ends this work too if it was the cell that was interrupted.
            Cancellation.check();
            return said("no mosaic, which would take more than two seconds: %mosaic shows it");
        } catch (Exception e) {
            return said("no mosaic: " + e.getMessage());
        }
    }

    /** The images of a small bin as large as leaves them on one page, and those of others as mosaics have them. */
    private static Mosaic small(Bin bin) {
        var mosaic = Mosaic.of(bin).size(WIDTH, HEIGHT);
        if (bin.images().size() <= MOST_TRIED) {
            for (double scale : SCALES) {
                var larger = mosaic.scale(scale);
                if (larger.pages() == 1) {
                    return larger;
                }
            }
        }
        return mosaic;
    }

    private static String said(String text) {
        return "<div>" + Html.escape(PlainText.cut(text, 500)) + "</div>";
    }
}
