package dev.diatom.kernel.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.kernel.NotebookCells;
import dev.diatom.kernel.shell.Cell;
import dev.diatom.kernel.shell.JavaEngine;
import dev.diatom.kernel.shell.Outcome;
import dev.diatom.kernel.shell.Variable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that let go of an owner; what is still open is looked at when the cell counts as done. */
class LifetimesTest {
    private static final JavaEngine ENGINE = new JavaEngine();
    private static final AtomicInteger COLLECTIONS = new AtomicInteger();
    private static final List<String> SAID = new CopyOnWriteArrayList<>();
    private static final Lifetimes LIFETIMES = new Lifetimes(ENGINE, SAID::add, () -> {
        COLLECTIONS.incrementAndGet();
        System.gc();
    });
    private static int cells;

    @BeforeAll
    static void closeWhatOtherTestsLeft() {
        NotebookCells.closeWhatOtherTestsLeft();
    }

    @BeforeEach
    void nothingIsOpen() throws Exception {
        run("import dev.diatom.kernel.lifetime.FakeOwner;");
        named().forEach(name -> run("var " + name + " = \"\";"));
        run("0");
        run("0");
        eventually(FakeOwner.open()::isEmpty);
        SAID.clear();
    }

    @AfterAll
    static void close() {
        LIFETIMES.close();
        ENGINE.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = null;",
                "x = FakeOwner.open(\"other\");",
                "var x = FakeOwner.open(\"other\");",
                "var x = \"another type\";",
                "int x = 5;",
                "FakeOwner x;",
                "x = null; throw new IllegalStateException(\"after that\");"
            })
    void releasesWhatAVariableLetsGo(String lettingGo) {
        run("var x = FakeOwner.open(\"first\");");
        assertThat(FakeOwner.open()).containsExactly("first");
        run(lettingGo);
        assertThat(FakeOwner.open()).doesNotContain("first");
    }

    @Test
    void aCellThatIsRunAgainLeavesOneOpen() {
        for (int i = 0; i < 20; i++) {
            run("var again = FakeOwner.open(\"again" + i + "\");");
        }
        assertThat(FakeOwner.open()).containsExactly("again19");
    }

    @Test
    void anAliasKeepsIt() {
        run("var one = FakeOwner.open(\"shared\"); var two = one;");
        run("one = null;");
        assertThat(FakeOwner.open()).containsExactly("shared");
        run("two = null;");
        assertThat(FakeOwner.open()).isEmpty();
    }

    @Test
    void anUnnamedResultStaysUntilTheNextCellHasRun() {
        run("FakeOwner.open(\"unnamed\")");
        assertThat(FakeOwner.open()).containsExactly("unnamed");
        run(unnamed() + ".toString()");
        assertThat(FakeOwner.open()).isEmpty();
    }

    @Test
    void aResultInTheMiddleOfACellGoesLikeOneAtItsEnd() {
        run("FakeOwner.open(\"middle\");\n1 + 1");
        run("0");
        assertThat(FakeOwner.open()).isEmpty();
    }

    @Test
    void aLoopLeavesNothing() {
        run("for (int i = 0; i < 100; i++) FakeOwner.open(\"loop\" + i);");
        assertThat(FakeOwner.open()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Map<String, Object> held = new HashMap<>(); held.put(\"a\", FakeOwner.open(\"held\")); | held.clear();",
                "record Pair(Object a, Object b) {} var held = new Pair(FakeOwner.open(\"held\"), 1); | held = null;",
                "record Two(Object a, Object b) {} var held = List.of(new Two(FakeOwner.open(\"held\"), 1)); | var held = 5;",
                "Object local(Object o) { return (Supplier<Object>) () -> o; } var held = local(FakeOwner.open(\"held\")); | held = null;",
                "class Lab { Object held; } var lab = new Lab(); lab.held = FakeOwner.open(\"held\"); | lab.held = null;",
                "class Shelf { static Object held; } Shelf.held = FakeOwner.open(\"held\"); | Shelf.held = null;",
                "class Box { static Object held; } Box.held = FakeOwner.open(\"held\"); | class Box { static int other; }",
                "var held = new Object[] {FakeOwner.open(\"held\")}; | held[0] = null;",
                "var held = Optional.of(FakeOwner.open(\"held\")); | held = Optional.empty();",
            })
    void whatHoldsItKeepsItAndLetsItGo(String holding, String lettingGo) throws Exception {
        run(holding);
        run("0");
        run("System.gc();");
        assertThat(FakeOwner.open()).containsExactly("held");
        run(lettingGo);
        eventually(FakeOwner.open()::isEmpty);
    }

    @Test
    void anExceptionHoldsNothing() {
        run("class Holding extends RuntimeException { Object held; Holding(Object held) { this.held = held; } }");
        for (int time = 0; time < 30; time++) {
            assertThat(run("throw new Holding(FakeOwner.open(\"thrown\"));")).isInstanceOf(Outcome.Failed.class);
            assertThat(FakeOwner.open()).isEmpty();
        }
        assertThat(ENGINE.lastTrace()).get().asString().startsWith("Holding");
    }

    @Test
    void whatAListHoldsLivesWithItsListAndGoesSoonAfterItIsCleared() throws Exception {
        run("var list = new ArrayList<Object>();");
        run("list.add(FakeOwner.open(\"listed\"));");
        run("0");
        assertThat(FakeOwner.open()).containsExactly("listed");
        run("list.clear();");
        eventually(FakeOwner.open()::isEmpty);
    }

    @Test
    void doesNotCollectWhileEveryOwnerIsTheValueOfAVariable() {
        run("var kept = FakeOwner.open(\"kept\"); var other = FakeOwner.open(\"other\");");
        COLLECTIONS.set(0);
        run("var text = \"changed\"; text = \"again\"; kept.toString()");
        run("var third = FakeOwner.open(\"third\");");
        assertThat(COLLECTIONS).hasValue(0);
        run("other = null;");
        assertThat(COLLECTIONS).hasValue(1);
    }

    @Test
    void collectsAtTheEndOfACellOnlyWhereAVariableLetGoOfWhatMayHoldAFile() {
        run(
                "var list = new ArrayList<Object>(); list.add(FakeOwner.open(\"listed\")); String text = \"a\"; int[] numbers = {1};");
        COLLECTIONS.set(0);
        run("text = \"b\"; numbers = null; Object fresh = new Object();");
        assertThat(COLLECTIONS).hasValue(0);
        run("fresh = null;");
        assertThat(COLLECTIONS).hasValue(1);
        assertThat(FakeOwner.open()).containsExactly("listed");
    }

    @Test
    void saysOnceWhatWasReleased() {
        run("var img = DiskImage.create(UINT8, 1000, 1000); var second = DiskImage.create(UINT8, 1000, 500);");
        run("1 + 1");
        assertThat(SAID).isEmpty();
        run("img = null;");
        assertThat(SAID).containsExactly("released img, 1 MB");
        run("second = DiskImage.create(UINT8, 10, 10); for (int i = 0; i < 3; i++) DiskImage.create(UINT8, 10, 10);");
        assertThat(SAID).containsExactly("released img, 1 MB", "released second and 3 more, 500 kB");
        run("second = null;");
    }

    private static String unnamed() {
        return ENGINE.variables().all().stream()
                .filter(variable -> variable.value() instanceof FakeOwner)
                .map(Variable::name)
                .filter(name -> name.startsWith("$"))
                .findFirst()
                .orElseThrow();
    }

    /** In a method of its own: a frame that holds a variable's value keeps it alive. */
    private static List<String> named() {
        return ENGINE.variables().all().stream()
                .filter(variable -> !variable.isUnnamed())
                .map(Variable::name)
                .toList();
    }

    /** Within a second where a collection takes 50 ms; a slow one is waited for, to stay within 5 % of the time. */
    private static void eventually(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.call() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(condition.call()).isTrue();
    }

    private static Outcome run(String source) {
        LIFETIMES.beginCell();
        try {
            return ENGINE.run(new Cell(++cells, source), Callable::call);
        } finally {
            LIFETIMES.endCell();
        }
    }
}
