package dev.diatom.kernel.render;

import org.jspecify.annotations.Nullable;

/** Finds the form in which a value is shown. */
public final class Renderers {
    /** How this value is shown. */
    public Rendering render(@Nullable Object value) {
        return Rendering.text(String.valueOf(value));
    }
}
