from __future__ import annotations

from pathlib import PurePath

import pytest

from plugins.preview.media_types import type_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("UPPER.HTML", "text/html; charset=utf-8"),
        ("site.css", "text/css; charset=utf-8"),
        ("site.js", "text/javascript; charset=utf-8"),
        ("all.atom", "application/atom+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("chart.svg", "image/svg+xml; charset=utf-8"),
        ("evidence.csv", "text/csv; charset=utf-8"),
        ("evidence.json", "application/json"),
        ("minutes.pdf", "application/pdf"),
        ("letters.woff2", "font/woff2"),
        ("photo.jpg", "image/jpeg"),
        ("fast.wasm", "application/wasm"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_a_name_gives_its_type(name: str, expected: str) -> None:
    assert type_of(PurePath(name)) == expected
