"""Theme reviews: when each theme was looked at, what was found, and when the next is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from plugins.impact.compute.deadlines import next_review, reviews_of
from plugins.impact.model import addresses
from plugins.impact.model.kinds import Answer, Decision, ReviewAnswer, ReviewedActivity, ThemeReview
from plugins.impact.model.plan import Theme
from plugins.impact.report import components as c
from plugins.impact.report.entries import theme_mark
from plugins.impact.report.open_data.tables import TableDefinition, at, column, own_id, to
from plugins.impact.report.page import View, head
from plugins.impact.report.site_context import SiteContext

QUESTIONS = ("relevant", "beneficial", "delivering_vision")
Answered = tuple[str, str, str, Any]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer to one question; both are keys of the catalogue."""

    question: str
    answer: str
    because: str


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The answers on a theme or an activity; ``decision`` is a key or empty."""

    subject: str
    address: str
    answers: tuple[AnswerView, ...]
    decision: str
    because: str


@dataclass(frozen=True, slots=True)
class ThemeReviewDetail:
    """What the partnership found, of the theme and of its activities."""

    review: ReviewView
    activities: tuple[ReviewView, ...]
    next_review: str


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review: ``decision`` is a key or empty, ``activities`` what was found of each."""

    title: str
    address: str
    date_text: str
    answers: tuple[AnswerView, ...]
    decision: str
    next_review: str
    activities: c.Table | None


@dataclass(frozen=True, slots=True)
class ThemeReviews:
    """The reviews of one theme, newest first; ``id`` is the anchor."""

    id: str
    theme: c.ThemeMark
    reviews: tuple[ReviewLine, ...]


@dataclass(frozen=True, slots=True)
class ReviewsPage(View):
    """``/reviews/``: when each theme was looked at and is to be again, and what was found."""

    lede: str
    count: str
    overview: c.Table
    themes: tuple[ThemeReviews, ...]


def review_detail(post: ThemeReview, context: SiteContext) -> ThemeReviewDetail:
    """What the partnership found, of the theme and of each activity that it looked at."""
    theme = context.content.themes[post.theme]
    answers = _answers((post.relevant, post.beneficial, post.delivering_vision))
    own = ReviewView(theme.title, addresses.theme(theme.id), answers, post.decision or "", "")
    return ThemeReviewDetail(
        own,
        tuple(_reviewed(activity, context) for activity in post.reviewed),
        context.wording.when(post.next_review) if post.next_review else "",
    )


def _answers(given: tuple[ReviewAnswer | None, ...]) -> tuple[AnswerView, ...]:
    """The three answers; one that was not given was not recorded."""
    return tuple(
        AnswerView(
            question,
            answer.answer if answer else "not-recorded",
            (answer.because or "") if answer else "",
        )
        for question, answer in zip(QUESTIONS, given, strict=True)
    )


def _reviewed(reviewed: ReviewedActivity, context: SiteContext) -> ReviewView:
    activity = context.content.activities[reviewed.activity]
    return ReviewView(
        activity.title,
        addresses.activity(activity.id),
        _answers((reviewed.relevant, reviewed.beneficial, reviewed.delivering_vision)),
        reviewed.decision or "",
        reviewed.because or "",
    )


def review_facts(theme: Theme, context: SiteContext) -> tuple[c.Fact, ...]:
    """When ``theme`` was looked at last, when it is to be again, and the sheet for it."""
    say = context.wording.say
    sheet = c.Link(say("review.sheet"), addresses.review_sheet(theme.id))
    every = c.Link(say("review.all"), addresses.REVIEWS)
    return (
        *last_and_next(theme, context),
        c.LinksFact(say("review.on_paper"), (sheet,)),
        c.LinksFact(say("review.others"), (every,)),
    )


def last_and_next(theme: Theme, context: SiteContext) -> tuple[c.Fact, ...]:
    """When ``theme`` was looked at last, and when it is to be again."""
    say, reviews = context.wording.say, reviews_of(theme, context.content)
    last: c.Fact = c.TextFact(say("review.last"), say("review.never"))
    if reviews:
        link = c.Link(context.wording.when(reviews[0].date), addresses.post(reviews[0]))
        last = c.LinksFact(say("review.last"), (link,))
    return last, c.TextFact(say("review.next"), _next(theme, context))


def _next(theme: Theme, context: SiteContext) -> str:
    say, due = context.wording.say, next_review(theme, context.content)
    day = context.wording.day(due)
    if due >= context.reference_date.day:
        return say(
            "review.next_ended" if context.reference_date.ended else "review.next_on", day=day
        )
    return say("review.never_made" if context.reference_date.ended else "review.overdue", day=day)


