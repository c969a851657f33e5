package dev.diatom.kernel.protocol;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * A short session in which a kernel is its own front end. The installer runs one, so that the JVM can put aside the
 * classes that a session uses: see {@code docs/decisions/0011-a-fast-start.md}.
 */
public final class Training {
    /** What most notebooks do, each once. */
    private static final List<String> CELLS = List.of(
            "1 + 1",
            "System.out.println(\"text\"); System.err.println(\"text\");",
            "record Point(int x, int y) {}\nint twice(int v) { return 2 * v; }\nvar points = new ArrayList<Point>();",
            "for (int i = 0; i < 3; i++) points.add(new Point(i, twice(i)));\npoints.stream().map(p -> p.x()).toList()",
            "int wrong = missing;",
            "throw new IllegalStateException(\"on purpose\");",
            "var plane = MemoryImage.create(UINT16, Extent.of(64, 48)); plane.set(1, 2, 0, 0, 0, 300); plane",
            "var volume = DiskImage.create(UINT8, 32, 24, 4); volume",
            "volume.apply(above(1)).slice(2).read()",
            "Table.create(\"t\", tech.tablesaw.api.IntColumn.create(\"a\", 1, 2))",
            "display(List.of(1, 2)); display(Map.of(1, 2));",
            "%who",
            "%help",
            "volume = null;");

    private static final long LONGEST_SECONDS = 180;

    private final ZMQ.Socket shell;
    private final Signatures signatures;

    private Training(ZMQ.Socket shell, Signatures signatures) {
        this.shell = shell;
        this.signatures = signatures;
    }

    /** Serves a session of its own to its end. */
    public static void run() throws IOException, GeneralSecurityException, InterruptedException {
        var key = UUID.randomUUID().toString();
        var ports = freePorts(5);
        var path = Files.createTempFile("diatom", ".json"); // which nobody else can read
        try (var context = ZMQ.context(1);
                var shell = context.socket(SocketType.DEALER)) {
            Files.writeString(
                    path,
                    String.format(
                            "{\"transport\":\"tcp\",\"ip\":\"127.0.0.1\",\"key\":\"%s\",\"shell_port\":%d,\"iopub_port\":%d,"
                                    + "\"stdin_port\":%d,\"control_port\":%d,\"hb_port\":%d}",
                            key, ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4)));
            shell.setLinger(0);
            shell.connect("tcp://127.0.0.1:" + ports.get(0));
            var training = new Training(shell, new Signatures("hmac-sha256", key));
            KernelThreads.start("limit", Training::endAtLimit);
            KernelThreads.start("training", training::ask);
            KernelServer.serve(path);
        } finally {
            Files.delete(path);
        }
    }

    /** The installer waits for the end. */
    private static void endAtLimit() {
        try {
            TimeUnit.SECONDS.sleep(LONGEST_SECONDS);
        } catch (InterruptedException e) {
            return;
        }
        Runtime.getRuntime().halt(1);
    }

    private void ask() {
        ask("kernel_info_request", "{}");
        for (var cell : CELLS) {
            var code = cell.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
            ask("execute_request", "{\"stop_on_error\":false,\"code\":\"" + code + "\"}");
        }
        ask("complete_request", "{\"code\":\"plane.sl\",\"cursor_pos\":8}");
        ask("inspect_request", "{\"code\":\"Math.max(\",\"cursor_pos\":9,\"detail_level\":0}");
        ask("is_complete_request", "{\"code\":\"for (;;) {\"}");
        ask("history_request", "{\"hist_access_type\":\"tail\",\"n\":1,\"output\":false,\"raw\":true}");
        ask("shutdown_request", "{\"restart\":false}");
    }

    private void ask(String type, String content) {
        var header = "{\"msg_id\":\"" + UUID.randomUUID() + "\",\"msg_type\":\"" + type + "\"}";
        var signed = new ArrayList<byte[]>();
        for (var json : List.of(header, "{}", "{}", content)) {
            signed.add(json.getBytes(StandardCharsets.UTF_8));
        }
        new Frames(List.of(), signatures.of(signed), signed, List.of()).send(shell);
        do {
            shell.recv();
        } while (shell.hasReceiveMore());
    }

    private static List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        var ports = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (var socket : sockets) {
            socket.close();
        }
        return ports;
    }
}
