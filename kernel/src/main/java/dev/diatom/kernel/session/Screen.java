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
}
