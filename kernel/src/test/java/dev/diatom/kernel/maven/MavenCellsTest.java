package dev.diatom.kernel.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.kernel.NotebookCells;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries from a repository in a folder, which a mirror in the settings puts in the place of the central one. */
class MavenCellsTest {
    private final NotebookCells cells = new NotebookCells();

    @TempDir
    Path folder;

    private LocalMaven maven;

    @BeforeEach
    void publish() throws IOException {
        maven = new LocalMaven(folder);
        maven.publish("base", "1.0");
        maven.publish("base", "2.0");
        maven.publish("tester", "1.0");
        maven.publish("middle", "1.0", "base:1.0", "tester:1.0:test");
        maven.publish("top", "1.0", "middle:1.0", "base:2.0");
    }

    @AfterEach
    void close() {
        cells.close();
        maven.close();
    }

    @Test
    void aLibraryComesWithAllThatItNeedsInOneVersionEach() {
        var shown = cells.run("%maven org.lib:top:1.0\nlib.Top.version() + lib.Middle.version() + lib.Base.version()");
        assertThat(shown.subList(0, 3)).allMatch(line -> line.matches("downloaded \\w+-[\\d.]+\\.jar, \\d+ B"));
        assertThat(shown.subList(3, shown.size()))
                .containsExactly("added 3 jars: top 1.0, middle 1.0, base 2.0", "1.01.02.0");
        assertThat(cells.run("lib.Tester.version()").get(0)).startsWith("CompileError: ");
    }

    @Test
    void aDownloadThatTakesLongShowsHowFarItIs() throws IOException {
        try (var slow = new SlowServer(maven.repository())) {
            var shown = cells.run("%mavenRepo slow " + slow.address() + "\n%maven org.lib:base:1.0");
            assertThat(shown).contains("added base 1.0");
            assertThat(shown)
                    .anyMatch(
                            line -> line.matches(
                                    "(display|update): downloading base-1\\.0\\.jar: \\d+ % of \\d+ B, \\d+ B/s, \\d\\.\\d s left"));
            assertThat(shown.get(shown.size() - 1))
                    .matches("update: downloading base-1\\.0\\.jar: \\d+ B, \\d+ B/s, took \\d\\.\\d s");
        }
    }

    @Test
    void whatWasDownloadedOnceNeedsNoRepository() throws IOException {
        cells.run("%maven org.lib:middle:1.0");
        Files.move(maven.repository(), folder.resolve("away"));
        try (var others = new NotebookCells()) {
            assertThat(others.run("maven(\"org.lib:middle:1.0\");"))
                    .containsExactly("added 2 jars: middle 1.0, base 1.0");
        }
    }

    @Test
    void aPomMayAskForTheVersionOfJava() {
        maven.publishWith(
                "asking",
                "1.0",
                "<profiles><profile><id>new</id><activation><jdk>[11,)</jdk></activation></profile></profiles>",
                "base:1.0");
        assertThat(cells.run("%maven org.lib:asking:1.0")).last().isEqualTo("added 2 jars: asking 1.0, base 1.0");
    }

    @Test
    void aLibraryWithAWrongPomComesWithoutWhatItNeeds() {
        maven.publishWith("wrong", "1.0", "<oops>", "base:1.0");
        var shown = cells.run("%maven org.lib:wrong:1.0");
        assertThat(shown).last().isEqualTo("added wrong 1.0");
        assertThat(shown.get(0)).startsWith("the POM of org.lib:wrong:jar:1.0 is wrong, what it needs is left out: ");
    }

    @Test
    void askingAgainIsQuietAndAnotherVersionIsLeftOut() {
        assertThat(cells.run("%maven org.lib:base:1.0")).last().isEqualTo("added base 1.0");
        assertThat(cells.run("%addMavenDependency org.lib:base:1.0"))
                .containsExactly("nothing to add: all of it is on the class path");
        assertThat(cells.run("%addMavenDependencies org.lib:base:2.0\nlib.Base.version()"))
                .endsWith(
                        "base 2.0 was left out: this notebook has base 1.0",
                        "nothing to add: all of it is on the class path",
                        "1.0");
    }

    @Test
    void whatIsMissingIsSaidWithThePlaces() {
        assertThat(cells.run("%maven org.lib:none:1.0"))
                .startsWith(
                        "MavenException: org.lib:none:1.0 cannot be had: there is no org.lib:none:jar:1.0. Looked in "
                                + folder.resolve("home/.m2/repository") + ", mirror ("
                                + maven.repository().toUri() + ").");
        maven.publish("broken", "1.0", "gone:3");
        assertThat(cells.run("%maven org.lib:broken:1.0"))
                .anyMatch(line -> line.startsWith(
                        "MavenException: org.lib:broken:1.0 cannot be had: there is no org.lib:gone:jar:3. Looked"));
        assertThat(cells.run("lib.Broken.version()").get(0)).startsWith("CompileError: ");
    }

    @Test
    void wrongCoordinatesAreSaidBeforeAnythingRuns() {
        assertThat(cells.run("%maven org.lib:base"))
                .containsExactly("MagicException: %maven: expected group:artifact:version, found \"org.lib:base\"."
                        + " Usage: %maven GROUP:ARTIFACT:VERSION…");
        assertThat(cells.run("%mavenRepo x ftp:y"))
                .containsExactly("MagicException: %mavenRepo: expected the address of a repository, such as"
                        + " file:///data/maven, found \"ftp:y\". Usage: %mavenRepo ID ADDRESS, where ADDRESS is a"
                        + " URL or a folder");
    }

