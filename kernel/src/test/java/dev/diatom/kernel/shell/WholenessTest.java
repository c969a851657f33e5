package dev.diatom.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.diatom.kernel.shell.Completion.Wholeness;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholenessTest {
    private static final JavaEngine ENGINE = new JavaEngine();

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "// a comment",
                "1 + 1",
                "1 + 1;",
                "int a = 1, b = 2;",
                "int c[] = {1, 2}, d = 3;",
                "final var e = new int[] {1, 2}",
                "private static final int F = 1;",
                "int f(int a) { return a; }",
                "<T extends Comparable<T>> T most(T g, T h) { return g.compareTo(h) > 0 ? g : h; }",
                "static public void g() throws Exception { }",
                "@Deprecated void h() { }",
                "@FunctionalInterface interface I { int i(); }",
                "record J(int x) { public J { x++; } }",
                "enum K { ONE, TWO { } }",
                "sealed interface L permits M { }\nrecord M() implements L { }",
                "abstract class N<T> { abstract T n(); }",
                "@interface O { int value() default 1; }",
                "import java.util.List",
                "import static java.lang.Math.*;",
                "import java.util.concurrent.*; Callable<Integer> p = () -> 1;",
                "int q = switch (1) { case 1 -> 2; default -> throw new IllegalStateException(); };\nq",
                "for (int r = 0; r < 2; r++) r++;",
                "label: for (;;) { break label; }",
                "if (true) { } else { }",
                "try { } finally { }",
                "synchronized (\"\") { }",
                "{ int s = 1; }",
                ";",
                "String t = \"\"\"\n  a \" b\n  \"\"\";",
                "Function<Integer, Integer> u = v -> { return v; }",
                "new Object() { int w = 1; }.w",
                "int x; x = 1",
                "x++",
                "\"a\" + (char) 98 /* end */",
                "List.<String>of()",
                "Object y = 1; y instanceof Integer z ? z : 0",
                "assert true;",
                "\\u0031",
                "int é = 1;",
            })
    void whatRunsIsWhole(String source) {
        assertThat(ENGINE.run(new Cell(1, source), Callable::call)).isNotInstanceOf(Outcome.Failed.class);
        assertThat(ENGINE.completion().wholeness(source)).isEqualTo(Wholeness.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + * 2",
                "int a b;",
                "int a = ;",
                "x = = 3",
                "List.of(1,, 2)",
                "class A { int x y; }",
                "if (true) { 1 + * 2; }",
                "int a = 1;\nb c d e",
                "String s = \"abc",
                "int a = 1; )",
                "# comment",
                "1 + * 2\nfor (",
            })
    void whatCanNeverRunIsInvalid(String source) {
        assertThat(ENGINE.run(new Cell(1, source), Callable::call)).isInstanceOf(Outcome.Failed.class);
        assertThat(ENGINE.completion().wholeness(source)).isEqualTo(Wholeness.INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo(",
                "for (int i = 0; i < 3; i++) {",
                "int a = 1;\nint f() {",
                "class A {\n  int b;",
                "int a = 1 +",
                "\"\"\"\nabc",
                "/* no end",
            })
    void whatMayGoOnIsIncomplete(String source) {
        assertThat(ENGINE.completion().wholeness(source)).isEqualTo(Wholeness.INCOMPLETE);
    }
}
