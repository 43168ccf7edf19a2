"""What a mutation puts in: values that have gone wrong somewhere, and snippets of Markdown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Raw:
    """YAML as it stands, and not a text to be quoted."""

    yaml: str


NUMBERS = (
    *("0", "-1", "1" + "0" * 18, "9" * 400, "1e400", "0.0000000001", "nan", "inf", "٣", "½", "1,5"),
    *("€0", "€1" + "0" * 18, "about €2", "€0.001", "at least €3", "£-5", "€", "1 000", "0x1F"),
    *("1" + "0" * 16, "€99999999999999999999.99", "007", "1_000", "+4", "--1"),
)
DATES = (
    *("0001-01-01", "9999-12-31", "1900", "2100-12-31", "2031-02-30", "2031-13", "2031-Q5", "2031"),
    *("2031-Q1", "2031-05-20/2031-01-01", "2031-W01", "31.12.2030", "2031-05-04T10:00:00Z"),
    *("2031-05-04 25:00", "2031-05-04 10:30", "1999-12-31", "2030-03-31 02:30", "/2031", "2031/"),
    *("2030/2031", "before 2031", "in or before 2031", "about 2031"),
)
TEXTS = (
    *(
        "",
        " ",
        "\u200b",
        "a\u00adb",
        "\ufff9x\ufffb",
        "\U000e0041\U000e0042",
        "\u202etxt",
        "e\u0301",
    ),
    *("\ud800", "\0", "\x07", "\x85", "\u2028", "x" * 10_000, "😀", "<script>alert(1)</script>"),
    *("{{ 7*7 }}", "{% raw %}", "]]>", "&amp;", "=1+1", "a: b", "#", "a #b", "- x", "@x", "yes"),
    *("no", "null", "~", "true", "../../etc/passwd", "con", "nul.txt", "a/b", "A B", ".hidden"),
    *("draft", "published", "planned", "news", "grant", "rep-report", "theme-review", "story"),
)
ADDRESSES = (
    *("https://u:p@x.example/", "http://[", "http://[::1]:99999/", "https://javascript:alert(1)"),
    *(
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "mailto:a@b.example",
        "//x.example",
    ),
    *(
        "https://",
        "https://x.example/\u202e",
        "https://ex ample.org",
        "/" + "a" * 300 + "/",
        "/../x/",
    ),
    *(
        "/news/",
        "/themes/",
        "/a//b/",
        "/a.html",
        "/a%2e%2e/b/",
        "/%00/",
        "ftp://x.example/",
        "/data/",
    ),
    *(
        "/blog/été/",
        "https://xn--.example/",
        "a@b.example",
        "/index.html",
        "/news/2031/",
        "/404.html",
    ),
)
YAML = (
    *("[]", "{}", "[[]]", "[{}]", "{a: {b: {c: d}}}", "&a [*a]", "*a", "&a x", "!!python/object x"),
    *("!!binary aGk=", "|\n  x", ">\n  x", "'", '"', "[", "{", "%x", "? x", "<<: {a: b}", "\tx"),
    *("[[[[[[[[[[x]]]]]]]]]]", "{" * 50, "[1, 2, [3]]", "{x: y}", "2031-05-04", "!x y", "`x`"),
)
NASTY = (*NUMBERS, *DATES, *TEXTS, *ADDRESSES, *map(Raw, YAML))

MARKDOWN = (
    "[^1]",
    "[^1]: Note.\n[^1]: Other.",
    "a[^x]b[^x]c[^y]\n\n[^x]: See [^y].\n\n[^y]: See [^x].",
    "[](<>)",
    "[a](../../x.md)",
    "[a](#nowhere)",
    "[a](/themes/nowhere/)",
    "[a][b]\n\n[b]: <javascript:alert(1)>",
    "![x](/photos/x.jpg)",
    "<https://u:p@x.example/>",
    "<script>alert(1)</script>",
    "<!-- open",
    "<![CDATA[ x ]]>",
    "<div markdown=1>\n\n*x*\n\n</div>",
    "<details><summary>x</summary>",
    "<b><i>x</b></i>",
    "&#0; &#xD800; &#x110000; &nbsp; &bogus;",
    "\x02klzzwxh:0000\x03",
    "\x02wzxhzdk:0\x03",
    "STX ETX \x02 \x03",
    "> " * 200 + "x",
    "- " * 200 + "x",
    "*" * 500,
    "**a*" * 100,
    "[" * 500,
    "![" * 200,
    "`" * 301,
    "|a|b\n|-|-\n|1|2|3|4|\n|",
    "| A |\n| --- |\n" + "| x |\n" * 50,
    "# \n\n## \n\n###### x\n\n# y",
    "Setext\n===\n\nTwo\n---",
    "1. a\n   - b\n\n         c\n2) d",
    "Term\n: definition\n\n*[HTML]: x",
    "```\nopen",
    "~~~ {.x #y}\nx\n~~~",
    "\ttab\n\n    code",
    "a  \nb\\\nc",
    "x\u200by\u00ad\u202e\ufff9z\U000e0041",
    "\0",
    "\ud800",
    "(" * 200 + "[a](" * 50,
    "a@b.example www.x.example http://x.example/_a_b_",
    "{: #id .class onclick=x}",
    "&" * 500,
    "<" * 500,
    "\\" * 301,
    "x" * 20_000,
    "word " * 5_000,
    "---\ntitle: again\n---",
    "---",
    "[TOC]",
)
