"""What every post has, whatever its kind."""

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


class Film(Part):
    """A film to watch elsewhere: a card with a link, never an embedded player."""

    title: f.Title = Field(description="what it is called")
    link: f.Url = Field(description="where to watch it")
    length: f.Line | None = Field(default=None, description="how long it is: `4 minutes`")
    transcript: f.DocumentFile | None = Field(default=None, description="its words, to read")


class AttachedDocument(Part):
    """A file to download with a post."""

    file: f.DocumentFile = Field(description="the file")
    title: f.Title = Field(description="what it is called")


class Correction(Part):
    """What was wrong in a post, and when it was put right."""

    date: f.Day = Field(description="the day on which it was put right")
    what: f.Line = Field(description="what was wrong")


class Post(Page):
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
    sources: f.Texts = Field(
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
