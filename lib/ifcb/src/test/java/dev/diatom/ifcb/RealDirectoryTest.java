package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The test data of pyifcb as a data directory, against what pyifcb's own tests expect. */
class RealDirectoryTest {
    private Path folder = Path.of(".");

    @BeforeEach
    void findData() {
        folder = RealData.ifcb().resolve("bins");
    }

    @Test
    void hasAsManyBinsAsForPyifcb() {
        var directory = DataDirectory.open(folder);
        assertThat(directory.bins()).hasSize(1);
        assertThat(directory.include("white").bins()).hasSize(2);
        assertThat(directory.everyFolder().bins()).hasSize(5);
        assertThat(directory.everyFolder().requireRoi(false).bins()).hasSize(6);
        assertThat(directory
                        .everyFolder()
                        .exclude("skip", "invalid", "empty")
                        .requireRoi(false)
                        .bins())
                .hasSize(3);
    }

    @Test
    void emptyBinsAndBinsWithoutRoiAreGivenAsTheyAre() {
        assertThat(DataDirectory.open(folder.resolve("empty")).bins())
                .extracting(bin -> bin.id().lid())
                .containsExactly("IFCB5_2017_001_033645", "D20150411T205456_IFCB012");
        var partial = DataDirectory.open(folder.resolve("partial"));
        assertThat(partial.bins()).isEmpty();
        assertThat(partial.requireRoi(false).bins())
                .extracting(bin -> bin.id().lid())
                .containsExactly("IFCB5_2012_028_081515");
    }

    @Test
    void soundBinsHaveNoFindingsAndTheOthersTheirOwn() {
        var directory = DataDirectory.open(folder).everyFolder().withIncomplete();
        assertThat(directory.get("D20130526T095207_IFCB013").check()).isEmpty();
        assertThat(directory.exclude("partial").get("IFCB5_2012_028_081515").check())
                .isEmpty();
        assertThat(directory.get("IFCB5_2017_001_033645").check()).isEmpty();
        assertThat(reasons(directory, "D20150411T205456_IFCB012"))
                .containsExactly("expected 0 to 100 %, found -8.346 %: the sensor cannot be trusted");
        assertThat(reasons(directory, "D20130101T101010_IFCB099")).containsExactly("the header is empty");
        assertThat(reasons(directory.exclude("data"), "IFCB5_2012_028_081515"))
                .containsExactly("the file with the images is missing");
    }

    private static List<String> reasons(DataDirectory directory, String lid) {
        return directory.get(lid).check().stream().map(Finding::reason).toList();
    }
}
