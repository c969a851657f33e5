package dev.diatom.kernel.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the form in which a value is shown. */
public final class Renderers {
    private static final int LONGEST_TEXT = 100_000;

    private final List<Renderer<?>> renderers = List.of(
            new ImageRenderer(),
            new BinRenderer(),
            new TableRenderer(),
            new ChartRenderer(),
            new BufferedImageRenderer(),
            new ScratchReportRenderer());

    /** How this value is shown: by the first renderer of its class, else as its text. */
    public Rendering render(@Nullable Object value) {
        if (value instanceof Rendering rendering) {
            return rendering;
        }
        for (var renderer : renderers) {
            if (renderer.type().isInstance(value)) {
                return render(renderer, value);
            }
        }
        String text = String.valueOf(value);
        return Rendering.text(
                text.length() > LONGEST_TEXT
                        ? text.substring(0, LONGEST_TEXT) + "… (" + text.length() + " characters)"
                        : text);
    }

    private static <T> Rendering render(Renderer<T> renderer, Object value) {
        return renderer.render(renderer.type().cast(value));
    }
}