    @Test
    void anotherRepositoryIsAsGood() throws IOException {
        var other = folder.resolve("other place");
        Files.move(maven.repository(), other);
        Files.createDirectory(maven.repository());
        assertThat(cells.run("%mavenRepo mine \"" + other + "\"\n%maven org.lib:base:1.0"))
                .last()
                .isEqualTo("added base 1.0");
    }

    @Test
    void aPomIsReadWithItsPropertiesAndScopes() throws IOException {
        var pom = Files.writeString(
                folder.resolve("pom.xml"),
                """
                <project><modelVersion>4.0.0</modelVersion><groupId>my</groupId><artifactId>app</artifactId>
                <version>1</version><properties><v>1.0</v></properties><dependencies>
                """ + LocalMaven.dependency("middle:${v}") + LocalMaven.dependency("tester:1.0:test")
                        + "</dependencies><dependencyManagement><dependencies>" + LocalMaven.dependency("base:2.0")
                        + "</dependencies></dependencyManagement></project>");
        assertThat(cells.run("%loadFromPOM " + pom)).last().isEqualTo("added 2 jars: middle 1.0, base 2.0");
        assertThat(cells.run("%loadFromPOM " + pom + " test")).last().isEqualTo("added tester 1.0");
        assertThat(cells.run("%loadFromPOM " + pom + " tst").get(0))
                .startsWith("MagicException: %loadFromPOM: expected a scope such as test, found \"tst\" (did you mean"
                        + " test?). Usage: ");
        assertThat(cells.run("%loadFromPOM none.xml").get(0))
                .isEqualTo("MavenException: none.xml: there is no such file. Give a POM.");
    }

    @Test
    void aCellCanBeAPomOrPiecesOfOne() {
        assertThat(cells.run("%%loadFromPOM\n<!-- copied -->\n" + LocalMaven.dependency("middle:1.0")
                        + "\n<dependencies>\n" + LocalMaven.dependency("tester:1.0:test") + "</dependencies>"))
                .last()
                .isEqualTo("added 2 jars: middle 1.0, base 1.0");
        assertThat(cells.run("%%loadFromPOM test\n<?xml version=\"1.0\"?>\n<project><modelVersion>4.0.0</modelVersion>"
                        + "<groupId>a</groupId><artifactId>b</artifactId><version>1</version><dependencies>"
                        + LocalMaven.dependency("tester:1.0:test") + "</dependencies></project>"))
                .last()
                .isEqualTo("added tester 1.0");
    }

    @Test
    void aCellThatIsNoPomIsSaid() {
        assertThat(cells.run("%%loadFromPOM\n<dependency>\n</dependency>\n<oops")
                        .get(0))
                .startsWith("MavenException: this is no XML at line 4: ");
        assertThat(cells.run("%%loadFromPOM\n<dependency><groupId>a</groupId></dependency>")
                        .get(0))
                .startsWith("MavenException: the POM of this cell: this is no POM that can be used: 2 problems were");
        assertThat(cells.run("%%loadFromPOM\n<html><p/></html>").get(0))
                .isEqualTo("MavenException: the text of this cell has nothing of a POM: expected <project>,"
                        + " <dependencies> or <dependency>, found <html>. Copy it from a POM.");
        assertThat(cells.run("%%loadFromPOM\norg.lib:base:1.0").get(0))
                .endsWith(" or <dependency>, found no element. Copy it from a POM.");
        assertThat(cells.run("%%loadFromPOM").get(0))
                .startsWith("MagicException: %loadFromPOM: the cell is empty below its first line. Usage: ");
        assertThat(cells.run("1 + 1")).containsExactly("2");
    }

    @Test
    void aFileThatIsNoPomIsSaid() throws IOException {
        for (var file : List.of(
                Files.writeString(folder.resolve("table.csv"), "a,b\n1,2\n"),
                Files.write(folder.resolve("stack.tif"), new byte[] {'I', 'I', 42, 0}),
                Files.writeString(folder.resolve("empty.xml"), ""))) {
            assertThat(cells.run("%loadFromPOM " + file).get(0))
                    .isEqualTo("MavenException: " + file + ": this is no POM: expected XML that begins with <project>,"
                            + " found something else. Give a POM.");
        }
        var page = Files.writeString(folder.resolve("page.html"), "<!DOCTYPE html>\n<!-- a page -->\n<html></html>");
        assertThat(cells.run("%loadFromPOM " + page).get(0))
                .isEqualTo("MavenException: " + page + ": this is no POM: expected XML that begins with <project>,"
                        + " found <html>. Give a POM.");
    }

    @Test
    void whatTheKernelBringsIsLeftOut() {
        maven.publish("gson", "0.1");
        var jars = new KernelJars(System.getProperty("java.class.path"));
        var gson = new Library("com.google.code.gson", "gson", "0.1", folder);
        assertThat(jars.findVersion(gson))
                .hasValueSatisfying(version -> assertThat(version).startsWith("2."));
        assertThat(jars.findVersion(new Library("org.lib", "gson", "0.1", folder)))
                .as("of another group")
                .isEmpty();
        assertThat(jars.findVersion(new Library("org.lib", "base", "1.0", folder)))
                .isEmpty();
    }

    @Test
    void namesAreCompleted() {
        assertThat(cells.session().complete("%mav", 4).texts()).isEqualTo(List.of("%maven", "%mavenRepo"));
        assertThat(cells.session().complete("%%l", 3).texts()).isEqualTo(List.of("%%loadFromPOM"));
        assertThat(cells.session().complete("%%loadFromPOM\n<dep", 18).texts()).isEmpty();
    }
}
