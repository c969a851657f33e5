package dev.diatom.kernel.protocol;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.jspecify.annotations.Nullable;

/**
 * What Jupyter has written for the kernel: where to listen, and the key by which its messages are known. Whoever has the
 * key runs code as this user.
 *
 * @param ip the address to listen at, and at no other
 * @param key the key; empty: messages are not signed
 */
record ConnectionFile(
        String transport,
        String ip,
        @SerializedName("shell_port") int shell,
        @SerializedName("iopub_port") int iopub,
        @SerializedName("stdin_port") int stdin,
        @SerializedName("control_port") int control,
        @SerializedName("hb_port") int heartbeat,
        @SerializedName("signature_scheme") @Nullable String signatureScheme,
        @Nullable String key) {
    private static final String SCHEME = "hmac-sha256";
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    /**
     * Reads the file, and warns where it can be read by others.
     *
     * @throws IOException if it cannot be read, or asks for what is not safe; the message says what to do
     */
    static ConnectionFile read(Path path, PrintStream log) throws IOException {
        ConnectionFile file;
        try {
            file = new Gson().fromJson(Files.readString(path), ConnectionFile.class);
        } catch (JsonParseException e) {
            throw new IOException(path + ": expected the connection file of a Jupyter kernel, found no such JSON.", e);
        }
        if (file == null) {
            throw new IOException(path + ": expected the connection file of a Jupyter kernel, found no such JSON.");
        }
        file.check(path);
        if (isReadByOthers(path)) {
            log.println(
                    "diatom: warning: " + path + " can be read by others: whoever reads its key can run code as you."
                            + " Make it yours alone: chmod 600");
        }
        return file;
    }

    KernelConnectionProperties properties() {
        return new KernelConnectionProperties(ip, control, shell, stdin, heartbeat, iopub, transport, scheme(), key());
    }

    Signatures signatures() throws GeneralSecurityException {
        return new Signatures(scheme(), key());
    }

    @Override
    public String key() {
        return key == null ? "" : key;
    }

    private String scheme() {
        return signatureScheme == null ? SCHEME : signatureScheme;
    }

    private void check(Path path) throws IOException {
        // jeromq would listen at a port of its own choice in place of a socket of the file system.
        require("tcp".equals(transport), path, "the transport tcp", transport);
        require(ip != null && !ip.isBlank(), path, "an address (ip)", ip);
        require(scheme().matches("hmac-[a-z0-9-]+"), path, "a signature scheme such as " + SCHEME, scheme());
        for (int port : new int[] {shell, iopub, stdin, control, heartbeat}) {
            require(port > 0 && port < 1 << 16, path, "ports of 1 to 65535", port);
        }
        if (key().isEmpty() && !isLoopback()) {
            throw new IOException(
                    path + ": the key is empty, and " + ip + " can be reached by other machines:"
                            + " everybody could run code as you. Let Jupyter make a key (Session.key), or listen at 127.0.0.1.");
        }
    }

    private static void require(boolean holds, Path path, String expected, @Nullable Object found) throws IOException {
        if (!holds) {
            throw new IOException(path + ": expected " + expected + ", found " + found + ".");
        }
    }

    private boolean isLoopback() {
        try {
            return !ip.equals("*") && InetAddress.getByName(ip).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isReadByOthers(Path path) {
        try {
            return Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
