"""Theme reviews: when each theme was looked at, what was found, and when the next one is due."""

from __future__ import annotations

from plugins.impact.compute.reviews import next_review, reviews_of
from plugins.impact.model import addresses
from plugins.impact.model.kinds import ThemeReview
from plugins.impact.model.plan import Theme
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.details import QUESTIONS, review_detail
from plugins.impact.report.facts import Facts
from plugins.impact.report.lines import head, theme_mark


def review_facts(theme: Theme, facts: Facts) -> tuple[s.Fact, ...]:
    """When ``theme`` was looked at last, when it is to be again, and the sheet for it."""
    say = facts.wording.say
    sheet = s.Link(say("review.sheet"), addresses.review_sheet(theme.id))
    every = s.Link(say("review.all"), addresses.REVIEWS)
    return (
        *last_and_next(theme, facts),
        s.LinksFact(say("review.on_paper"), (sheet,)),
        s.LinksFact(say("review.others"), (every,)),
    )


def last_and_next(theme: Theme, facts: Facts) -> tuple[s.Fact, ...]:
    """When ``theme`` was looked at last, and when it is to be again."""
    say, reviews = facts.wording.say, reviews_of(theme, facts.content)
    last: s.Fact = s.TextFact(say("review.last"), say("review.never"))
    if reviews:
        link = s.Link(facts.wording.when(reviews[0].date), addresses.post(reviews[0]))
        last = s.LinksFact(say("review.last"), (link,))
    return last, s.TextFact(say("review.next"), _next(theme, facts))


def _next(theme: Theme, facts: Facts) -> str:
    say, due = facts.wording.say, next_review(theme, facts.content)
    day = facts.wording.day(due)
    if due >= facts.reckoning.day:
        return say("review.next_ended" if facts.reckoning.ended else "review.next_on", day=day)
    return say("review.never_made" if facts.reckoning.ended else "review.overdue", day=day)


def reviews_page(facts: Facts) -> v.ReviewsPage:
    """``/reviews/``."""
    say, themes = facts.wording.say, facts.content.themes.values()
    found = {theme.id: reviews_of(theme, facts.content) for theme in themes}
    reviewed, ended = sum(map(bool, found.values())), facts.reckoning.ended
    lede = say("reviews.lede_ended" if ended else "reviews.lede")
    return v.ReviewsPage(
        head(facts, say("reviews.title"), addresses.REVIEWS, description=lede, section="themes"),
        lede,
        say("reviews.count", count=reviewed, total=len(found)) if reviewed else say("reviews.none"),
        _overview(facts),
        tuple(
            v.ThemeReviews(
                f"theme-{theme.id}",
                theme_mark(theme, facts),
                tuple(_line(review, facts) for review in found[theme.id]),
            )
            for theme in themes
            if found[theme.id]
        ),
    )


def _overview(facts: Facts) -> s.Table:
    say = facts.wording.say
    columns = (
        s.Column(say("table.theme")),
        s.Column(say("review.last")),
        s.Column(say("review.next")),
        s.Column(say("review.on_paper")),
    )
    rows = tuple(_overview_row(theme, facts) for theme in facts.content.themes.values())
    return s.Table(say("reviews.caption"), columns, rows)


def _overview_row(theme: Theme, facts: Facts) -> tuple[str | s.Cell, ...]:
    say, reviews = facts.wording.say, reviews_of(theme, facts.content)
    last: str | s.Cell = say("review.never")
    if reviews:
        last = s.Cell(facts.wording.when(reviews[0].date), f"#theme-{theme.id}")
    sheet = say("reviews.sheet", theme=theme.title)
    return (
        s.Cell(theme.title, addresses.theme(theme.id)),
        last,
        _next(theme, facts),
        s.Cell(sheet, addresses.review_sheet(theme.id)),
    )


def _line(post: ThemeReview, facts: Facts) -> v.ReviewLine:
    found = review_detail(post, facts)
    return v.ReviewLine(
        post.title,
        addresses.post(post),
        facts.wording.when(post.date),
        found.review.answers,
        found.review.decision,
        found.next_review,
        _activities(found, facts),
    )


def _activities(found: v.ThemeReviewDetail, facts: Facts) -> s.Table | None:
    if not found.activities:
        return None
    say = facts.wording.say
    columns = (
        s.Column(say("table.activity")),
        *(s.Column(say(f"review.question.{question}")) for question in QUESTIONS),
        s.Column(say("review.decision_label")),
    )
    rows = tuple(_activity_row(review, facts) for review in found.activities)
    return s.Table(say("reviews.activities_caption", theme=found.review.subject), columns, rows)


def _activity_row(review: v.ReviewView, facts: Facts) -> tuple[str | s.Cell, ...]:
    say = facts.wording.say
    unsaid = say("review.answer.not-recorded")
    return (
        s.Cell(review.subject, review.address),
        *(say(f"review.answer.{answer.answer}") for answer in review.answers),
        say(f"review.decision.{review.decision}") if review.decision else unsaid,
    )
