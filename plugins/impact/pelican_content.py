"""What an area wrote, as the articles and pages that Pelican's other plugins look for.

Made only where a plugin is set that is not ours. Other plugins find it in the context and in the
generators of ``all_generators_finalized``, not in ``article_generator_finalized``, which Pelican's
own generator sends before the area is read. Texts are HTML, because Pelican's templates escape
nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from html import escape
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from pelican import signals
from pelican.contents import Article, Author, Category, Page, Tag
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.utils import order_content

from plugins.impact.model import addresses
from plugins.impact.model.content import Content
from plugins.impact.model.plan import StaticPage, Theme
from plugins.impact.model.post import Post

AREA = "IMPACT_AREA"


@dataclass(frozen=True)
class AreaContent:
    """The ``content`` of an area that is to be seen, from a folder that is ``shown_as`` this.

    It stands in Pelican's context as ``AREA``, from where the generators below take it.
    """

    content: Content
    shown_as: str
    is_public: Callable[[Post], bool]
    themes_of: Callable[[Post], Iterable[Theme]]
    html_of: Callable[[Post | StaticPage], str]


class WrittenPage(NamedTuple):
    """A page on the disk: its path below the output, and whether search engines may list it."""

    path: str
    title: str
    is_listed: bool


class AreaArticles(ArticlesGenerator):  # type: ignore[misc]
    """The area's posts as articles, for plugins that look for a generator that has some."""

    def generate_context(self) -> None:
        """Put them into the context; none where the area has problems, which stop the run."""
        area: AreaContent | None = self.context.get(AREA)
        if area is None:
            return
        posts = area.content.posts
        made = {id_: _article(post, area, self) for id_, post in posts.items()}
        for article in made.values():
            self.add_source_path(article)
        _link_translations(area.content, made)
        first = {id_ for id_, post in posts.items() if area.content.original_of(post) is None}
        self.articles, self.drafts = self._ordered([made[id_] for id_ in posts if id_ in first])
        others = [made[id_] for id_ in posts if id_ not in first]
        self.translations, self.drafts_translations = self._ordered(others)
        self._group()

    def _ordered(self, articles: list[Article]) -> tuple[list[Article], list[Article]]:
        """Those that are published, and the drafts."""
        by_status = (
            [article for article in articles if article.status == status]
            for status in ("published", "draft")
        )
        order = self.settings["ARTICLE_ORDER_BY"]
        published, drafts = (order_content(found, order) for found in by_status)
        return published, drafts

    def _group(self) -> None:
        """Sort the articles as Pelican does: by category, tag, author and day."""
        categories, authors = defaultdict(list), defaultdict(list)
        for article in self.articles:
            categories[article.category].append(article)
            for tag in article.tags:
                self.tags[tag].append(article)
            for author in getattr(article, "authors", ()):
                authors[author].append(article)
        backwards = self.settings["REVERSE_CATEGORY_ORDER"]
        newest_first = self.settings["NEWEST_FIRST_ARCHIVES"]
        self.categories = sorted(categories.items(), reverse=backwards)
        self.authors = sorted(authors.items())
        self.dates = sorted(self.articles, key=attrgetter("date"), reverse=newest_first)
        self._update_context(("articles", "drafts", "dates", "tags", "categories", "authors"))
        archives = self._build_period_archives(self.dates, self.articles, self.settings)
        self.period_archives = self.context["period_archives"] = archives

    def generate_output(self, _writer: object) -> None:
        """Nothing: the site's own templates make their pages."""


class AreaPages(PagesGenerator):  # type: ignore[misc]
    """The area's fixed pages, for plugins that look for a generator that has some."""

    def generate_context(self) -> None:
        """Put them into the context; none where the area has problems, which stop the run."""
        area: AreaContent | None = self.context.get(AREA)
        if area is None:
            return
        pages = [_page(page, area, self) for page in area.content.pages.values()]
        for page in pages:
            self.add_source_path(page)
        self.pages = order_content(pages, self.settings["PAGE_ORDER_BY"])
        self._update_context(("pages",))

    def generate_output(self, _writer: object) -> None:
        """Nothing: the site's own templates make their files."""


