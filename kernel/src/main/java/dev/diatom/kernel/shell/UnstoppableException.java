package dev.diatom.kernel.shell;

/** A cell was interrupted, and the code that it had called did not end. The trace is that of the cell. */
final class UnstoppableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnstoppableException(Thread thread) {
        super(whatDoesNotEnd(thread));
        setStackTrace(thread.getStackTrace());
    }

    private static String whatDoesNotEnd(Thread thread) {
        if (thread.getState() == Thread.State.BLOCKED) {
            return "its wait for a lock";
        }
        var callee = "the code that it calls";
        for (var frame : thread.getStackTrace()) {
            if (frame.getClassName().startsWith("REPL.")) {
                return callee;
            }
            callee = frame.getClassName() + "." + frame.getMethodName();
        }
        return callee;
    }
}
