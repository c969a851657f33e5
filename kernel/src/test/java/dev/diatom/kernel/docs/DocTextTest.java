package dev.diatom.kernel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocTextTest {
    @Test
    void isTextAndPage() {
        var doc = DocText.of("""
                 Reads <b>one</b> plane, {@code z < 4}, of a
                 {@link Image#slice(long) slice} or {@linkplain Slice} or {@link #read}.

                 <ul><li>first<li>second</ul>
                 <pre>
                 a  b
                 </pre>
                 @param z the plane, from 0
                 @return a copy
                 @throws IllegalArgumentException if {@code z} is negative
                """);
        assertThat(doc.plain()).isEqualTo("""
                Reads one plane, z < 4, of a slice or Slice or read.

                - first
                - second

                a  b

                Parameter z – the plane, from 0
                Returns a copy
                Throws IllegalArgumentException – if z is negative""");
        assertThat(doc.html())
                .startsWith("Reads <b>one</b> plane, <code>z &lt; 4</code>, of a\n slice or <code>Slice</code>")
                .endsWith("<b>Throws</b> <code>IllegalArgumentException</code> – if <code>z</code> is negative");
    }

    @Test
    void aJdkWithoutItsSourcesIsDocumentedByAPointer() {
        int version = Runtime.version().feature();
        assertThat(JdkDocs.find("V java.util.HashMap<K, V>.put(K key, V value)"))
                .map(DocText::plain)
                .contains(
                        "This JDK came without its sources. The documentation: https://docs.oracle.com/en/java/javase/"
                                + version + "/docs/api/java.base/java/util/HashMap.html");
        assertThat(JdkDocs.find("Optional<T> Optional.empty()"))
                .get()
                .asString()
                .contains("/java/util/Optional.html");
        assertThat(JdkDocs.find("no.such.Thing")).isEmpty();
        assertThat(JdkDocs.find("dev.diatom.image.DiskImage")).isEmpty();
    }

    @Test
    void nothingOfACommentRuns() {
        var doc = DocText.of(
                " <script>alert(1)</script> <a href=\"javascript:x\">link</a> <img src=x onerror=y> {@code </code><script>} <p onclick=\"x\">");
        assertThat(doc.html()).isEqualTo("alert(1) link  <code>&lt;/code&gt;&lt;script&gt;</code> <p>");
        assertThat(DocText.of("").plain()).isEmpty();
        assertThat(DocText.of(" {@unknown x} @ * / **/ {@code unclosed").plain())
                .contains("unclosed");
    }
}
