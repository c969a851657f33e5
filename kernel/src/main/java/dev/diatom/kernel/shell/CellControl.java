package dev.diatom.kernel.shell;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * JShell's hands in this process. It runs each snippet on a thread of its own, and keeps what JShell would turn into
 * text: the value, the exception, and the field that holds a variable.
 *
 * <p>Since JDK 20 no thread can be stopped from outside. There the superclass weaves a {@link StopCheck} into every loop
 * of a cell; before, stopping is {@link Thread#stop()}, on the snippet's thread only, for threads that a cell has started
 * may belong to a pool that others use.
 */
final class CellControl extends LocalExecutionControl {
    private static final boolean THREADS_CAN_BE_STOPPED = Runtime.version().feature() < 20;

    private final ThreadGroup group = new ThreadGroup("cells");
    private final Object lock = new Object();
    private final Wrappers wrappers = new Wrappers();
    private Around around = Callable::call;
    private String threadName = "cell";
    private volatile @Nullable ClassLoader classLoader;
    private @Nullable CellThread running;
    private @Nullable Object value;
    private @Nullable Throwable thrown;
    private @Nullable Field field;
    private @Nullable Throwable toThrow;

    /** Prepares for a cell. */
    void begin(String newThreadName, Around newAround) {
        threadName = newThreadName;
        around = newAround;
    }

    /** Forgets what belongs to the cell. */
    void end() {
        around = Callable::call;
        value = null;
        thrown = null;
    }

    /** The loader of the snippets' classes, once there are some. */
    Optional<ClassLoader> findClassLoader() {
        return Optional.ofNullable(classLoader);
    }

    /** The classes that JShell has wrapped around snippets. */
    Wrappers wrappers() {
        return wrappers;
    }

    /** The value of the snippet that ran last; from now on unknown here. */
    @Nullable
    Object takeValue() {
        var taken = value;
        value = null;
        return taken;
    }

    /** What the snippet that ran last has thrown; from now on unknown here. */
    @Nullable
    Throwable takeThrown() {
        var taken = thrown;
        thrown = null;
        return taken;
    }

    /** The field that the last call of {@link #varValue} has found. */
    @Nullable
    Field takeField() {
        var taken = field;
        field = null;
        return taken;
    }

    @Override
    public void load(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        super.load(classes);
        for (var loaded : classes) {
            try {
                var type = findClass(loaded.name());
                classLoader = type.getClassLoader();
                wrappers.add(type, hasInitializer(loaded.bytecodes()));
            } catch (ClassNotFoundException e) {
                throw new EngineTerminationException(loaded.name() + " was loaded and is not there");
            }
        }
    }

    /** Whether the name of the method that runs when a class is first used stands in it. */
    private static boolean hasInitializer(byte[] bytecodes) {
        return new String(bytecodes, StandardCharsets.ISO_8859_1).contains("<clinit>");
    }

    /** Notes the field; JShell gets no text, so that no {@code toString} of the user's runs. */
    @Override
    public String varValue(String className, String varName) throws InternalException {
        try {
            var found = findClass(className).getDeclaredField(varName);
            found.setAccessible(true);
            field = found;
            return "";
        } catch (ReflectiveOperationException e) {
            throw new InternalException(e.toString());
        }
    }

    @Override
    public void addToClasspath(String path) throws EngineTerminationException, InternalException {
        // The kernel's own class path is there already: a second copy of its classes would only cost look-ups.
        if (!path.equals(System.getProperty("java.class.path"))) {
            super.addToClasspath(path);
        }
    }

    @Override
    public String invoke(String className, String methodName)
            throws RunException, InternalException, EngineTerminationException {
        try {
            return super.invoke(className, methodName);
        } catch (InternalException | EngineTerminationException e) {
            // JShell passes over these in silence: the cell would seem to have run.
            thrown = e;
            throw e;
        }
    }

    /** The snippet that comes next is not run: in its place, this is thrown. */
    void throwNext(Throwable next) {
        toThrow = next;
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        var next = toThrow;
        if (next != null) {
            toThrow = null;
            throw new InvocationTargetException(located(next));
        }
        onCellThread(() -> snippet.invoke(null), snippet.getDeclaringClass().getClassLoader());
        if (thrown != null) {
            throw new InvocationTargetException(located(thrown));
        }
        return "";
    }

    /**
     * What JShell is told of an exception: where it was thrown. It would follow a circle of causes for ever, and ask for
     * messages, which are methods of the user's.
     */
    private static Throwable located(Throwable thrown) {
        if (thrown instanceof SPIResolutionException) {
            return thrown;
        }
        var located = new Throwable();
        try {
            located.setStackTrace(thrown.getStackTrace());
        } catch (RuntimeException e) {
            located.setStackTrace(new StackTraceElement[0]);
        }
        return located;
    }

    /** Calls something that belongs to the cell as its snippets are called: it can be stopped. */
    @Nullable
    Object call(Callable<@Nullable Object> work) throws Throwable {
        onCellThread(work, findClassLoader().orElse(null));
        var failure = takeThrown();
        if (failure != null) {
            throw failure;
        }
        return takeValue();
    }

    private void onCellThread(Callable<@Nullable Object> work, @Nullable ClassLoader loader) {
        if (!THREADS_CAN_BE_STOPPED) {
            StopCheck.lower();
        }
        var thread = new CellThread(group, threadName, work, around);
        thread.setContextClassLoader(loader);
        synchronized (lock) {
            running = thread;
        }
        thread.start();
        thread.await();
        synchronized (lock) {
            running = null;
        }
        value = thread.value();
        thrown = thread.thrown();
        thread.forget();
        replaceLostStreams();
    }

    /** What a cell has set to null is needed, by the shell itself first: what goes there is lost until the next cell. */
    private static void replaceLostStreams() {
        if (System.out == null) {
            System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        }
        if (System.err == null) {
            System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        }
    }

    /** The thread of the snippet that runs now. */
    @Nullable
    Thread running() {
        synchronized (lock) {
            return running;
        }
    }

    /** Ends the snippet that runs on this thread, if it still does. */
    void stop(Thread thread) {
        synchronized (lock) {
            if (running != thread) {
                return;
            }
            if (THREADS_CAN_BE_STOPPED) {
                kill(thread);
            } else {
                StopCheck.raise();
            }
        }
    }

    /** No longer waits for the snippet that runs on this thread, if it still does: it has thrown that it cannot end. */
    void abandon(Thread thread) {
        synchronized (lock) {
            if (running != null && running == thread) {
                running.abandon();
            }
        }
    }

    @SuppressWarnings("deprecation")
    private static void kill(Thread thread) {
        thread.stop();
    }
}
