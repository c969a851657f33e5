package dev.diatom.ifcb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lists of datasets that a Dashboard has. */
class DatasetTest {
    private static final String LIST = """
            dataset,pid,sample_time,ifcb,comment_summary,skip
            mvco,D20260102T030405_IFCB009,2026-01-02 03:04:05+00:00,9,"one, ""two""
            three",0
            mvco,D20260102T030406_IFCB013,2026-01-02 03:04:06+00:00,13,,0
            mvco,D20260103T000000_IFCB009,2026-01-03 00:00:00+00:00,9,,1
            mvco,IFCB5_2012_028_081515,2012-01-28 08:15:15+00:00,5,,0
            """;

    @TempDir
    Path folder;

    private BinServer server;

    @BeforeEach
    void serve() throws IOException {
        TestBins.newStyle(folder);
        server = new BinServer(folder);
        list(LIST);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void list(String text) {
        server.when("/api/export_metadata/mvco", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/csv");
            BinServer.send(exchange, 200, text.getBytes(StandardCharsets.UTF_8));
        });
    }

    private DataDirectory open() {
        return DataDirectory.open(server.at("/mvco"), BinServer.HTTP);
    }

    private static List<String> lids(Iterable<Bin> bins) {
        var lids = new ArrayList<String>();
        bins.forEach(bin -> lids.add(bin.id().lid()));
        return lids;
    }

    @Test
    void binsComeNewestFirstWithoutThoseThatAreHidden() {
        assertThat(lids(open()))
                .containsExactly("D20260102T030406_IFCB013", "D20260102T030405_IFCB009", "IFCB5_2012_028_081515");
        assertThat(server.asked).containsExactly("/api/export_metadata/mvco?include_skip=false");
        assertThat(open().bins().map(bin -> bin.id().lid()).toList()).isEqualTo(lids(open()));
    }

    @Test
    void filtersHoldAndAreToldToTheServer() {
        var some = open().instrument(9)
                .between(Instant.parse("2026-01-02T00:00:00Z"), Instant.parse("2026-01-02T03:04:06Z"));
        assertThat(lids(some)).containsExactly("D20260102T030405_IFCB009");
        assertThat(server.asked)
                .containsExactly("/api/export_metadata/mvco?include_skip=false&instrument=9&start_date=2026-01-02"
                        + "&end_date=2026-01-02");
        assertThat(some)
                .hasToString("data directory " + server.at("/mvco")
                        + ", from 2026-01-02T00:00:00Z, before 2026-01-02T03:04:06Z, instrument 9");
    }

    @Test
    void theBinsAreThoseOfTheServer() {
        var bin = open().bins()
                .filter(each -> each.id().instrument() == 9)
                .findFirst()
                .orElseThrow();
        assertThat(bin.isOpen()).isFalse();
        RemoteBins.assertSame(bin, Bin.open(folder.resolve(TestBins.NEW_LID)));
    }

