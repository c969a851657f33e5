package dev.diatom.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of variables when a cell declares anew what they depend on. */
class LossesTest {
    private final JavaEngine engine = new JavaEngine();
    private int cells;

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aVariableKeepsItsValueWhenAMethodOfItsInitializerIsDeclaredAnew() {
        run("int one() { return 1; }\nint two() { return 2 * one(); }");
        run("int n = two(); var text = \"n = \" + two(); long[] array = {two()}; double d = two();");
        run("n += 10; array[0] = 7;");
        assertThat(errorsOf("int one() { return 100; }")).isEmpty();
        assertThat(run("n + text + array[0] + d")).isEqualTo(new Outcome.Value("12n = 272.0"));
    }

    @Test
    void aVariableKeepsItsValueWhenAnImportMakesTheNameOfItsTypeAmbiguous() {
        run(
                "List<String> words = new ArrayList<>(List.of(\"kept\")); Map.Entry<String, int[]> entry = Map.entry(\"e\", new int[2]);");
        assertThat(errorsOf("import java.awt.*;")).isEmpty();
        assertThat(run("words.get(0) + entry.getKey()")).isEqualTo(new Outcome.Value("kepte"));
        assertThat(engine.variables().find("words").orElseThrow().type()).isEqualTo("List<String>");
    }

    @Test
    void anObjectOfAClassThatIsDeclaredAnewIsLostAndSaid() {
        run("class Counter { int n; }");
        run("Counter counter = new Counter();\nCounter none = null;\nint five = 5;");
        run("List<Counter> several = new ArrayList<>();\nint made = new Counter().n + 5;");
        assertThat(errorsOf("class Counter { int n; int next() { return ++n; } }"))
                .containsExactlyInAnyOrder(
                        "counter was lost: Counter was declared anew. Run cell 2 again.",
                        "several was lost: Counter was declared anew. Run cell 3 again.");
        assertThat(run("counter")).isEqualTo(new Outcome.Value(null));
        assertThat(run("made + five")).isEqualTo(new Outcome.Value(10));
    }

    @Test
    void aVariableThatTheSameCellDeclaresAgainIsNotLost() {
        var source = "class Once { int n; }\nOnce once = new Once();";
        run(source);
        assertThat(errorsOf(source)).isEmpty();
        assertThat(errorsOf("Once once = new Once();\nonce = null;")).isEmpty();
    }

    @Test
    void namesWhatTheUserHasDeclaredWhereAClassTakesAnotherOneAlong() {
        run("class Inner { }");
        run("class Outer { Inner inner = new Inner(); }");
        run("var outermost = new Outer();");
        assertThat(errorsOf("class Inner { int n; }"))
                .containsExactly("outermost was lost: Inner was declared anew. Run cell 3 again.");
    }

    @Test
    void aClassThatIsDeclaredAgainAsItIsTakesNothingAlong() {
        run("class Counter { int n = 3; }");
        run("Counter counter = new Counter();");
        assertThat(errorsOf("class Counter { int n = 3; }")).isEmpty();
        assertThat(run("counter.n")).isEqualTo(new Outcome.Value(3));
    }

    private Outcome run(String source) {
        var outcome = engine.run(new Cell(++cells, source), Callable::call);
        engine.settle();
        return outcome;
    }

    private List<String> errorsOf(String source) {
        var before = System.err;
        var written = new ByteArrayOutputStream();
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            run(source);
        } finally {
            System.setErr(before);
        }
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