def reviews_page(context: SiteContext) -> ReviewsPage:
    """``/reviews/``."""
    say, themes = context.wording.say, context.content.themes.values()
    found = {theme.id: reviews_of(theme, context.content) for theme in themes}
    reviewed, ended = sum(map(bool, found.values())), context.reference_date.ended
    lede = say("reviews.lede_ended" if ended else "reviews.lede")
    return ReviewsPage(
        head(context, say("reviews.title"), addresses.REVIEWS, description=lede, section="themes"),
        lede,
        say("reviews.count", count=reviewed, total=len(found)) if reviewed else say("reviews.none"),
        _overview(context),
        tuple(
            ThemeReviews(
                f"theme-{theme.id}",
                theme_mark(theme, context),
                tuple(_line(review, context) for review in found[theme.id]),
            )
            for theme in themes
            if found[theme.id]
        ),
    )


def _overview(context: SiteContext) -> c.Table:
    say = context.wording.say
    columns = (
        c.Column(say("table.theme")),
        c.Column(say("review.last")),
        c.Column(say("review.next")),
        c.Column(say("review.on_paper")),
    )
    rows = tuple(_overview_row(theme, context) for theme in context.content.themes.values())
    return c.Table(say("reviews.caption"), columns, rows)


def _overview_row(theme: Theme, context: SiteContext) -> tuple[str | c.Cell, ...]:
    say, reviews = context.wording.say, reviews_of(theme, context.content)
    last: str | c.Cell = say("review.never")
    if reviews:
        last = c.Cell(context.wording.when(reviews[0].date), f"#theme-{theme.id}")
    sheet = say("reviews.sheet", theme=theme.title)
    return (
        c.Cell(theme.title, addresses.theme(theme.id)),
        last,
        _next(theme, context),
        c.Cell(sheet, addresses.review_sheet(theme.id)),
    )


def _line(post: ThemeReview, context: SiteContext) -> ReviewLine:
    found = review_detail(post, context)
    return ReviewLine(
        post.title,
        addresses.post(post),
        context.wording.when(post.date),
        found.review.answers,
        found.review.decision,
        found.next_review,
        _activities(found, context),
    )


def _activities(found: ThemeReviewDetail, context: SiteContext) -> c.Table | None:
    if not found.activities:
        return None
    say = context.wording.say
    columns = (
        c.Column(say("table.activity")),
        *(c.Column(say(f"review.question.{question}")) for question in QUESTIONS),
        c.Column(say("review.decision_label")),
    )
    rows = tuple(_activity_row(review, context) for review in found.activities)
    return c.Table(say("reviews.activities_caption", theme=found.review.subject), columns, rows)


def _activity_row(review: ReviewView, context: SiteContext) -> tuple[str | c.Cell, ...]:
    say = context.wording.say
    unsaid = say("review.answer.not-recorded")
    return (
        c.Cell(review.subject, review.address),
        *(say(f"review.answer.{answer.answer}") for answer in review.answers),
        say(f"review.decision.{review.decision}") if review.decision else unsaid,
    )


def _review_rows(context: SiteContext) -> Iterator[ThemeReview]:
    return (post for post in context.thread.posts if isinstance(post, ThemeReview))


def _reviewed_rows(context: SiteContext) -> Iterator[tuple[str, ThemeReview, ReviewedActivity]]:
    """Each activity that a review looked at, after the id by which it is told apart."""
    for review in _review_rows(context):
        for place, part in enumerate(review.reviewed, 1):
            yield f"{review.id}/{place}", review, part


def _answer_rows(context: SiteContext) -> Iterator[Answered]:
    """Each question of each review, about its theme and about each activity looked at."""
    for review in _review_rows(context):
        for question in QUESTIONS:
            yield review.id, "", question, getattr(review, question)
    for id_, review, part in _reviewed_rows(context):
        for question in QUESTIONS:
            yield review.id, id_, question, getattr(part, question)


def _answer_cell(row: Answered, _: SiteContext) -> str:
    return row[3].answer if row[3] else "not-recorded"


def _because_cell(row: Answered, _: SiteContext) -> str | None:
    return row[3].because if row[3] else None


DECISIONS = get_args(Decision)


REVIEWS = (
    TableDefinition(
        "reviews",
        _review_rows,
        (
            to("post", "posts", lambda row, _: row.id, needed=True),
            to("theme", "themes", needed=True),
            column("date", "when", needed=True),
            column("decision", choices=DECISIONS),
            column("next_review", "when"),
        ),
        ("post",),
    ),
    TableDefinition(
        "reviewed_activities",
        _reviewed_rows,
        (
            own_id("reviewed_activities", at(0)),
            to("review", "posts", lambda row, _: row[1].id, needed=True),
            to("activity", "activities", lambda row, _: row[2].activity, needed=True),
            column("decision", value=lambda row, _: row[2].decision, choices=DECISIONS),
            column("because", value=lambda row, _: row[2].because, meaning="because.reviews"),
        ),
    ),
    TableDefinition(
        "review_answers",
        _answer_rows,
        (
            own_id("review_answers", lambda row, _: f"{row[1] or row[0]}/{row[2]}"),
            to("review", "posts", at(0), needed=True),
            to("reviewed_activity", "reviewed_activities", at(1)),
            column("question", value=at(2), needed=True, choices=QUESTIONS),
            column("answer", value=_answer_cell, needed=True, choices=get_args(Answer)),
            column("because", value=_because_cell, meaning="because.reviews"),
        ),
    ),
)
