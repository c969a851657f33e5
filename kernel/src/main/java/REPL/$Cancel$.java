package REPL;

import dev.diatom.kernel.shell.StopCheck;

/** What the JDK, since version 20, weaves into the code of a cell calls this name; it finds this class before its own. */
public final class $Cancel$ {
    private $Cancel$() {}

    /** Called at the start of every method and before every jump backwards. */
    public static void stopCheck() throws Throwable {
        StopCheck.check();
    }
}
