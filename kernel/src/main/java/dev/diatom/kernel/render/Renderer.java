package dev.diatom.kernel.render;

/** How values of one class are shown. */
interface Renderer<T> {
    Class<T> type();

    Rendering render(T value);
}