def send_written(generator: Generator, pages: Iterable[WrittenPage]) -> None:
    """Say of each of ``pages`` that ``generator`` has written it, as Pelican's writer does.

    One that is not listed (a redirect, what was withdrawn) is what Pelican calls a hidden page.
    """
    context, folder = generator.context, Path(generator.output_path)
    names = ("articles", "drafts", "pages")
    known = {made.save_as: made for name in names for made in context.get(name, ())}
    known |= {other.save_as: other for made in [*known.values()] for other in made.translations}
    for page in pages:
        about = {**context, "output_file": page.path}
        made = known.get(page.path)
        if isinstance(made, Article):
            about |= {"article": made, "category": made.category, "url": made.url}
        elif made is not None or not page.is_listed:
            made = made or _hidden(page, generator)
            about |= {"page": made, "url": made.url}
        signals.content_written.send(str(folder / page.path), context=about)


def _article(post: Post, area: AreaContent, generator: Generator) -> Article:
    settings = generator.settings
    metadata = {
        **_metadata(post, addresses.post(post), area),
        "slug": post.id.rpartition("/")[2],
        "date": _first_moment(post.date.first),
        "status": "published" if area.is_public(post) else "draft",
        "lang": post.language or area.content.area.language,
        "kind": post.kind,
        "category": _named(Category, post.kind, post.kind, settings),
        "tags": [_named(Tag, theme.title, theme.id, settings) for theme in area.themes_of(post)],
    }
    if post.authors:
        metadata["authors"] = [Author(escape(name, quote=False), settings) for name in post.authors]
    source = _source(post, area, settings)
    return Article(area.html_of(post), metadata, settings, source, generator.context)


def _page(page: StaticPage, area: AreaContent, generator: Generator) -> Page:
    settings = generator.settings
    metadata = {
        **_metadata(page, addresses.page(page.id), area),
        "slug": page.id,
        "lang": area.content.area.language,
    }
    source = _source(page, area, settings)
    return Page(area.html_of(page), metadata, settings, source, generator.context)


def _metadata(entry: Post | StaticPage, address: str, area: AreaContent) -> dict[str, Any]:
    """What articles and pages have alike; what was not written is left to Pelican."""
    url = address.removeprefix("/")
    metadata: dict[str, Any] = {
        "title": escape(entry.title, quote=False),
        "url": url,
        "save_as": f"{url}index.html",
        "timezone": area.content.area.timezone,
    }
    if entry.summary:
        metadata["summary"] = f"<p>{escape(entry.summary, quote=False)}</p>"
    if entry.updated:
        metadata["modified"] = _first_moment(entry.updated)
    return metadata


def _hidden(page: WrittenPage, generator: Generator) -> Page:
    metadata = {
        "title": escape(page.title, quote=False),
        "url": page.path.removesuffix("index.html"),
        "save_as": page.path,
        "status": "hidden",
    }
    return Page("", metadata, generator.settings, None, generator.context)


def _named(
    kind: type[Category] | type[Tag], name: str, slug: str, settings: dict[str, Any]
) -> Category | Tag:
    named = kind(escape(name, quote=False), settings)
    named.slug = slug
    return named


def _first_moment(day: date) -> datetime:
    return datetime.combine(day, time.min)


def _source(entry: Post | StaticPage, area: AreaContent, settings: dict[str, Any]) -> str:
    return str(Path(settings["PATH"], entry.origin.path.removeprefix(f"{area.shown_as}/")))


def _link_translations(content: Content, made: Mapping[str, Article]) -> None:
    groups = defaultdict(list)
    for id_, post in content.posts.items():
        groups[(content.original_of(post) or post).id].append(made[id_])
    for group in groups.values():
        for article in group:
            article.translations = [other for other in group if other is not article]
