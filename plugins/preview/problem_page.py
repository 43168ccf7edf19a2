"""The page that stands in for the site while it cannot be shown."""

from __future__ import annotations

import re
from html import escape

PROBLEM = re.compile(r"(?P<where>[^\s:][^:]*:\d+): (?P<what>.+)")

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }}
body {{ max-width: 46rem; margin: 0 auto; padding: 2rem 1rem; }}
h1 {{ line-height: 1.2; }}
li {{ margin-block: 1rem; overflow-wrap: anywhere; }}
code {{ display: block; font-weight: bold; }}
pre {{ white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.875rem; }}
pre {{ padding: 1rem; border: 1px solid; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>Mend what is listed here and save: the site then comes back by itself.</p>
{problems}{rest}</main>
</body>
</html>
"""


def problem_page(report: str) -> str:
    """A page, whole in itself, that shows ``report``, what was said.

    Lines of the form ``path:line: message`` are listed as problems, the others shown below them.
    """
    lines = [line for line in report.splitlines() if line.strip()]
    matches = [(line, PROBLEM.fullmatch(line)) for line in lines]
    items = [
        f"<li><code>{escape(found['where'])}</code> {escape(found['what'])}</li>\n"
        for _, found in matches
        if found
    ]
    rest = [line for line, found in matches if not found]
    return PAGE.format(
        title=_title(len(items)),
        problems=f"<ol>\n{''.join(items)}</ol>\n" if items else "",
        rest=f"<pre>{escape(chr(10).join(rest))}</pre>\n" if rest else "",
    )


def _title(count: int) -> str:
    if not count:
        return "The site cannot be shown"
    return "One thing to mend" if count == 1 else f"{count} things to mend"
