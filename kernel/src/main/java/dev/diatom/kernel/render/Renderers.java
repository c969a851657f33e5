package dev.diatom.kernel.render;

import dev.diatom.kernel.extension.Services;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Finds the form in which a value is shown. */
public final class Renderers {
    private final List<Renderer<?>> renderers = List.of(
            new ImageRenderer(),
            new ShowRenderer(),
            new BinRenderer(),
            new MosaicRenderer(),
            new MosaicPageRenderer(),
            new DataDirectoryRenderer(),
            new TableRenderer(),
            new ChartRenderer(),
            new BufferedImageRenderer(),
            new ScratchReportRenderer(),
            new WhoReportRenderer());

    private final List<Renderer<?>> added = new CopyOnWriteArrayList<>();

    @SuppressWarnings("rawtypes")
    private final Services<Renderer> services = new Services<>(Renderer.class, "renderer");

    /** Adds the renderers that jars provide, as far as they are new. */
    public void discover(ClassLoader loader) {
        services.discover(loader, added::add);
    }

    /** The form that a renderer from a jar gives; nothing where there is none, or it fails. */
    private @Nullable Rendering renderByAdded(@Nullable Object value) {
        for (var renderer : added) {
            try {
                if (renderer.type().isInstance(value)) {
                    return render(renderer, value);
                }
            } catch (RuntimeException | LinkageError e) {
                System.err.println("the renderer " + renderer.getClass().getName() + " failed: " + e);
            }
        }
        return null;
    }

    /**
     * How this value is shown: by the first renderer of its class, else as its text.
     *
     * @throws UnshowableException if it fails to give its text
     */
    public Rendering render(@Nullable Object value) {
        if (value instanceof Rendering rendering) {
            return rendering;
        }
        var byAdded = renderByAdded(value);
        if (byAdded != null) {
            return byAdded;
        }
        for (var renderer : renderers) {
            if (renderer.type().isInstance(value)) {
                return render(renderer, value);
            }
        }
        var gallery = Gallery.find(value);
        if (gallery.isPresent()) {
            return gallery.get();
        }
        return Rendering.text(ValueText.of(value));
    }

    private static <T> Rendering render(Renderer<T> renderer, Object value) {
        return renderer.render(renderer.type().cast(value));
    }
}
