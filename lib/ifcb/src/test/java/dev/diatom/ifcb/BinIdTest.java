package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BinIdTest {
    private static final String NEW = "D20130526T095207_IFCB013";
    private static final String OLD = "IFCB5_2012_028_081515";

    @Test
    void readsNamesOfBothStyles() {
        assertThat(BinId.parse(NEW)).isEqualTo(new BinId(NEW, 13, Instant.parse("2013-05-26T09:52:07Z"), BinStyle.NEW));
        assertThat(BinId.parse(OLD)).isEqualTo(new BinId(OLD, 5, Instant.parse("2012-01-28T08:15:15Z"), BinStyle.OLD));
        assertThat(BinId.parse("IFCB1_2012_366_235959").timestamp()).isEqualTo(Instant.parse("2012-12-31T23:59:59Z"));
    }

    @Test
    void takesInstrumentsOfAnyNumberOfDigits() {
        assertThat(BinId.parse("D20130526T095207_IFCB7").instrument()).isEqualTo(7);
        assertThat(BinId.parse("D20130526T095207_IFCB1013").instrument()).isEqualTo(1013);
        assertThat(BinId.parse("IFCB14_2012_028_081515").instrument()).isEqualTo(14);
        assertThat(BinId.parse("IFCB999999999_2012_028_081515").instrument()).isEqualTo(999_999_999);
        assertThatThrownBy(() -> BinId.parse("IFCB1000000000_2012_028_081515"))
                .hasMessage("\"IFCB1000000000_2012_028_081515\" is not the name of a bin: expected a name like"
                        + " D20130526T095207_IFCB013 or IFCB5_2012_028_081515.");
    }

    @Test
    void areOrderedByTimeAndThenByName() {
        var ordered = List.of(
                BinId.parse("IFCB9_2005_001_000000"),
                BinId.parse("D20120128T081514_IFCB900"),
                BinId.parse("D20120128T081515_IFCB013"),
                BinId.parse("D20120128T081515_IFCB114"),
                BinId.parse("IFCB5_2012_028_081515"),
                BinId.parse("IFCB1_2012_028_081516"));
        var shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(5));
        Collections.sort(shuffled);
        assertThat(shuffled).isEqualTo(ordered);
    }

    @Test
    void saysWhatANameShouldLookLike() {
        assertThatThrownBy(() -> BinId.parse("decoy"))
                .hasMessage("\"decoy\" is not the name of a bin: expected a name like D20130526T095207_IFCB013 or"
                        + " IFCB5_2012_028_081515.");
    }

    @Test
    void refusesDaysAndTimesThatDoNotExist() {
        assertThatThrownBy(() -> BinId.parse("D20130231T095207_IFCB013"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"D20130231T095207_IFCB013\" is not the name of a bin: there is no such day or time."
                        + " Invalid date 'FEBRUARY 31'.");
        for (var name : List.of(
                "D20139926T095207_IFCB013",
                "D20130526T245207_IFCB013",
                "D20130526T096007_IFCB013",
                "D20130526T095260_IFCB013",
                "IFCB5_2013_366_081515",
                "IFCB5_2012_000_081515",
                "IFCB5_2012_999_081515")) {
            assertThatThrownBy(() -> BinId.parse(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("\"" + name + "\" is not the name of a bin: there is no such day or time.");
        }
    }
}
