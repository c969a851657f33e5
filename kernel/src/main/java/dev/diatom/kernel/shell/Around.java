package dev.diatom.kernel.shell;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Runs a snippet on the thread that calls it, with something bound to that thread: a token, a listener. */
@FunctionalInterface
public interface Around {
    /** Calls the snippet and returns what it returns. */
    @Nullable
    Object call(Callable<@Nullable Object> snippet) throws Exception;
}
