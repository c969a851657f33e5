package dev.diatom.kernel.render;

import dev.diatom.ifcb.Bin;
import java.util.List;
import java.util.Locale;

/** A bin as a card of what it holds and what its header says. */
final class BinRenderer implements Renderer<Bin> {
    @Override
    public Class<Bin> type() {
        return Bin.class;
    }

    @Override
    public Rendering render(Bin bin) {
        var card = new HtmlTable(bin.toString());
        card.row(List.of("time", bin.timestamp().toString()));
        card.row(List.of("instrument", "IFCB" + bin.id().instrument()));
        card.row(List.of("targets", String.valueOf(bin.targets().size())));
        card.row(List.of("images", String.valueOf(bin.images().size())));
        card.row(List.of("temperature", quantity(bin.temperature(), "°C")));
        card.row(List.of("humidity", quantity(bin.humidity(), "%")));
        card.row(List.of("run time", quantity(bin.runTimeSeconds(), "s")));
        return Rendering.html(card.toString(), bin.toString());
    }

    private static String quantity(double value, String unit) {
        return Double.isNaN(value) ? "not in the header" : String.format(Locale.ROOT, "%.1f %s", value, unit);
    }
}
