"""What holds of every area, whatever its posts say and in whatever order they lie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.impact.compute.evidence import Evidence, evidence
from plugins.impact.compute.impact_counts import impact_counts, outputs, people
from plugins.impact.model.content import Content
from tests.computing.small_area import area

IMPACTS = ("skills", "confidence", "spirit", "voice")
ACTIVITIES = ("garden", "hub", "walks")


@dataclass(frozen=True)
class Written:
    """A post: what it tells of (by place among the posts before it), and one row."""

    month: int
    activity: str
    impacts: tuple[str, ...]
    people: int | None
    trees: int | None
    tells_of: frozenset[int]


def posts(most: int = 6) -> st.SearchStrategy[list[Written]]:
    """Posts that tell of earlier ones only, so that no telling goes round in a circle."""
    one = st.builds(
        Written,
        month=st.integers(1, 12),
        activity=st.sampled_from(ACTIVITIES),
        impacts=st.lists(st.sampled_from(IMPACTS), unique=True, max_size=3).map(tuple),
        people=st.none() | st.integers(0, 500),
        trees=st.none() | st.integers(0, 50),
        tells_of=st.frozensets(st.integers(0, most - 1), max_size=2),
    )
    return st.lists(one, max_size=most)


def text_of(written: Iterable[Written]) -> str:
    """The posts as an area would write them."""
    return "".join(_text(place, post) for place, post in enumerate(written))


def _text(place: int, post: Written) -> str:
    lines = [
        f"== posts/2016/p{place}.md",
        f"date: 2016-{post.month:02}",
        f"activities: [{post.activity}]",
        f"impacts: [{', '.join(post.impacts)}]" if post.impacts else "",
        f"people: {post.people}" if post.people is not None else "",
        f"outputs: [{{measure: Trees, value: {post.trees}}}]" if post.trees is not None else "",
    ]
    told = [f"2016/p{n}" for n in sorted(post.tells_of) if n < place]
    if told:
        lines.append(f"tells_of: [{', '.join(told)}]")
    return "\n".join(line for line in lines if line) + "\n"


def counts(content: Content) -> Mapping[str, Decimal]:
    """Every count that a page shows of ``content``."""
    pieces = evidence(content).pieces
    counted, trees = people(pieces), outputs(pieces)
    found = {
        "reports": Decimal(len(pieces)),
        "largest": counted.largest.amount if counted else Decimal(0),
        "attendances": counted.attendances.amount if counted else Decimal(0),
        "trees": trees[0].value.amount if trees else Decimal(0),
    }
    for tally in impact_counts(pieces, content.impacts):
        found[f"{tally.impact.id} activities"] = Decimal(len(tally.activities))
        found[f"{tally.impact.id} reports"] = Decimal(len(tally.pieces))
    return found


def places(found: Evidence) -> set[tuple[str, int]]:
    """Where the pieces are first told."""
    return {(piece.post, piece.row) for piece in found.pieces}


quick = settings(max_examples=60, deadline=None, derandomize=True)


@quick
@given(posts(), st.randoms(use_true_random=False))
def test_the_order_in_which_posts_lie_changes_nothing(
    written: list[Written], random: Random
) -> None:
    content = area(text_of(written))
    ids = list(content.posts)
    random.shuffle(ids)
    shuffled = content.with_posts({id_: content.posts[id_] for id_ in ids})
    assert evidence(shuffled) == evidence(content)


@quick
@given(posts(), st.sampled_from(ACTIVITIES), st.sampled_from(IMPACTS), st.integers(0, 500))
def test_another_happening_lowers_no_count(
    written: list[Written], activity: str, impact: str, people_: int
) -> None:
    more = Written(6, activity, (impact,), people_, 3, frozenset())
    before, after = counts(area(text_of(written))), counts(area(text_of([*written, more])))
    assert {name for name in before if after[name] < before[name]} == set()
    assert after["reports"] == before["reports"] + 1


@quick
@given(posts(most=5), st.integers(0, 4))
def test_telling_it_again_is_no_further_report(written: list[Written], which: int) -> None:
    told = written[which : which + 1]
    again = [
        Written(12, t.activity, t.impacts, t.people, t.trees, frozenset({which})) for t in told
    ]
    before, after = (evidence(area(text_of(posts))) for posts in (written, [*written, *again]))
    assert places(after) == places(before)


@quick
@given(posts())
def test_a_total_is_never_more_than_the_sum_of_its_parts(written: list[Written]) -> None:
    content = area(text_of(written))
    found = evidence(content)
    stating = [piece for piece in found.pieces if piece.impacts]
    assert len(stating) <= sum(len(t.pieces) for t in impact_counts(found.pieces, content.impacts))
    assert len(found.pieces) <= sum(len(own) for own in found.by_theme.values())


@quick
@given(posts())
def test_there_are_never_more_reports_than_rows(written: list[Written]) -> None:
    content = area(text_of(written))
    rows = sum(row.states_something for post in content.posts.values() for row in post.rows)
    found = evidence(content)
    joined = sum(len(piece.tellings) for piece in found.pieces)
    assert joined + len(found.unplaced) == rows


@quick
@given(posts())
def test_a_piece_has_only_impacts_that_its_tellings_state(written: list[Written]) -> None:
    for piece in evidence(area(text_of(written))).pieces:
        rows = [telling.row for telling in piece.tellings]
        assert set(piece.impacts) == {impact for row in rows for impact in row.impacts}
        assert {row.activity for row in rows} == {piece.activity}


@quick
@given(posts(), st.sets(st.integers(0, 5)))
def test_hiding_posts_makes_no_report_more(written: list[Written], hidden: set[int]) -> None:
    content = area(text_of(written))
    visible = set(content.posts) - {f"2016/p{place}" for place in hidden}
    assert len(evidence(content, visible).pieces) <= len(evidence(content).pieces)
