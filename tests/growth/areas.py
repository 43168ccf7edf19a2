"""Areas of ``n`` things of one sort, and of little else: files by their paths."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plugins.impact.model.kinds import KINDS
from tests.reading.made_files import picture
from tests.reading.small_site import SITE, walk

Files = dict[str, str | bytes]

# What each kind of post has of its own; several stand for the ways of saying it.
OF_KINDS: Mapping[str, str] = {
    "news": "activities: [boats]\nimpacts: [confidence]\npeople: 7",
    "plan-news": "plan_period: plan-1\ndecision: To go on.",
    "story": "themes: [water]\ndid: We hung a lamp.\nsaid: It is dark.",
    "case-study": "about: group\nactivities: [reeds]\nimpacts: [spirit]",
    "rep-report": "quarter: {quarter}",
    "theme-review": "theme: water\nrelevant: {answer: yes}\ndecision: continue",
    "event": "state: planned\nstarts: 2031-07-01 18:00\nplace: The quay",
    "grant": "recipient: {partner: helpers}\npurpose: A kettle.\namount: €90\nthemes: [bread]",
    "document": "document_type: minutes\nlink: https://papers.example/1\ncovers: 2031-03",
}


def _day(number: int) -> str:
    return f"2031-{1 + number // 28 % 4:02}-{1 + number % 28:02}"


def _month(number: int) -> str:
    return f"{1995 + number // 12}-{1 + number % 12:02}"


def _year(number: int, kind: str) -> int:
    return 1995 + number // 4 if kind == "rep-report" else 2031


def _post(number: int, kind: str, fields: str, text: str = "It was so.\n") -> str:
    # A report is of its quarter, and so is its date.
    quarter = f"{_year(number, 'rep-report')}-Q{1 + number % 4}"
    date = quarter if kind == "rep-report" else _day(number)
    own = fields.replace("{quarter}", quarter)
    head = f"title: Post {number}\ndate: {date}\nkind: {kind}\n{own}"
    return f"---\n{head}\n---\n\n## What was done\n\n{text}"


def _posts(n: int, kind: str) -> Files:
    return {f"posts/{_year(i, kind)}/p-{i}.md": _post(i, kind, OF_KINDS[kind]) for i in range(n)}


def _retellings(n: int) -> Files:
    """Each tells what the one before it told."""
    told = "activities: [boats]\nimpacts: [confidence]"
    return {
        f"posts/2031/p-{i}.md": _post(
            i, "news", told + (f"\ntells_of: [2031/p-{i - 1}]" if i else "")
        )
        for i in range(n)
    }


def _circle(n: int) -> Files:
    """Each tells of the next, and the last one of the first."""
    return {
        f"posts/2031/p-{i}.md": _post(i, "news", f"tells_of: [2031/p-{(i + 1) % n}]")
        for i in range(n)
    }


def _circles(n: int) -> Files:
    """Each tells of itself."""
    return {f"posts/2031/p-{i}.md": _post(i, "news", f"tells_of: [2031/p-{i}]") for i in range(n)}


def _retellings_of_one(n: int) -> Files:
    told = "activities: [boats]\nimpacts: [confidence]"
    first = {"posts/2031/first.md": _post(1, "news", told)}
    return first | {
        f"posts/2031/p-{i}.md": _post(i, "news", f"{told}\ntells_of: [2031/first]")
        for i in range(n)
    }


def _translations(n: int) -> Files:
    made: Files = {}
    for i in range(n):
        made[f"posts/2031/p-{i}.md"] = _post(i, "news", OF_KINDS["news"])
        told = f"{OF_KINDS['news']}\ntranslation_of: 2031/p-{i}\nlanguage: pt"
        made[f"posts/2031/t-{i}.md"] = _post(i, "news", told)
    return made


def _linked(n: int) -> Files:
    """Each post links to the one before it, to a part of it, and had another address."""
    return {
        f"posts/2031/p-{i}.md": _post(
            i,
            "news",
            f"themes: [water]\nold_addresses: [/blog/{i}/]",
            f"[Before](p-{max(i - 1, 0)}.md#what-was-done) and [here](/themes/water/).\n",
        )
        for i in range(n)
    }


def _withdrawn(n: int) -> Files:
    agreed = "- {{id: c-{0}, basis: written, obtained: 2031-01-02, covers: [story]{1}}}\n"
    consents = str(SITE["consents.yaml"]) + "".join(
        agreed.format(i, ", withdrawn: 2031-03-03" if i % 2 else "") for i in range(n)
    )
    fields = "about: person\nconsent: c-{}\nactivities: [boats]\nimpacts: [spirit]"
    posts = {f"posts/2031/p-{i}.md": _post(i, "case-study", fields.format(i)) for i in range(n)}
    return {"consents.yaml": consents, **posts}


def _drafts(n: int) -> Files:
    state = ("status: draft", "published: 2033-01-01")
    return {
        f"posts/2031/p-{i}.md": _post(i, "news", f"themes: [water]\n{state[i % 2]}")
        for i in range(n)
    }


def _photos(n: int) -> Files:
    data = picture("JPEG")
    photo = "themes: [water]\nphotos: [{{file: p-{}.jpg, alt: A boat., people: none}}]"
    return {
        **{f"photos/p-{i}.jpg": data for i in range(n)},
        **{f"posts/2031/p-{i}.md": _post(i, "news", photo.format(i)) for i in range(n)},
    }


def _documents(n: int) -> Files:
    paper = "document_type: minutes\nfile: p-{}.txt"
    return {
        **{f"documents/p-{i}.txt": f"Words {i}.\n" for i in range(n)},
        **{f"posts/2031/p-{i}.md": _post(i, "document", paper.format(i)) for i in range(n)},
    }


def _activities(n: int) -> Files:
    fields = "title: Activity {}\nsummary: What it is.\nthemes: [water]\npartners: [helpers]\n"
    more = "status: active\nstatus_on: 2031\nexpects: [confidence]\nstarts: 2030\n"
    return {
        f"plan/activities/a-{i}.md": f"---\n{fields.format(i)}{more}---\n\nText.\n"
        for i in range(n)
    }


def _evidence(n: int) -> Files:
    """A post for each activity, all of which one post tells again."""
    posts: Files = {
        f"posts/2031/p-{i}.md": _post(i, "news", f"activities: [a-{i}]\nimpacts: [spirit]")
        for i in range(n)
    }
    rows = "".join(f"\n  - {{activity: a-{i}, impacts: [spirit]}}" for i in range(n))
    ids = ", ".join(f"2031/p-{i}" for i in range(n))
    all_of_it = f"activities: [{', '.join(f'a-{i}' for i in range(n))}]\ntells_of: [{ids}]"
    if n:
        posts["posts/2031/all.md"] = _post(0, "news", f"{all_of_it}\nevidence:{rows}")
    return _activities(n) | posts


def _themes(n: int) -> Files:
    fields = "title: Theme {}\nsummary: What it is.\ngoals: [tidy]\n"
    return {f"plan/themes/t-{i}.md": f"---\n{fields.format(i)}---\n\nText.\n" for i in range(n)}


def _replaced(n: int) -> Files:
    made = _activities(n)
    for i in range(1, n):
        path = f"plan/activities/a-{i}.md"
        more = f"replaced_by: a-{i - 1}\nformerly: [old-{i}]\nstatus:"
        made[path] = str(made[path]).replace("status:", more, 1).replace("active", "stopped")
    return made


def _goals(n: int) -> Files:
    goal = "- {{id: g-{0}, title: Goal {0}, outcomes: [{{id: o, text: It is so}}]}}\n"
    return {"plan/goals.yaml": str(SITE["plan/goals.yaml"]) + "".join(map(goal.format, range(n)))}


def _impacts(n: int) -> Files:
    kind = "- {{id: i-{0}, title: Impact {0}, plain: People do {0}, scope: individual}}\n"
    files = {"plan/impacts.yaml": str(SITE["plan/impacts.yaml"])}
    files["plan/impacts.yaml"] += "".join(map(kind.format, range(n)))
    posts = {
        f"posts/2031/p-{i}.md": _post(i, "news", f"activities: [boats]\nimpacts: [i-{i}]")
        for i in range(n)
    }
    return {**files, **posts}


def _partners(n: int) -> Files:
    partner = "- {{id: p-{0}, name: Partner {0}}}\n"
    files = {"plan/partners.yaml": str(SITE["plan/partners.yaml"])}
    files["plan/partners.yaml"] += "".join(map(partner.format, range(n)))
    posts = {
        f"posts/2031/p-{i}.md": _post(i, "news", f"themes: [water]\npartners: [p-{i}]")
        for i in range(n)
    }
    return {**files, **posts}


INDICATOR = "title: {}\nthemes: [water]\nbetter: higher\nsource: counts.example\n"


def _indicators(n: int) -> Files:
    fields = "baseline: {date: 2030, value: 3}\nreadings: [{date: 2031-02, value: 4}]\n"
    target = "target: {date: 2032, value: 9}\n"
    return {
        f"plan/indicators/i-{i}.yaml": INDICATOR.format(f"Indicator {i}") + fields + target
        for i in range(n)
    }


def _readings(n: int) -> Files:
    more = ("", ", sample: 30", ", note: A stormy day", ", source: counts.example")
    readings = "".join(
        f"  - {{date: {_month(i // 28)}-{1 + i % 28:02}, value: {i}{more[i % 4]}}}\n"
        for i in range(n)
    )
    base = "baseline: {date: 1994, value: 3}\n"
    said = f"readings:\n{readings}" if n else ""
    return {"plan/indicators/one.yaml": INDICATOR.format("One") + base + said}


def _known_gaps(n: int) -> Files:
    """A grant without an amount for each, and who says why."""
    grant = OF_KINDS["grant"].replace("amount: €90\n", "")
    gap = "- {{gap: amount-not-published 2031/p-{}, because: So., by: clerk, on: 2031-05-01}}\n"
    posts = {f"posts/2031/p-{i}.md": _post(i, "grant", grant) for i in range(n)}
    return {**posts, "plan/known-gaps.yaml": "".join(map(gap.format, range(n))) or "[]\n"}


def _pages(n: int) -> Files:
    return {f"pages/p-{i}.md": f"---\ntitle: Page {i}\n---\n\nText.\n" for i in range(n)}


def _money(n: int) -> Files:
    """An activity with the money of many spans, and an area with many payments and plans."""
    spans = [_month(i) for i in range(n)]
    funding = "".join(f"  - {{span: {span}, budget: €9, spent: €8}}\n" for span in spans)
    value = "".join(
        f"  - {{span: {span}, kind: volunteer-hours, hours: 4, rate: €9, rate_source: x}}\n"
        for span in spans
    )
    paid = "".join(f"  - {{amount: €9, date: {_day(i)}, source: x}}\n" for i in range(n))
    boats = str(SITE["plan/activities/boats.md"])
    area = str(SITE["area.yaml"])
    if not n:
        return {}
    more = f"funding:\n{funding}added_value:\n{value}status:"
    return {
        "plan/activities/boats.md": boats.replace("status:", more, 1),
        "area.yaml": f"{area}payments:\n{paid}",
    }


def _rows(n: int) -> Files:
    """One post that has much of everything."""
    if not n:
        return {}
    rows = "".join(
        f"  - {{activity: boats, impacts: [spirit], outputs: [{{measure: m-{i}, value: 3}}]}}\n"
        for i in range(n)
    )
    wrong = "".join(f"  - {{date: 2031-05-06, what: It was {i}.}}\n" for i in range(n))
    said = "".join(f"  - source-{i}.example/{i}\n" for i in range(n))
    old = "".join(f"  - /old/{i}/\n" for i in range(n))
    films = "".join(f"  - {{title: Film {i}, link: https://f.example/{i}}}\n" for i in range(n))
    fields = (
        f"activities: [boats]\nevidence:\n{rows}corrections:\n{wrong}sources:\n{said}"
        f"old_addresses:\n{old}films:\n{films}"
    )
    return {"posts/2031/walk.md": walk(fields)}


def _problems(n: int) -> Files:
    """Everything is wrong, several things at a time."""
    wrong = "activities: [baots]\nthemes: [wter]\nhelth: 3\ntells_of: [2031/p]\nstatus: no"
    return {f"posts/2031/p-{i}.md": _post(i, "news", wrong, "[x](y.md)\n") for i in range(n)}


def _problems_of_one(n: int) -> Files:
    wrong = "".join(f"f-{i}: x\n" for i in range(n)) + "themes: [water]\n"
    ids = ", ".join(f"b-{i}" for i in range(n))
    return {"posts/2031/walk.md": walk(f"{wrong}activities: [{ids}]")} if n else {}


def _text(of: Callable[[int], str]) -> Callable[[int], Files]:
    return lambda n: {"posts/2031/walk.md": walk("themes: [water]", of(n))}


WRONG = ("problems", "problems of one post", "retellings in a circle", "retellings of themselves")
"""The areas below that are not to be published."""
AREAS: Mapping[str, Callable[[int], Files]] = {
    **{f"posts of kind {kind}": lambda n, kind=kind: _posts(n, kind) for kind in KINDS},
    "retellings, one of the other": _retellings,
    "retellings, all of one": _retellings_of_one,
    "retellings in a circle": _circle,
    "retellings of themselves": _circles,
    "translations": _translations,
    "posts that link": _linked,
    "posts withdrawn": _withdrawn,
    "posts not yet shown": _drafts,
    "photos": _photos,
    "documents": _documents,
    "activities": _activities,
    "activities replaced": _replaced,
    "evidence told again at once": _evidence,
    "themes": _themes,
    "goals": _goals,
    "impacts": _impacts,
    "partners": _partners,
    "indicators": _indicators,
    "readings": _readings,
    "known gaps": _known_gaps,
    "pages": _pages,
    "spans of money": _money,
    "parts of one post": _rows,
    "problems": _problems,
    "problems of one post": _problems_of_one,
    "paragraphs": _text(lambda n: "We *walked*.\n\n" * n),
    "one line": _text(lambda n: "We *walked* and [sat](/themes/water/). " * n),
    "lines of one paragraph": _text(lambda n: "We walked.\n" * n),
    "headings": _text(lambda n: "".join(f"## Part {i}\n\nSo.\n\n" for i in range(n))),
    "headings of one name": _text(lambda n: "## Part\n\nSo.\n\n" * n),
    "list": _text(lambda n: "- one\n" * n),
    "table": _text(lambda n: "| A | B |\n| --- | --- |\n" + "| 1 | 2 |\n" * n),
    "footnotes": _text(
        lambda n: (
            "".join(f"So[^{i}].\n\n" for i in range(n))
            + "".join(f"[^{i}]: Note.\n" for i in range(n))
        )
    ),
    "notes of one name": _text(lambda n: "So[^1]. " * n + "\n\n[^1]: Note.\n"),
    "references": _text(
        lambda n: (
            "".join(f"[So][r{i}].\n\n" for i in range(n))
            + "".join(f"[r{i}]: https://x.example/{i}\n" for i in range(n))
        )
    ),
}
"""Each makes the files of an area that has so many, which are added to the small site."""
