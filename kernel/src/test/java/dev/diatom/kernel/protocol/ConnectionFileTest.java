package dev.diatom.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionFileTest {
    private static final String USUAL = """
            {"shell_port": 50001, "iopub_port": 50002, "stdin_port": 50003, "control_port": 50004, "hb_port": 50005,
             "ip": "127.0.0.1", "key": "a0b1", "transport": "tcp", "signature_scheme": "hmac-sha256",
             "kernel_name": "diatom", "jupyter_session": "x.ipynb"}
            """;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("kernel.json");
    }

    @Test
    void readsWhatJupyterWrites() throws IOException {
        var file = read(USUAL);
        assertThat(file.shell()).isEqualTo(50001);
        assertThat(file.heartbeat()).isEqualTo(50005);
        assertThat(file.key()).isEqualTo("a0b1");
        assertThat(log.size()).isZero();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void warnsOfAFileThatOthersCanRead() throws IOException {
        Files.writeString(path, USUAL);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
        ConnectionFile.read(path, new PrintStream(log, true, StandardCharsets.UTF_8));
        assertThat(log.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(
                        "diatom: warning: " + path
                                + " can be read by others: whoever reads its key can run code as you. Make it yours alone: chmod 600\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "*", "192.0.2.1", "::", "no such host."})
    void refusesToListenToOtherMachinesWithoutAKey(String ip) {
        assertThatThrownBy(() -> read(USUAL.replace("a0b1", "").replace("127.0.0.1", ip)))
                .hasMessage(
                        path + ": the key is empty, and " + ip + " can be reached by other machines: everybody could"
                                + " run code as you. Let Jupyter make a key (Session.key), or listen at 127.0.0.1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.9", "localhost", "::1"})
    void listensToThisMachineWithoutAKey(String ip) throws IOException {
        assertThat(read(USUAL.replace("a0b1", "").replace("127.0.0.1", ip)).key())
                .isEmpty();
    }

    @Test
    void listensWhereTheFileSaysWithAKey() throws IOException {
        assertThat(read(USUAL.replace("127.0.0.1", "0.0.0.0")).ip()).isEqualTo("0.0.0.0");
    }

    @Test
    void saysWhatIsWrong() {
        refuses(USUAL.replace("tcp", "ipc"), "expected the transport tcp, found ipc.");
        refuses(USUAL.replace("50003", "70000"), "expected ports of 1 to 65535, found 70000.");
        refuses(USUAL.replace("\"hb_port\": 50005,", ""), "expected ports of 1 to 65535, found 0.");
        refuses(USUAL.replace("hmac-sha256", "md5"), "expected a signature scheme such as hmac-sha256, found md5.");
        refuses(USUAL.replace("127.0.0.1", ""), "expected an address (ip), found .");
        refuses("no json", "expected the connection file of a Jupyter kernel, found no such JSON.");
        refuses("", "expected the connection file of a Jupyter kernel, found no such JSON.");
    }

    private void refuses(String content, String why) {
        assertThatThrownBy(() -> read(content)).isInstanceOf(IOException.class).hasMessage(path + ": " + why);
    }

    private ConnectionFile read(String content) throws IOException {
        Files.writeString(path, content);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
        return ConnectionFile.read(path, new PrintStream(log, true, StandardCharsets.UTF_8));
    }
}
