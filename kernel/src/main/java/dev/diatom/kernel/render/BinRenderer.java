package dev.diatom.kernel.render;

import dev.diatom.ifcb.Bin;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

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
        card.row(List.of("targets", readable(() -> String.valueOf(bin.targets().size()))));
        card.row(List.of("images", readable(() -> String.valueOf(bin.images().size()))));
        card.row(List.of("temperature", readable(() -> quantity(bin.temperature(), "°C"))));
        card.row(List.of("humidity", readable(() -> quantity(bin.humidity(), "%"))));
        card.row(List.of("run time", readable(() -> quantity(bin.runTimeSeconds(), "s"))));
        var findings = readable(() -> findings(bin));
        if (!findings.isEmpty()) {
            card.row(List.of("findings", findings));
        }
        return Rendering.html(card.toString(), bin.toString());
    }

    /** One file of a bin may be missing or damaged: the others are shown. */
    private static String readable(Supplier<String> text) {
        try {
            return text.get();
        } catch (RuntimeException e) {
            return "not readable: " + e.getMessage();
        }
    }

    private static String findings(Bin bin) {
        int count = bin.findings().size();
        return count == 0
                ? ""
                : count + " in the .adc file, the first: " + bin.findings().get(0);
    }

    private static String quantity(double value, String unit) {
        return Double.isNaN(value) ? "not in the header" : String.format(Locale.ROOT, "%.1f %s", value, unit);
    }
}