    @Test
    void aBinIsFoundWithoutTheList() {
        var directory = open();
        assertThat(directory.contains(TestBins.NEW_LID)).isTrue();
        assertThat(directory.get(TestBins.NEW_LID).location()).isEqualTo(server.at("/mvco/" + TestBins.NEW_LID));
        assertThat(directory.instrument(8).contains(TestBins.NEW_LID)).isFalse();
        assertThat(directory.contains("IFCB5_2012_028_081515")).isFalse();
        assertThatThrownBy(() -> directory.get("IFCB5_2012_028_081515"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        server.at("/mvco") + ": there is no bin IFCB5_2012_028_081515. Check the name; bins of other"
                                + " datasets are not found here.");
        assertThat(server.asked).noneMatch(path -> path.contains("export_metadata"));
    }

    @Test
    void theAddressesOfADatasetAreTheSame() {
        for (var page : new String[] {
            "/mvco/", "/timeline?dataset=mvco", "/t/team/timeline?dataset=mvco&bin=x", "/api/export_metadata/mvco"
        }) {
            assertThat(DataDirectory.open(server.at(page)).location()).as(page).isEqualTo(server.at("/mvco"));
        }
        assertThatThrownBy(() -> DataDirectory.open(server.at("/timeline")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "this is not an address of bins: expected the name of a dataset, as in timeline?dataset=mvco,"
                                + " found \"" + server.at("/timeline") + "\".");
        assertThat(DataDirectory.open(folder.toUri()).path()).isEqualTo(folder);
    }

    @Test
    void whatHasNoMeaningOnAServerIsRefused() {
        assertThatThrownBy(() -> open().include("beads"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        server.at("/mvco") + ": a dataset on a server has no folders. include is for data directories"
                                + " on disk; between and instrument work here, too.");
        assertThatThrownBy(() -> open().exclude("beads")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> open().everyFolder()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> open().path())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(server.at("/mvco") + ": a dataset on a server has no path. location() tells where it is.");
    }

    @Test
    void aDatasetWithoutSuchBinsIsEmptyAndOneThatIsNotThereIsAnError() {
        server.when("/api/export_metadata/mvco", exchange -> BinServer.send(exchange, 404, new byte[0]));
        server.when(
                "/api/bin_exists",
                exchange -> BinServer.send(exchange, 200, "{\"exists\": true}".getBytes(StandardCharsets.UTF_8)));
        assertThat(open().instrument(77)).isEmpty();
        server.when(
                "/api/bin_exists",
                exchange -> BinServer.send(exchange, 200, "{\"exists\": false}".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> lids(open()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(
                        server.at("/api/export_metadata/mvco") + "?include_skip=false: there is no such");
    }

    @Test
    void anythingElseThanAListIsRefused() {
        list("hello,world\n1,2\n");
        assertThatThrownBy(() -> lids(open()))
                .hasMessage(server.at("/api/export_metadata/mvco") + "?include_skip=false: this is not the list of a"
                        + " dataset: expected a column named pid, found \"hello,world\". Check the address; only an IFCB"
                        + " Dashboard has such lists.");
        list("pid\nD20260102T030405_IFCB009\nnobin\n");
        assertThatThrownBy(() -> lids(open()))
                .hasMessage(
                        server.at("/api/export_metadata/mvco") + "?include_skip=false: a row of the list is not that"
                                + " of a bin at line 3 (pid): expected the name of a bin, found \"nobin\". onUnreadable hears of"
                                + " such rows and goes on.");
        var told = new ArrayList<Finding>();
        assertThat(lids(open().onUnreadable(told::add))).containsExactly("D20260102T030405_IFCB009");
        assertThat(told).hasSize(1);
    }

    @Test
    void aQuoteInAnUnquotedFieldAndAMarkBeforeTheListDoNoHarm() {
        list("\uFEFF" + """
                pid,comment,skip
                D20260102T030405_IFCB009,5" net,0
                D20260102T030406_IFCB013,"a ""b"",
                c",0
                D20260102T030407_IFCB013,,True
                """);
        assertThat(lids(open())).containsExactly("D20260102T030406_IFCB013", "D20260102T030405_IFCB009");
    }

    @Test
    void aListThatIsCutShortIsRefused() {
        var wrong =
                server.at("/api/export_metadata/mvco") + "?include_skip=false: the list of the dataset is cut short: ";
        var advice = ". Try again; if it stays so, tell those who run the server.";
        list("pid,comment\nD20260102T030405_IFCB009,\"a\nD20260102T030406_IFCB013,b\n");
        assertThatThrownBy(() -> lids(open()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(wrong + "expected an end of the quotes in the last row, found none" + advice);
        list("pid,comment\nD20260102T030405_IFCB009,a\nD20260102T030406_IFCB01");
        assertThatThrownBy(() -> lids(open()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(wrong + "expected 2 fields in the last row, found 1" + advice);
    }

    @Test
    void allBinsAreCheckedAndOneThatIsNotThereStopsNoOther() {
        var table = open().check();
        assertThat(table.stringColumn("bin").unique().asList())
                .containsExactlyInAnyOrder(
                        "D20260102T030406_IFCB013", "D20260102T030405_IFCB009", "IFCB5_2012_028_081515");
        assertThat(table.where(table.stringColumn("bin").isEqualTo("IFCB5_2012_028_081515"))
                        .stringColumn("text")
                        .asList())
                .contains("the file with the targets is missing", "the file with the images is missing");
    }

    @Test
    void namesSurviveBeingPacked() {
        var ids = new PackedIds();
        var names = List.of(
                "D00010101T000000_IFCB1",
                "IFCB05_2012_366_235959",
                "D20260102T030405_IFCB009",
                "D99991231T235959_IFCB524287");
        names.forEach(name -> assertThat(ids.add(BinId.parse(name))).isTrue());
        assertThat(ids.add(BinId.parse(names.get(2)))).isTrue();
        assertThat(ids.add(BinId.parse("D20260102T030405_IFCB524288"))).isFalse();
        ids.sort();
        assertThat(ids.size()).isEqualTo(4);
        for (int i = 0; i < 4; i++) {
            assertThat(ids.id(i)).isEqualTo(BinId.parse(names.get(i)));
        }
    }
}
