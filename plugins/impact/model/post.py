"""What every post has, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from plugins.impact.model import fields as f
from plugins.impact.model.evidence import KnownFrom, Output, Row
from plugins.impact.model.plan import Page
from plugins.impact.model.record import Part

People = Literal["none", "adults", "children"]
PostStatus = Literal["draft", "published"]


class Photo(Part):
    """A picture with a post; ``alt`` says what it shows, unless it only decorates."""

    file: f.PhotoFile
    alt: f.Line | None = None
    decorative: f.YesOrNo = False
    caption: f.Line | None = None
    people: Annotated[People, f.one_of(People)]
    consent: f.ConsentId | None = None


class Film(Part):
    """A film to watch elsewhere: a card with a link, never an embedded player."""

    title: f.Title
    link: f.Url
    length: f.Line | None = None
    transcript: f.DocumentFile | None = None


class AttachedDocument(Part):
    """A file to download with a post."""

    file: f.DocumentFile
    title: f.Title


class Correction(Part):
    """What was wrong in a post, and when it was put right."""

    date: f.Day
    what: f.Line


class Post(Page):
    """A post of any kind; ``slug`` is its year and name, such as ``2016/big-event``.

    ``template`` names the page template of the kind; the general one serves where a kind
    has none of its own.
    """

    template: ClassVar[str] = "post"
    given: ClassVar[frozenset[str]] = frozenset({"origin", "id", "body", "rows"})

    id: str
    title: f.Title
    date: f.When
    kind: str
    published: f.Day | None = None
    summary: f.Summary | None = None
    activities: f.ActivityIds = ()
    themes: f.ThemeIds = ()
    partners: f.PartnerIds = ()
    evidence: tuple[Row, ...] = ()
    impacts: f.ImpactIds = ()
    people: f.Count | None = None
    who: f.Line | None = None
    outputs: tuple[Output, ...] = ()
    known_from: Annotated[KnownFrom, f.one_of(KnownFrom)] | None = None
    tells_of: f.PostIds = ()
    status: Annotated[PostStatus, f.one_of(PostStatus)] = "published"
    authors: f.Texts = ()
    updated: f.Day | None = None
    corrections: tuple[Correction, ...] = ()
    photos: tuple[Photo, ...] = ()
    films: tuple[Film, ...] = ()
    documents: tuple[AttachedDocument, ...] = ()
    sources: f.Texts = ()
    date_note: f.Summary | None = None
    old_addresses: f.OldAddresses = ()
    translation_of: f.PostId | None = None
    language: f.TextLanguage | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """Its evidence, each row with the one activity or theme it belongs to."""
        short = self._short_row
        return (short, *self.evidence) if short is not None else self.evidence

    @property
    def _short_row(self) -> Row | None:
        if not self.impacts and self.people is None and not self.outputs:
            return None
        return Row.model_construct(
            activity=self.activities[0] if self.activities else None,
            theme=None if self.activities or not self.themes else self.themes[0],
            impacts=self.impacts,
            people=self.people,
            who=self.who,
            outputs=self.outputs,
            known_from=self.known_from,
        )

    @property
    def consents(self) -> Iterator[str]:
        """The ids of the consents that the post as a whole rests on."""
        return iter(())


class Consented(Post):
    """A post that may rest on somebody's consent."""

    consent: f.ConsentId | None = Field(default=None)

    @property
    def consents(self) -> Iterator[str]:
        """The ids of the consents that the post as a whole rests on."""
        if self.consent is not None:
            yield self.consent
