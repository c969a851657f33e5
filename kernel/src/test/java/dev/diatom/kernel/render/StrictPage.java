package dev.diatom.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a fragment of a page as strictly as can be: whatever this project does not write itself is refused. */
final class StrictPage {
    private static final Map<String, Set<String>> ELEMENTS = Map.ofEntries(
            Map.entry("div", Set.of("style", "title")),
            Map.entry("figure", Set.of("style")),
            Map.entry("figcaption", Set.of("style")),
            Map.entry("img", Set.of("style", "width", "height", "alt", "src")),
            Map.entry("table", Set.of()),
            Map.entry("caption", Set.of("style")),
            Map.entry("tr", Set.of()),
            Map.entry("th", Set.of("style")),
            Map.entry("td", Set.of("style")),
            Map.entry("progress", Set.of("max", "value")));
    private static final Set<String> WITHOUT_END = Set.of("img");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z]+)((?: [a-z]+=\"[^\"<>]*\")*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z]+)=\"([^\"]*)\"");
    private static final Pattern TEXT = Pattern.compile("(?:[^<>&\"']|&(?:amp|lt|gt|quot|#39);)*");
    private static final Pattern STYLE = Pattern.compile("[a-z0-9:;.%/ ,#-]*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
    private static final Pattern SOURCE = Pattern.compile("data:image/png;base64,[A-Za-z0-9+/]+={0,2}");

    private StrictPage() {}

    static void check(String html) {
        var open = new ArrayDeque<String>();
        var tag = TAG.matcher(html);
        int at = 0;
        while (at < html.length()) {
            int next = html.indexOf('<', at);
            int end = next < 0 ? html.length() : next;
            checkText(html.substring(at, end));
            if (next < 0) {
                break;
            }
            assertThat(tag.region(next, html.length()).lookingAt())
                    .as("a tag of ours: " + html.substring(next, Math.min(html.length(), next + 80)))
                    .isTrue();
            if (!tag.group(1).isEmpty()) {
                assertThat(open.pop()).isEqualTo(tag.group(2));
            } else {
                assertThat(ELEMENTS).containsKey(tag.group(2));
                checkAttributes(tag.group(2), tag.group(3));
                if (!WITHOUT_END.contains(tag.group(2))) {
                    open.push(tag.group(2));
                }
            }
            at = tag.end();
        }
        assertThat(open).as("elements left open").isEmpty();
    }

    private static void checkAttributes(String element, String attributes) {
        var each = ATTRIBUTE.matcher(attributes);
        while (each.find()) {
            assertThat(ELEMENTS.get(element)).contains(each.group(1));
            switch (each.group(1)) {
                case "style" -> assertThat(each.group(2)).matches(STYLE).doesNotContain("url", "expression", "import");
                case "src" ->
                    assertThat(SOURCE.matcher(each.group(2)).matches()).isTrue();
                case "alt", "title" -> checkText(each.group(2));
                default -> assertThat(each.group(2)).matches(NUMBER);
            }
        }
    }

    private static void checkText(String text) {
        assertThat(TEXT.matcher(text).matches()).as("escaped: " + text).isTrue();
        checkVisible(text);
    }

    /** Neither of what moves a cursor nor of what turns or hides writing is there anything. */
    static void checkVisible(String text) {
        assertThat(text.codePoints().filter(c -> c != '\n' && c != '\t').noneMatch(StrictPage::isHidden))
                .as("visible: " + text)
                .isTrue();
    }

    private static boolean isHidden(int c) {
        return c < 0x20
                || (c >= 0x7f && c < 0xa0)
                || (c >= 0x200b && c <= 0x200f)
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2060 && c <= 0x206f)
                || c == 0xad
                || c == 0x61c
                || c == 0xfeff
                || (c >= 0xd800 && c <= 0xdfff)
                || (c >= 0xe0000 && c <= 0xe007f);
    }
}
