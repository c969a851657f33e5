package dev.diatom.kernel.protocol;

import dev.diatom.kernel.lifetime.Handover;
import dev.diatom.kernel.session.Session;
import dev.diatom.kernel.shell.JavaEngine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Serves one front end, as its connection file says, until it asks the kernel to end. */
public final class KernelServer {
    /** What the sockets may take to hand over their last messages. */
    private static final long FAREWELL_MILLIS = 100;

    private KernelServer() {}

    /**
     * Serves, and returns when the kernel is to end. From here on, the standard streams are those of the cells.
     *
     * @param connectionFile the file in which Jupyter says where to listen
     * @throws IOException if it cannot be read, or asks for what is not safe
     */
    public static void serve(Path connectionFile) throws IOException, GeneralSecurityException, InterruptedException {
        var log = System.err;
        // The shell is made while the front end connects: it asks for the kernel's name first.
        var engine = CompletableFuture.supplyAsync(
                () -> orEnd(JavaEngine::new, log), work -> KernelThreads.start("session", work));
        var file = ConnectionFile.read(connectionFile, log);
        KernelThreads.watch();
        Handover.atEnd();
        var connection = new Connection(file, log);
        var output = new CellOutput(connection.output());
        var input = new CellInput(connection, output);
        output.takeStreams();
        System.setIn(input);
        var session = engine.thenApply(made -> orEnd(() -> session(output, input, made), log));
        new DiatomKernel(version(), connection, session, output, input).becomeHandlerForConnection(connection);
        connection.connect();
        endWithParent(connection);
        connection.awaitEnd();
        TimeUnit.MILLISECONDS.sleep(FAREWELL_MILLIS);
    }

    /** A kernel that has no shell would leave every cell without an answer. */
    private static <T> T orEnd(Supplier<T> maker, PrintStream log) {
        try {
            return maker.get();
        } catch (RuntimeException | Error e) {
            log.println("diatom: the shell that runs cells cannot be made:");
            e.printStackTrace(log);
            Runtime.getRuntime().halt(1);
            throw e;
        }
    }

    private static Session session(CellOutput output, CellInput input, JavaEngine engine) {
        var session = new Session(output, input, engine);
        session.rehearse();
        return session;
    }

    private static String version() {
        return Optional.ofNullable(KernelServer.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /**
     * Ends the kernel when the Jupyter that has started it is gone, so that none outlives one that was killed. A number
     * that is not our parent's belongs to another machine or container, and says nothing.
     */
    private static void endWithParent(Connection connection) {
        var jupyter = String.valueOf(System.getenv("JPY_PARENT_PID"));
        var parent = ProcessHandle.current().parent().filter(process -> jupyter.equals(String.valueOf(process.pid())));
        parent.ifPresent(process -> KernelThreads.start("parent", () -> {
            process.onExit().join();
            connection.end();
        }));
    }
}
