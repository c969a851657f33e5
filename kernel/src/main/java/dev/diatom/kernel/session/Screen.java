package dev.diatom.kernel.session;

import dev.diatom.kernel.render.Rendering;

/** Where a cell shows things. Called from any thread. */
public interface Screen {
    /** Shows something below the cell. */
    void display(Rendering rendering);

    /** Shows something that {@link #update} can replace. */
    void display(Rendering rendering, String displayId);

    /** Replaces what was shown under this identifier. */
    void update(Rendering rendering, String displayId);

    /**
     * Takes away what the cell has shown; a screen that cannot leaves it.
     *
     * @param wait until something else is shown, so that nothing flickers
     */
    default void clear(boolean wait) {}

    /** Shows something beside the notebook where there is a place for it, else below the cell. */
    default void page(Rendering rendering) {
        display(rendering);
    }
}
