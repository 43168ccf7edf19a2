"""Hostile texts: nothing harmful comes out, and what was taken out is named."""

from __future__ import annotations

import time
from html.parser import HTMLParser

import pytest

from plugins.markup.links import Unresolved
from plugins.markup.rendered import Words
from plugins.markup.rendering import render

SAFE_ATTRIBUTES = {
    *("aria-label", "class", "colspan", "datetime", "dir", "href", "id", "lang", "open", "rel"),
    *("reversed", "role", "rowspan", "scope", "start", "tabindex", "title", "value"),
}
SAFE_ELEMENTS = {
    *("a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt"),
    *("em", "h2", "h3", "h4", "h5", "h6", "hr", "i", "li", "ol", "p", "pre", "span", "strong"),
    *("sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
SAFE_ADDRESSES = ("#", "/", "https://", "http://", "mailto:", "tel:")


class Inspector(HTMLParser):
    """Gathers what is in HTML that should not be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.harm: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in SAFE_ELEMENTS:
            self.harm.append(tag)
        for name, value in attrs:
            unsafe_address = name == "href" and not (value or "").startswith(SAFE_ADDRESSES)
            if name not in SAFE_ATTRIBUTES or unsafe_address:
                self.harm.append(f"{name}={value}")


HOSTILE = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//x.example></sCrIpT>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>x</script></svg>",
    '<svg><a xlink:href="javascript:x"><text>y</text></a></svg>',
    "<math><mtext><table><mglyph><style><img src=x onerror=y></style></mglyph></table></math>",
    "<noscript><p title='</noscript><img src=x onerror=y>'></noscript>",
    "<iframe src=https://x.example></iframe>",
    "<object data=x></object><embed src=x>",
    "<form action=/x><input name=y><button>z</button></form>",
    "<style>body{display:none}</style>",
    "<link rel=stylesheet href=x><meta http-equiv=refresh content=0><base href=//x.example>",
    "<p style='position:fixed'>x</p>",
    "<p onclick=x ONMOUSEOVER=y>z</p>",
    "<a href='javascript:x'>y</a>",
    "<a href=' JaVaScRiPt:x'>y</a>",
    "<a href='java&#115;cript:x'>y</a>",
    "<a href='java&Tab;script:x'>y</a>",
    "<a href='java&NewLine;script:x'>y</a>",
    "<a href='&#1;javascript:x'>y</a>",
    "<a href='javascript&colon;x'>y</a>",
    "<a href='javascript:x' href='https://x.example'>y</a>",
    "<a href=data:text/html;base64,PHNjcmlwdD4=>y</a>",
    "<a href='//x.example'>y</a>",
    "<a href='\\\\x.example'>y</a>",
    "[a](javascript:x)",
    "[a](<javascript:x>)",
    "[a](JAVASCRIPT:x)",
    "[a](java&#x0A;script:x)",
    "[a][r]\n\n[r]: javascript:x",
    "<javascript://%0aalert(1)>",
    "![a](javascript:x)",
    "[a](data:text/html,x)",
    "[a](vbscript:x)",
    "[a](/b/ \"c' onmouseover='d\")",
    '[a](/b/"onmouseover=alert(1)//)',
    '*[a]: "><script>x</script>\n\na',
    "a[^<script>x</script>]\n\n[^<script>x</script>]: y",
    '```"><script>x</script>\ny\n```',
    "``` {#main .x onclick=y}\nz\n```",
    "a|b\n-|-\n<script>x</script>|<td onclick=y>z",
    "<details ontoggle=x open><summary>y</summary></details>",
    "<!--><script>x</script>-->",
    "<!-- --!><script>x</script>",
    "<![CDATA[<script>x</script>]]>",
    "<?php <script>x</script> ?>",
    "<b <script>x</script>",
    '<div>\n<b title="x>y</b></div>\n\n<script>z</script>',
    "</div></main></body></html>",
    "<template><script>x</script></template>",
    "<select><script>x</script></select>",
    "<a id=main name=getElementById class=skip-link target=_blank>x</a>",
    "\x02wzxhzdk:0\x03<script>x</script>\x02wzxhzdk:1\x03",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_harmful_comes_out(rendered, text):
    assert Inspector(rendered(text).html).harm == []


REMOVED = {
    "an element": ("a\n\n<script>x</script>", [("unsafe-html", "script", 3)]),
    "each of several": (
        "<iframe></iframe>\n\n<b>c</b>\n\n<form></form>",
        [("unsafe-html", "iframe", 1), ("unsafe-html", "form", 5)],
    ),
    "after the same in code": ("`<font>`\n\n<font>a</font>", [("unsafe-html", "font", 3)]),
    "an element out of place": ("a\n\n<tr>b</tr>", [("unsafe-html", "tr", 3)]),
    "an attribute": ("a\n\n<b onclick=x>c</b>", [("unsafe-attribute", "onclick", 3)]),
    "an id": ('<p id="main">a</p>', [("unsafe-attribute", "id", 1)]),
    "a class": ('<p class="a">b</p>', [("unsafe-attribute", "class", 1)]),
    "a link": ("a\n\n<a href=javascript:b>c</a>", [("unsafe-link", "javascript:b", 3)]),
    "the first of two addresses": (
        "<a href=javascript:b href=/c/>d</a>",
        [("unsafe-link", "javascript:b", 1)],
    ),
    "an address that no browser reads": (
        "[a](https://[b/)",
        [("unsafe-link", "https://[b/", 1)],
    ),
    "a picture": ("a\n\n![b](c.jpg)", [("image-in-text", "c.jpg", 3)]),
    "a picture in HTML": ("<img src=c.jpg onerror=d>", [("image-in-text", "c.jpg", 1)]),
    "a picture by reference": ("![b][r]\n\n[r]: c.jpg", [("image-in-text", "c.jpg", 3)]),
    "a document type": ("a\n\n<!DOCTYPE b>", [("unsafe-html", "!", 3)]),
    "text hidden behind an unfinished tag": (
        "a\n\n<div> b <c d",
        [("unfinished-html", "c", 3)],
    ),
    "text hidden behind a script without end": (
        "<script>\n\nmore",
        [("unsafe-html", "script", 1)],
    ),
}


@pytest.mark.parametrize(("text", "faults"), REMOVED.values(), ids=REMOVED)
def test_what_is_taken_out_is_named(rendered, text, faults):
    assert [(f.code, f.subject, f.line) for f in rendered(text).faults] == faults


SLOW = {
    "square brackets": "[" * 1_000,
    "half links": "[a](" * 1_000,
    "half pictures": "![\\" * 1_000,
    "half tags": '<a b="' * 1_600,
    "quotation marks": '"' * 10_000,
    "stars": "a*" * 10_000,
    "stars that close what is longer": "_a " * 1_000 + "*b**c*d " * 1_700,
    "stars that stay between others": "**a*b" * 3_300,
    "stars far from each other": ("**a " + "b" * 90) * 500 + "***c*_***__**d___ " * 550,
    "headings": "# a\n" * 5_000,
    "elements without end": "<div>" * 3_000,
    "formatting without end": "".join(f"<b a={n}>" for n in range(1_000)) + "a\n\n" * 2_000,
    "quotations": "> " * 40_000,
    "one word": "a" * 100_000,
}


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
def test_a_text_made_to_be_slow_is_done_soon(text):
    begun = time.process_time()
    render(text, resolve=lambda _: Unresolved("x", "y"), words=Words("", "", ""))
    assert time.process_time() - begun < 20


REFUSED = {
    "a megabyte": ("a\n" * 500_000, "text-too-long", 1),
    "too many brackets": ("a\n" + "[" * 1_001, "text-too-many-marks", 2),
    "too many lines": ("\n" * 5_001, "text-too-many-marks", 5_001),
    "deep lists": ("1. " * 2_000, "text-too-deep", 1),
    "deep HTML": ("<b>" * 30 + "<div>" * 60, "text-too-deep", 1),
    "deep quotations": ("> " * 100 + "a", "text-too-deep", 1),
}


@pytest.mark.parametrize(("text", "code", "line"), REFUSED.values(), ids=REFUSED)
def test_a_text_that_is_too_much_is_refused(refused, text, code, line):
    fault = refused(text).fault
    assert (fault.code, fault.line) == (code, line)
