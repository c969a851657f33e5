package dev.diatom.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaEngineTest {
    private static final JavaEngine ENGINE = new JavaEngine();
    private int cells;

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void theLastExpressionIsTheValueItself() {
        run("var list = new ArrayList<Integer>();\nlist.add(1);");
        var list = ENGINE.variables().find("list").orElseThrow().value();
        assertThat(run("list"))
                .isInstanceOfSatisfying(
                        Outcome.Value.class, v -> assertThat(v.value()).isSameAs(list));
        assertThat(list).isEqualTo(List.of(1));
    }

    @Test
    void neverAsksAValueForItsText() {
        run("class Mute { @Override public String toString() { throw new IllegalStateException(\"asked\"); } }");
        assertThat(run("var mute = new Mute();\nnew Mute()")).isInstanceOf(Outcome.Value.class);
        ENGINE.settle();
        run("mute = null;");
        assertThat(ENGINE.settle()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n",
                "// a comment",
                "int a = 1;",
                "a1 = null;",
                "if (a1 == null) { }",
                "System.out.printf(\"\");"
            })
    void whatIsNoExpressionHasNoValue(String source) {
        run("String a1 = \"\";");
        assertThat(run(source)).isEqualTo(new Outcome.Done());
    }

    @Test
    void runsDeclarationsOfEveryKindInOneCell() {
        assertThat(run("""
                import java.util.concurrent.*;
                // a comment between
                interface Shape { double area(); }
                record Square(double side) implements Shape { public double area() { return side * side; } }
                enum Size { SMALL, LARGE }
                <T extends Shape> double total(Collection<T> shapes) {
                    double sum = 0;
                    for (var shape : shapes) {
                        sum += shape.area();
                    }
                    return sum;
                }
                int x = 1, y = 2;
                var shapes = List.of(
                    new Square(x),
                    new Square(y)
                );
                total(shapes)
                """)).isEqualTo(new Outcome.Value(5.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int a = 2;\na",
                "int a = 2;\na;",
                "int a = 1; a + 1",
                "int a = 1; a + 1 // and a comment",
                "int f() { return 2; }\n(f())",
                "int[] a = {2};\na[0]",
                "private static final int A = 2;\nA",
                "int a = 3;\nswitch (a) { case 3 -> 2; default -> 1; }",
                "import java.util.concurrent.*;\nCallable<Integer> c = () -> 2;\nc.call()",
                "int a = 1;\nif (a == 1) a = 2; else a = 3;\na == 2 ? a : 0",
                "int a = 2;\n\n/* nothing more */ a\n\n",
            })
    void anExpressionMayFollowAnything(String source) {
        assertThat(run(source)).isEqualTo(new Outcome.Value(2));
    }

    @Test
    void pointsAtTheColumnOfAnUnknownName() {
        assertThat(run("int a = 1;\n\n\tint b = a + missing;\n"))
                .isEqualTo(new Outcome.Failed(
                        "CompileError",
                        "cell 1, line 3, column 14: cannot find symbol: variable missing",
                        List.of("    \tint b = a + missing;", "    \t            ^")));
    }

    @Test
    void saysHowTheConstructorOfARecordIsWritten() {
        assertThat(run("record Small(int a) { Small { a++; } }"))
                .isEqualTo(
                        new Outcome.Failed(
                                "CompileError",
                                "cell 1, line 1, column 23: invalid canonical constructor in record Small",
                                List.of(
                                        "    record Small(int a) { Small { a++; } }",
                                        "                          ^",
                                        "    (attempting to assign stronger access privileges; was public)",
                                        "    Records of cells are public, and so must this constructor be: write public before it.")));
        assertThat(run("record Small(int a) { public Small { a++; } }\nnew Small(1).a()"))
                .isEqualTo(new Outcome.Value(2));
    }

    /** A newer shell refuses this after a class that was refused, and does not say why. */
    @Test
    void whatIsJavaIsNotCalledNoJava() {
        run("class Refused { int a() { return \"\"; } }");
        var outcome = run("new ArrayList<Integer>() {{ add(1); }}");
        if (outcome instanceof Outcome.Failed) {
            assertThat(outcome)
                    .isEqualTo(new Outcome.Failed(
                            "CompileError", "cell 1, line 1: cannot find symbol: method add(int)", List.of()));
        } else {
            assertThat(outcome).isEqualTo(new Outcome.Value(List.of(1)));
        }
    }

    @Test
    void pointsIntoASnippetThatFollowsAnotherOnTheSameLine() {
        assertThat(failed("int a = 1; String s = a;").message())
                .isEqualTo(
                        "cell 1, line 1, column 23: incompatible types: int cannot be converted to java.lang.String");
    }

    @Test
    void pointsIntoAMethod() {
        assertThat(failed("int f() {\n  return \"\";\n}").message())
                .isEqualTo(
                        "cell 1, line 2, column 10: incompatible types: java.lang.String cannot be converted to int");
    }

    @Test
    void runsNothingOfACellThatIsNotJavaThroughout() {
        run("int ran = 0;");
        assertThat(failed("ran = 1;\nran = 2;\nran = ;").message())
                .isEqualTo("cell 2, line 3, column 7: illegal start of expression");
        assertThat(failed("ran = 3;\nwhile (true) {").message()).startsWith("cell 3, line 2, column 15: ");
        assertThat(run("ran")).isEqualTo(new Outcome.Value(0));
    }

    @Test
    void showsTheLineAsWrittenAndNoColumnWhereAMagicStood() {
        var cell = new Cell(7, "int a = 1;\n%magic", "int a = 1;\nmissing();");
        assertThat(ENGINE.run(cell, Callable::call))
                .isEqualTo(new Outcome.Failed(
                        "CompileError", "cell 7, line 2: cannot find symbol: method missing()", List.of("    %magic")));
    }

    @Test
    void nullIsAnAnswerWhereItWasAskedForAndNothingFromAMagic() {
        assertThat(run("Object nothing = null;\nnothing")).isEqualTo(new Outcome.Value(null));
        assertThat(ENGINE.run(new Cell(2, "%magic", "nothing"), Callable::call)).isEqualTo(new Outcome.Done());
    }

    @Test
    void saysWhatWasThrownAndTheUsersFrames() {
        run("int half(int v) {\n    if (v % 2 != 0)\n        throw new IllegalStateException(v + \" is odd\");\n"
                + "    return v / 2;\n}");
        assertThat(run("int a = half(4);\nint b = half(3);"))
                .isEqualTo(new Outcome.Failed(
                        "IllegalStateException",
                        "IllegalStateException: 3 is odd",
                        List.of("    at half (cell 1, line 3)", "    at cell 2, line 2")));
        assertThat(ENGINE.lastTrace()).get().asString().contains("IllegalStateException: 3 is odd", "\tat ");
    }

    @Test
    void anErrorOfTheLibraryIsItsMessage() {
        assertThat(run("Extent.of(0, 5);"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failure -> assertThat(failure.message())
                                .doesNotContain("Exception")
                                .isNotEmpty());
        assertThat(run("throw new ClosedException(\"it was closed\");"))
                .isEqualTo(new Outcome.Failed("ClosedException", "it was closed", List.of("    at cell 2, line 1")));
    }

    @Test
    void namesTheUsersOwnClassesAndMethodsButNotTheShells() {
        run("class Probe {\n  int read(String s) {\n    return s.length();\n  }\n}");
        assertThat(run("String text = null;\nnew Probe().read(text)"))
                .isEqualTo(new Outcome.Failed(
                        "NullPointerException",
                        "NullPointerException: Cannot invoke \"String.length()\" because \"s\" is null",
                        List.of("    at Probe.read (cell 1, line 3)", "    at cell 2, line 2")));
    }

    @Test
    void saysTheCause() {
        assertThat(failed("throw new RuntimeException(\"outer\", new IllegalArgumentException(\"inner\"));")
                        .details())
                .containsExactly("    at cell 1, line 1", "    caused by IllegalArgumentException: inner");
    }

    @Test
    @Timeout(30)
    void saysWhatWasThrownThoughItsCausesGoRoundInACircle() {
        assertThat(run("var first = new Exception(\"first\");\nvar second = new Exception(\"second\", first);\n"
                        + "first.initCause(second);\nthrow first;"))
                .isEqualTo(new Outcome.Failed(
                        "Exception",
                        "Exception: first",
                        List.of("    at cell 1, line 1", "    caused by Exception: second")));
    }

    @Test
    void saysWhereAnExceptionWasThrownThatThrowsItself() {
        run("class Mean extends RuntimeException { public String getMessage() { throw this; } }");
        assertThat(run("throw new Mean();"))
                .isEqualTo(new Outcome.Failed("Mean", "Mean", List.of("    at cell 2, line 1")));
    }

    @Test
    void cutsALongMessage() {
        assertThat(failed("throw new Exception(\"x\".repeat(1_000_000));").message())
                .isEqualTo("Exception: " + "x".repeat(10_000) + "… (1000000 characters)");
        assertThat(ENGINE.lastTrace().orElseThrow()).hasSizeLessThan(1_100_000);
    }

    @Test
    void aSwitchThatThrowsMayStandBeforeOtherCode() {
        assertThat(run("""
                String name(int n) {
                    return switch (n) {
                        case 1 -> "one";
                        default -> throw new IllegalArgumentException("no " + n);
                    };
                }
                int n = 1;
                int size = switch (n) { case 1 -> 3; default -> throw new IllegalStateException(); };
                name(n) + size
                """)).isEqualTo(new Outcome.Value("one3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/* open\nint open = 1;", "int before = 1; /* open\nint open = 1;"})
    void aCommentThatIsNotClosedIsSaid(String source) {
        assertThat(run(source))
                .isEqualTo(new Outcome.Failed(
                        "CompileError",
                        "cell 1, line 1: this comment is not closed: expected */ before the end of the cell",
                        List.of("    " + source.lines().findFirst().orElseThrow())));
        assertThat(ENGINE.variables().find("before")).isEmpty();
    }

    @Test
    void whatWasMadeBeforeAVariableWasDeclaredAgainSeesWhatItHoldsNow() {
        run("var word = new String[] {\"old\"};\nint times = 1;");
        run("Supplier<String> say = () -> word[0].repeat(times);");
        ENGINE.settle();
        run("var word = new String[] {\"new\"};\nint times = 2;");
        ENGINE.settle();
        assertThat(run("say.get()")).isEqualTo(new Outcome.Value("newnew"));
        run("word = new String[] {\"again\"};");
        ENGINE.settle();
        assertThat(run("say.get()")).isEqualTo(new Outcome.Value("againagain"));
        run("word = null;");
        assertThat(ENGINE.settle()).isTrue();
    }

    @Test
    void usingWhatNeedsMoreSaysWhatItNeeds() {
        run("int early() { return later(); }");
        assertThat(failed("early()").message()).isEqualTo("early cannot be used before there is method later().");
        run("int later() { return 9; }");
        assertThat(run("early()")).isEqualTo(new Outcome.Value(9));
    }

    @Test
    void variablesAreTheObjectsWithTypeAndCell() {
        run("var words = new ArrayList<String>();\nint count = 3;");
        ENGINE.settle();
        run("words.add(\"\");\nMap<String, int[]> map = new HashMap<>();");
        ENGINE.settle();
        run("words = new ArrayList<>();");
        var words = ENGINE.variables().find("words").orElseThrow();
        assertThat(words.type()).isEqualTo("ArrayList<String>");
        assertThat(words.cell()).isEqualTo(3);
        assertThat(ENGINE.variables().find("map").orElseThrow().type()).isEqualTo("Map<String, int[]>");
        assertThat(ENGINE.variables().find("map").orElseThrow().cell()).isEqualTo(2);
        assertThat(ENGINE.variables().find("count").orElseThrow().value()).isEqualTo(3);
        assertThat(ENGINE.variables().find("absent")).isEmpty();
        assertThat(ENGINE.variables().namesOf(Objects.requireNonNull(words.value())))
                .containsExactly("words");
    }

    @Test
    void aVariableIsKnownToTheRestOfItsCell() {
        var seen = new AtomicReference<Object>();
        ENGINE.run(new Cell(1, "var a = \"seen\";\nint unused = 0;"), snippet -> {
            ENGINE.variables().find("a").ifPresent(v -> seen.set(v.value()));
            return snippet.call();
        });
        assertThat(seen).hasValue("seen");
    }

    @ParameterizedTest
    @Timeout(30)
    @ValueSource(
            strings = {
                "Thread.sleep(60_000);",
                "while (true) { }",
                "for (long i = 0; ; i++) { Math.sqrt(i); }",
                "while (true) { try { Thread.sleep(60_000); } catch (InterruptedException e) { } }",
                "new java.util.concurrent.CountDownLatch(1).await();",
                "class Loop { void run() { while (true) { } } } new Loop().run();",
                "java.util.stream.IntStream.iterate(0, i -> i).count();",
                "java.util.stream.IntStream.range(0, 100).parallel().forEach(i -> { while (true) { } });",
            })
    void anInterruptEndsACell(String source) {
        assertThat(interrupted(source + "\nint after = 1;"))
                .isEqualTo(new Outcome.Failed("Interrupted", "cell 1 was interrupted.", List.of()));
        assertThat(ENGINE.variables().find("after")).isEmpty();
        assertThat(run("1 + 1")).isEqualTo(new Outcome.Value(2));
    }

    @Test
    @Timeout(30)
    void whatCannotBeStoppedIsLeftBehindAndEndsWhenItComesBack() throws InterruptedException {
        run("var lock = new java.util.concurrent.atomic.AtomicReference<Thread>();\nint reached = 0;");
        run(
                "void reach() { reached++; }\nvoid enter() { lock.set(Thread.currentThread()); synchronized (lock) { reach(); } }");
        var lock = (AtomicReference<?>)
                ENGINE.variables().find("lock").orElseThrow().value();
        synchronized (Objects.requireNonNull(lock)) {
            assertThat(interrupted("Optional.of(1).ifPresent(i -> enter());"))
                    .isEqualTo(new Outcome.Failed(
                            "Interrupted",
                            "cell 1 was interrupted, but its wait for a lock does not end. It runs on beside the next"
                                    + " cells; when it returns, the rest of its cell will not run. Restart the kernel"
                                    + " to be rid of it.",
                            List.of()));
            assertThat(run("reached")).isEqualTo(new Outcome.Value(0));
        }
        ((Thread) Objects.requireNonNull(lock.get())).join();
        assertThat(run("enter();\nreached")).isEqualTo(new Outcome.Value(1));
    }

    @Test
    @Timeout(30)
    void saysWhichCodeOfOthersCouldNotBeStopped() {
        // Before, every thread can be stopped.
        var beyond = Runtime.version().feature() < 20
                ? "cell 1 was interrupted."
                : "cell 1 was interrupted, but java.lang.String.matches does not end. It runs on beside the next"
                        + " cells; when it returns, the rest of its cell will not run. Restart the kernel to be rid"
                        + " of it.";
        assertThat(interrupted("\"a\".repeat(60).matches(\"(.*a){25}b\")"))
                .isEqualTo(new Outcome.Failed("Interrupted", beyond, List.of()));
        assertThat(run("1 + 1")).isEqualTo(new Outcome.Value(2));
    }

    @Test
    void anInterruptWithoutACellIsForgotten() {
        ENGINE.interrupt();
        assertThat(run("Thread.sleep(1); 3")).isEqualTo(new Outcome.Value(3));
    }

    private Outcome run(String source) {
        return ENGINE.run(new Cell(++cells, source), Callable::call);
    }

    /** Interrupts cell 1 as soon as its first snippet runs. */
    private static Outcome interrupted(String source) {
        var begun = new AtomicReference<Thread>();
        var interrupter = new Thread(() -> {
            while (begun.get() == null) {
                Thread.onSpinWait();
            }
            ENGINE.interrupt();
        });
        interrupter.start();
        return ENGINE.run(new Cell(1, source), snippet -> {
            begun.set(Thread.currentThread());
            return snippet.call();
        });
    }

    private Outcome.Failed failed(String source) {
        return (Outcome.Failed) run(source);
    }
}
