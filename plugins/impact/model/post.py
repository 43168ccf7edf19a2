"""What every post has, whatever its kind: its evidence, its photos, and consent to show them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from plugins.impact.model import fields as f
from plugins.impact.model.entry import Entry, FieldGroup
from plugins.impact.model.plan import TextEntry

KnownFrom = Literal["register", "survey", "feedback", "observation", "report", "open-data"]
Basis = Literal["written", "guardian", "event-notice"]
Covers = Literal["story", "photo", "name", "quote"]
YEARS_VALID = 5
People = Literal["none", "adults", "children"]
PostStatus = Literal["draft", "published"]


class Output(FieldGroup):
    """Something made or done, counted."""

    measure: f.Line = Field(description="what is counted: `raised beds built`")
    value: f.Amount = Field(description="how many")
    unit: f.Line | None = Field(
        default=None, description="in what, where the measure does not say: `hours`"
    )


class Row(FieldGroup):
    """What is said of one activity, or of one theme where no activity is named.

    It is a piece of evidence where it states an impact, people or an output.
    """

    activity: f.ActivityId | None = Field(
        default=None, description="the activity it is about; needed unless there is a `theme`"
    )
    theme: f.ThemeId | None = Field(
        default=None, description="the theme it is about, where no activity is"
    )
    impacts: f.ImpactIds = Field(default=(), description="what changed")
    people: f.Count | None = Field(default=None, description="how many people it counts")
    who: f.Line | None = Field(default=None, description="who they were")
    outputs: tuple[Output, ...] = Field(default=(), description="what was made or done")
    known_from: Annotated[KnownFrom, f.one_of(KnownFrom)] | None = Field(
        default=None, description="how you know"
    )

    @property
    def states_something(self) -> bool:
        """Whether it is a piece of evidence."""
        return bool(self.impacts or self.people is not None or self.outputs)


class Consent(Entry):
    """One agreement, named by the posts and photos it covers."""

    noun: ClassVar[str] = "a consent"
    id: f.Id = Field(
        description="a short name, for posts and photos to point to; not a person's name"
    )
    basis: Annotated[Basis, f.one_of(Basis)] = Field(
        description=(
            "a signed form, a parent's or guardian's, or a notice at an event (only for photos of "
            "adults in a crowd)"
        )
    )
    obtained: f.Day = Field(description="the day on which it was given")
    covers: Annotated[
        tuple[Annotated[Covers, f.one_of(Covers)], ...], BeforeValidator(f.as_ids)
    ] = Field(description="what it was given for")
    expires: f.Day | None = Field(
        default=None, description="its last day; five years on if left out"
    )
    reference: f.Line | None = Field(
        default=None,
        description="where you keep the signed form; the form itself never comes in here",
    )
    withdrawn: f.Day | None = Field(default=None, description="the day on which it was taken back")

    @property
    def last_day(self) -> date:
        """The last day on which it holds: as agreed, or five years on."""
        if self.expires is not None:
            return self.expires
        year, leap_day = self.obtained.year + YEARS_VALID, self.obtained.day == 29
        if leap_day and self.obtained.month == 2:
            return date(year, 2, 28)
        return self.obtained.replace(year=year)

    def holds(self, as_of: date) -> bool:
        """Whether it may be relied on, on ``as_of``."""
        return self.obtained <= as_of and not self.is_over(as_of)

    def is_over(self, as_of: date) -> bool:
        """Whether it was taken back by ``as_of``, or its last day has passed."""
        taken_back = self.withdrawn is not None and self.withdrawn <= as_of
        return taken_back or as_of > self.last_day


class Photo(FieldGroup):
    """A picture with a post; ``alt`` says what it shows, unless it only decorates."""

    file: f.PhotoFile = Field(description="the picture")
    alt: f.Line | None = Field(
        default=None,
        description="what it shows, for people who cannot see it; needed unless `decorative`",
    )
    decorative: f.YesOrNo = Field(
        default=False, description="`yes` where it shows nothing that matters"
    )
    caption: f.Line | None = Field(default=None, description="words to go below it")
    people: Annotated[People, f.one_of(People)] = Field(
        description="whether people can be recognised in it"
    )
    consent: f.ConsentId | None = Field(
        default=None, description="who agreed; needed for `adults` and `children`"
    )


class Film(FieldGroup):
    """A film to watch elsewhere: a card with a link, never an embedded player."""

    title: f.Title = Field(description="what it is called")
    link: f.Url = Field(description="where to watch it")
    length: f.Line | None = Field(default=None, description="how long it is: `4 minutes`")
    transcript: f.DocumentFile | None = Field(default=None, description="its words, to read")


class AttachedDocument(FieldGroup):
    """A file to download with a post."""

    file: f.DocumentFile = Field(description="the file")
    title: f.Title = Field(description="what it is called")


class Correction(FieldGroup):
    """What was wrong in a post, and when it was put right."""

    date: f.Day = Field(description="the day on which it was put right")
    what: f.Line = Field(description="what was wrong")


class Post(TextEntry):
    """A post of any kind; ``slug`` is its year and name, such as ``2016/big-event``.

    ``template`` names the page template of the kind; the general one serves where a kind
    has none of its own.
    """

    template: ClassVar[str] = "post"
    given: ClassVar[frozenset[str]] = frozenset({"origin", "id", "body", "rows"})

    id: str
    title: f.Title = Field(description="what it is called; in quotes if there is a colon in it")
    date: f.When = Field(description="when it happened, as precisely as you know")
    kind: str = Field(description="what kind of post it is")
    published: f.Day | None = Field(
        default=None, description="the day on which it is to appear; a later day waits until then"
    )
    summary: f.Summary | None = Field(
        default=None, description="what it says, in a sentence or two, for lists and feeds"
    )
    activities: f.ActivityIds = Field(default=(), description="the activities it is about")
    themes: f.ThemeIds = Field(
        default=(), description="themes that its activities do not already bring"
    )
    partners: f.PartnerIds = Field(default=(), description="who else took part")
    evidence: tuple[Row, ...] = Field(
        default=(),
        description=(
            "what changed, a row for each activity; see "
            "[`docs/writing.md`](writing.md#what-changed-evidence)"
        ),
    )
    impacts: f.ImpactIds = Field(
        default=(),
        description="what changed; only with one activity, or with one theme and no activity",
    )
    people: f.Count | None = Field(
        default=None, description="how many people it counts; as `impacts`"
    )
    who: f.Line | None = Field(
        default=None, description="who they were: `children and parents`; as `impacts`"
    )
    outputs: tuple[Output, ...] = Field(
        default=(), description="what was made or done; as `impacts`"
    )
    known_from: Annotated[KnownFrom, f.one_of(KnownFrom)] | None = Field(
        default=None, description="how you know; as `impacts`"
    )
    tells_of: f.PostIds = Field(
        default=(), description="posts that tell of the same thing, so that it counts once"
    )
    status: Annotated[PostStatus, f.one_of(PostStatus)] = Field(
        default="published", description="`draft` keeps it to yourselves"
    )
    authors: f.Texts = Field(
        default=(), description="a role, an organisation, or a person who agreed to be named"
    )
    updated: f.Day | None = Field(default=None, description="when the text was last changed")
    corrections: tuple[Correction, ...] = Field(
        default=(), description="what was wrong and was put right"
    )
    photos: tuple[Photo, ...] = Field(default=(), description="pictures")
    films: tuple[Film, ...] = Field(
        default=(), description="films to watch elsewhere; a link, never a player"
    )
    documents: tuple[AttachedDocument, ...] = Field(default=(), description="files to download")
    sources: f.Sources = Field(
        default=(), description="where the facts come from: texts or addresses"
    )
    date_note: f.Summary | None = Field(
        default=None, description="what you judged about the date, and why"
    )
    old_addresses: f.OldAddresses = Field(
        default=(), description="addresses it had before; they lead here"
    )
    translation_of: f.PostId | None = Field(
        default=None, description="the post that this is a translation of"
    )
    language: f.TextLanguage | None = Field(
        default=None, description="the language it is in; needed for a translation"
    )

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

    consent: f.ConsentId | None = Field(
        default=None, description="who agreed to the story; needed for `about: person`"
    )

    @property
    def consents(self) -> Iterator[str]:
        """The ids of the consents that the post as a whole rests on."""
        if self.consent is not None:
            yield self.consent
