"""The shapes that pages are made of: texts ready to be read, addresses ready to be linked.

Every ``address`` is one below the site's root, such as ``/themes/health/``, and empty where
there is nothing to follow. Texts are plain unless their type is ``Html``.
"""

from __future__ import annotations

from plugins.impact.report.shapes.entries import (
    ActivityLine,
    EventCard,
    EvidenceLine,
    FileCard,
    FilmCard,
    GapLine,
    MoneyLine,
    PhotoFigure,
    PostLine,
    ThemeCard,
)
from plugins.impact.report.shapes.figures import (
    Bar,
    BarGroup,
    Cell,
    Chart,
    Column,
    Figure,
    IndicatorView,
    Point,
    Table,
    TagsCell,
    TargetLine,
)
from plugins.impact.report.shapes.links import (
    Contact,
    Fact,
    KindLink,
    Link,
    LinksFact,
    Node,
    Paging,
    SourceLine,
    Step,
    Tag,
    TagState,
    TextFact,
    ThemeMark,
    Thread,
)
from plugins.impact.report.shapes.pages import Banner, Frame, Head, Html, MenuItem, Page

__all__ = [
    "ActivityLine",
    "Banner",
    "Bar",
    "BarGroup",
    "Cell",
    "Chart",
    "Column",
    "Contact",
    "EventCard",
    "EvidenceLine",
    "Fact",
    "Figure",
    "FileCard",
    "FilmCard",
    "Frame",
    "GapLine",
    "Head",
    "Html",
    "IndicatorView",
    "KindLink",
    "Link",
    "LinksFact",
    "MenuItem",
    "MoneyLine",
    "Node",
    "Page",
    "Paging",
    "PhotoFigure",
    "Point",
    "PostLine",
    "SourceLine",
    "Step",
    "Table",
    "Tag",
    "TagState",
    "TagsCell",
    "TargetLine",
    "TextFact",
    "ThemeCard",
    "ThemeMark",
    "Thread",
]
