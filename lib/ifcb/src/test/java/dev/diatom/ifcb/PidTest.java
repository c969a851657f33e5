package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import org.junit.jupiter.api.Test;

class PidTest {
    private static final String NEW = "D20130526T095207_IFCB013";
    private static final String OLD = "IFCB5_2012_028_081515";

    @Test
    void readsEveryPartAndWritesItBack() {
        for (var bin : List.of(NEW, OLD)) {
            for (var namespace : List.of("", "/foo/bar/", "\\foo\\bar\\", "C:\\data/", "https://host:80/mvco/")) {
                for (int target : new int[] {0, 1, 99_999, 100_000, 999_999_999}) {
                    for (var product : List.of(Pid.RAW, "blob", "blobs_v2", "class_scores")) {
                        for (var extension : List.of("", "adc", "h5", "PNG")) {
                            var pid = new Pid(namespace, BinId.parse(bin), target, product, extension);
                            assertThat(Pid.parse(pid.toString())).isEqualTo(pid);
                        }
                    }
                }
            }
        }
        assertThat(Pid.parse("https://host/mvco/" + OLD + "_00003_blob_v2.png"))
                .isEqualTo(new Pid("https://host/mvco/", BinId.parse(OLD), 3, "blob_v2", "png"))
                .hasToString("https://host/mvco/" + OLD + "_00003_blob_v2.png");
    }

    @Test
    void changesPartsAndKeepsTheOthers() {
        var pid = Pid.parse("/data/" + NEW + "_blobs_v4.zip");
        assertThat(pid.hasTarget()).isFalse();
        assertThat(pid.lid()).isEqualTo(NEW);
        assertThat(pid.withTarget(7)).hasToString("/data/" + NEW + "_00007");
        assertThat(pid.withTarget(7).lid()).isEqualTo(NEW + "_00007");
        assertThat(pid.withExtension("mat")).hasToString("/data/" + NEW + "_blobs_v4.mat");
        assertThat(pid.withProduct(Pid.RAW).withExtension("")).hasToString("/data/" + NEW);
        assertThat(pid.withProduct(Pid.RAW)).isEqualTo(Pid.parse("/data/" + NEW + ".zip"));
    }

    @Test
    void writesBackWhetherRawWasWritten() {
        var written = Pid.parse(NEW + "_raw.zip");
        assertThat(written.product()).isEqualTo(Pid.RAW);
        assertThat(written).hasToString(NEW + "_raw.zip");
        assertThat(written.withExtension("adc")).hasToString(NEW + "_raw.adc");
        assertThat(written.withTarget(7)).hasToString(NEW + "_00007");
        assertThat(written.withProduct("blobs")).hasToString(NEW + "_blobs.zip");
        assertThat(Pid.parse(NEW + ".zip").product()).isEqualTo(Pid.RAW);
        assertThat(Pid.parse(NEW + ".zip")).hasToString(NEW + ".zip").isNotEqualTo(written);
        assertThatThrownBy(() -> new Pid("", BinId.parse(NEW), 0, "blobs", "", true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only the product raw can be left out or written, found \"blobs\"");
    }

    @Test
    void readsAnyWordsAsAProductHoweverMany() {
        for (var product : List.of("blobs_2", "blob_00001", "b_", "a" + "_a".repeat(20_000))) {
            var name = NEW + "_" + product + ".zip";
            assertThat(Pid.parse(name).product()).isEqualTo(product);
            assertThat(Pid.parse(name)).hasToString(name);
        }
    }

    @Test
    void refusesEveryOtherCharacter() {
        for (var name : List.of(NEW, OLD)) {
            for (int i = 0; i <= name.length(); i++) {
                for (char c = 0; c < 256; c++) {
                    compare(name.substring(0, i) + c + name.substring(i));
                    if (i < name.length()) {
                        compare(name.substring(0, i) + c + name.substring(i + 1));
                    }
                }
                if (i < name.length()) {
                    compare(name.substring(0, i) + name.substring(i + 1));
                }
            }
        }
    }

    /** A name that is one character off is another bin's if only digits changed, and has a namespace if it began with it. */
    private static void compare(String text) {
        boolean hasFolder = text.startsWith("/") || text.startsWith("\\");
        boolean known = isBin(text) || (hasFolder && isBin(text.substring(1)));
        if (known) {
            assertThat(Pid.parse(text)).hasToString(text);
        } else {
            assertThatThrownBy(() -> Pid.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
        if (isBin(text)) {
            assertThat(BinId.parse(text).lid()).isEqualTo(text);
        } else {
            assertThatThrownBy(() -> BinId.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static boolean isBin(String text) {
        int split = text.startsWith("D") ? text.indexOf("_IFCB") : text.indexOf('_');
        if (split < 0) {
            return false;
        }
        var time = text.startsWith("D") ? text.substring(1, split) : text.substring(split + 1);
        var instrument = text.startsWith("D") ? text.substring(split + 1) : text.substring(0, split);
        try {
            var format =
                    DateTimeFormatter.ofPattern(text.startsWith("D") ? "uuuuMMdd'T'HHmmss" : "uuuu'_'DDD'_'HHmmss");
            LocalDateTime.parse(time, format.withResolverStyle(ResolverStyle.STRICT));
        } catch (DateTimeException e) {
            return false;
        }
        // Java also takes years with a sign or of more digits.
        if (time.length() != 15 || time.startsWith("-") || time.startsWith("+")) {
            return false;
        }
        var digits = instrument.startsWith("IFCB") ? instrument.substring(4) : "";
        return !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Test
    void refusesPartsInTheWrongPlaceWithTheReason() {
        for (var tail : List.of("_", ".", "_.adc", ".adc.mod", "_00001_00002", "__blob", ".1", "_00001.", "/")) {
            assertThatThrownBy(() -> Pid.parse(NEW + tail))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("\"" + NEW + tail + "\" is not the name of a bin or target: expected a name like"
                            + " D20130526T095207_IFCB013 or IFCB5_2012_028_081515, then at most _00001 for a target,"
                            + " _word for a product and .word for an extension, in this order.");
        }
        for (var target : List.of("1", "00000", "000001", "1000000000")) {
            assertThatThrownBy(() -> Pid.parse(NEW + "_" + target))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("\"" + NEW + "_" + target + "\" is not the name of a bin or target: expected a target"
                            + " from _00001 on, of at least five digits, found \"_" + target + "\".");
        }
        assertThatThrownBy(() -> Pid.parse("/data/D20139926T095207_IFCB013.adc"))
                .hasMessageStartingWith("\"D20139926T095207_IFCB013\" is not the name of a bin: there is no such day");
    }

    @Test
    void refusesPartsThatCouldNotBeReadBack() {
        var bin = BinId.parse(NEW);
        assertThatThrownBy(() -> new Pid("/data", bin, 0, Pid.RAW, ""))
                .hasMessage("a namespace ends with a slash, found \"/data\"");
        assertThatThrownBy(() -> new Pid("", bin, -1, Pid.RAW, ""))
                .hasMessage("targets are numbered from 1 to 999999999, found -1");
        assertThatThrownBy(() -> new Pid("", bin, 0, "2", ""))
                .hasMessage("a product is a letter and then letters, digits and _, as in blobs_v2, found \"2\"");
        assertThatThrownBy(() -> new Pid("", bin, 0, Pid.RAW, ".adc"))
                .hasMessage("an extension is a word of letters and digits, found \".adc\"");
        assertThatThrownBy(() -> Pid.parse(NEW).withTarget(0)).hasMessage("targets are numbered from 1, found 0");
    }
}
