"""The posts of a theme: by kind, and page by page."""

from __future__ import annotations

from plugins.impact.model import addresses
from plugins.impact.model.post import Post
from plugins.impact.report import shapes as s
from plugins.impact.report import views as v
from plugins.impact.report.lines import goal_step, head, post_lines, vision_step
from plugins.impact.report.theme_facts import ThemeFacts


def kind_links(known: ThemeFacts, current: str) -> tuple[s.KindLink, ...]:
    """A link to each kind of post that the theme has; ``current`` is empty for all of them."""
    facts = known.facts
    everything = s.KindLink(
        facts.wording.say("kind_filter.all"), known.address, len(known.posts), not current
    )
    links = [everything]
    for kind, posts in known.posts_of_kind.items():
        label = facts.wording.say(f"kind.{kind}", count=2)
        address = addresses.theme_kind(known.theme.id, kind)
        links.append(s.KindLink(label, address, len(posts), kind == current))
    return tuple(links)


def posts_page(
    known: ThemeFacts, paging: s.Paging, posts: tuple[Post, ...], kind: str
) -> v.ThemePostsPage:
    """A page of the theme's posts, or of those of one ``kind``."""
    facts, say = known.facts, known.facts.wording.say
    what = say(f"kind.{kind}", count=2) if kind else say("theme.posts")
    title = say("theme.posts_title", what=what, theme=known.theme.title)
    if paging.number > 1:
        title = say("paging.title", title=title, number=paging.number)
    address = addresses.numbered(paging.address, paging.number)
    steps = (
        vision_step(facts),
        goal_step((known.theme,), facts),
        s.Step("theme", (s.Link(known.theme.title, known.address),)),
    )
    thread = s.Thread(steps, title, "", facts.colours[known.theme.id])
    return v.ThemePostsPage(
        head(facts, title, address, section="themes"),
        thread,
        post_lines(posts, facts),
        paging,
        kind_links(known, kind),
    )
