package dev.diatom.kernel.render;

/**
 * How values of one class are shown. A class that implements this and is named in a jar's
 * {@code META-INF/services/dev.diatom.kernel.render.Renderer} is found when the jar is on the class path, or comes there;
 * it needs a public constructor without parameters. Those of jars are asked before the kernel's own.
 */
public interface Renderer<T> {
    /** The class, or an interface of it. */
    Class<T> type();

    /** The forms of a value; text is always one of them. Text that is not its own must be escaped in HTML. */
    Rendering render(T value);
}
