package dev.diatom.kernel.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that a file could hold to run something in a page, to play tricks on a terminal or to deceive the reader. */
final class HostilePayloads {
    private static final List<String> PARTS = List.of(
            "<script>alert(1)</script>",
            "</figcaption><script src=//x.example/a.js></script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "\" style=\"background:url(javascript:alert(1))\" x=\"",
            "<svg/onload=alert(1)>",
            "<iframe srcdoc=\"<script>alert(1)</script>\">",
            "<a href=\"javascript:alert(1)\">x</a>",
            "javascript:alert(1)",
            "data:text/html;base64,PHNjcmlwdD4=",
            "<math><mtext></table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "&lt;script&gt;",
            "&#60;script&#62;",
            "&#x3c;img src=x onerror=alert(1)&#x3e;",
            "<!--",
            "-->",
            "]]>",
            "</td></tr></table>",
            "</div></div></div>",
            "<\u0000script>",
            "<scr\u0000ipt>",
            "\u001b[31mred\u001b[0m",
            "\u001b]0;title\u0007",
            "\u001b[2J\u001b[H",
            "\u009b31m",
            "\b\b\b\b",
            "\r overwritten",
            "\u202egnp.exe",
            "\u2066a\u2069",
            "\u200b\u200d\ufeff",
            "\u2028\u2029",
            "\ud800",
            "\udc00x",
            "\uD83D\uDE00",
            "\udb40\udc41",
            "é ü 漢字",
            "\n\n",
            "\t",
            "${7*7}",
            "%s%n%x",
            "$(id)",
            "x".repeat(3000));

    private HostilePayloads() {}

    /** Each part alone, and then parts and random characters put together; the same for the same seed. */
    static List<String> some(int count, long seed) {
        var random = new Random(seed);
        var payloads = new ArrayList<>(PARTS);
        while (payloads.size() < count) {
            var text = new StringBuilder();
            for (int i = random.nextInt(4); i >= 0; i--) {
                text.append(PARTS.get(random.nextInt(PARTS.size() - 1)));
                for (int k = random.nextInt(6); k > 0; k--) {
                    text.append(
                            random.nextInt(3) == 0
                                    ? (char) random.nextInt(0x10000)
                                    : "<>\"'&;=/ ".charAt(random.nextInt(9)));
                }
            }
            payloads.add(text.toString());
        }
        return payloads;
    }
}
