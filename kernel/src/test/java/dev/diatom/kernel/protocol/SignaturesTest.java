package dev.diatom.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    /** Computed by Python's hmac. */
    @Test
    void signsAsOtherProgramsDo() throws Exception {
        var frames = List.of(bytes("header"), bytes("{}"), bytes("{}"), bytes("ä"));
        assertThat(new Signatures("hmac-sha256", "key").of(frames))
                .isEqualTo("8504c7211e2478f1e6396a9dfbf69af93834b16a54491c20ba581f39a928958d");
    }

    @Test
    void refusesASchemeThatThereIsNot() {
        assertThatThrownBy(() -> new Signatures("hmac-rot13", "key")).isInstanceOf(NoSuchAlgorithmException.class);
    }

    @Test
    void forgetsASignatureAfterAsManyOthersAsJupyterRemembers() throws Exception {
        var signatures = new Signatures("hmac-sha256", "key");
        signatures.accept(message(signatures, 0));
        for (int i = 1; i < Signatures.REMEMBERED; i++) {
            signatures.accept(message(signatures, i));
        }
        assertThatThrownBy(() -> signatures.accept(message(signatures, 0))).isInstanceOf(Unacceptable.class);
        signatures.accept(message(signatures, Signatures.REMEMBERED));
        signatures.accept(message(signatures, 0));
        assertThatThrownBy(() -> signatures.accept(message(signatures, Signatures.REMEMBERED)))
                .isInstanceOf(Unacceptable.class);
    }

    private static Frames message(Signatures signatures, int number) {
        var frames = Collections.nCopies(4, bytes("{\"msg_id\": " + number + "}"));
        return new Frames(List.of(), signatures.of(frames), frames, List.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
