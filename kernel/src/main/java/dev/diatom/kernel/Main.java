package dev.diatom.kernel;

import dev.diatom.image.Scratch;
import dev.diatom.kernel.protocol.KernelServer;
import dev.diatom.kernel.protocol.Training;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Starts the kernel: its only argument is the connection file that Jupyter has written. */
public final class Main {
    /** A front end kills a kernel that has not ended after 5 s; hooks of the user's may never end. */
    private static final long LONGEST_EXIT_MILLIS = 1500;

    /** In place of a connection file: what the installer asks for. */
    private static final String TRAINING = "--train";

    private Main() {}

    /** Serves the front end of the connection file, and ends the process. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 1) {
            System.err.println("usage: java -cp 'lib/*' dev.diatom.kernel.Main CONNECTION_FILE");
            System.exit(2);
        }
        // What a kernel that was killed has left goes now, not only when this one needs the space.
        var sweep = new Thread(Scratch::sweep, "sweep");
        sweep.setDaemon(true);
        sweep.start();
        try {
            if (arguments[0].equals(TRAINING)) {
                Training.run();
            } else {
                KernelServer.serve(Path.of(arguments[0]));
            }
        } catch (NoSuchFileException e) {
            fail(e.getMessage() + ": there is no such connection file.");
        } catch (IOException | GeneralSecurityException e) {
            fail(e.getMessage());
        }
        exit();
    }

    private static void fail(@Nullable String why) {
        System.err.println("diatom: " + why);
        System.exit(1);
    }

    /** Other threads may still run, a cell among them: leaving main would not end the process. */
    private static void exit() {
        var watch = new Thread(
                () -> {
                    try {
                        TimeUnit.MILLISECONDS.sleep(LONGEST_EXIT_MILLIS);
                    } catch (InterruptedException e) {
                        return;
                    }
                    Runtime.getRuntime().halt(0);
                },
                "exit");
        watch.setDaemon(true);
        watch.start();
        System.exit(0);
    }
}
