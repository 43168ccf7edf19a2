"""Where everything is published: addresses below the site's root, made from ids alone."""

from __future__ import annotations

from urllib.parse import quote

from plugins.impact.model.kinds import RepReport
from plugins.impact.model.post import Post

HOME = "/"
HOW_IT_FITS = "/how-it-fits-together/"
THEMES = "/themes/"
GOALS = "/goals/"
ACTIVITIES = "/activities/"
PARTNERS = "/partners/"
IMPACTS = "/impacts/"
INDICATORS = "/indicators/"
NEWS = "/news/"
REP_REPORTS = "/rep-reports/"
DOCUMENTS = "/documents/"
GRANTS = "/grants/"
EVENTS = "/events/"
MONEY = "/money/"
GAPS = "/gaps/"
REVIEWS = "/reviews/"
STORIES = "/stories/"
TAKE_PART = "/take-part/"
GLOSSARY = "/words-we-use/"
SEARCH = "/search/"  # There is no such page yet, but its address is kept free.
NOT_FOUND = "/404.html"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
ASSETS = "/assets/"
FILES = "/files/"
PHOTOS = "/photos/"
FEEDS = "/feeds/"
ALL_FEED = f"{FEEDS}all.atom"
DATA = "/data/"
DATA_WHOLE = f"{DATA}area.json"
DATA_SCHEMA = f"{DATA}area.schema.json"
DATA_PACKAGE = f"{DATA}datapackage.json"
GRANTS_360 = f"{DATA}grants-360.json"
GRANTS_360_TABLE = f"{DATA}grants-360.csv"
CALENDAR = f"{DATA}events.ics"

RESERVED = frozenset(
    address.split("/")[1]
    for name, address in tuple(globals().items())
    if name.isupper() and address.endswith("/") and address != HOME
)
"""The first part of every address above, which no page of an area may have as its id."""
HOLD_FILES = (ASSETS, DATA, FEEDS, FILES, PHOTOS, ROBOTS, SITEMAP)
"""Where the site has files that are no pages."""


def theme(id_: str) -> str:
    """A theme's impact index."""
    return f"{THEMES}{id_}/"


def theme_kind(id_: str, kind: str) -> str:
    """The posts of one kind in a theme."""
    return f"{THEMES}{id_}/kinds/{kind}/"


def theme_reports(id_: str) -> str:
    """Every report of what changed in a theme, and how anyone knows."""
    return f"{THEMES}{id_}/reports/"


def review_sheet(id_: str) -> str:
    """What is known of a theme, on a sheet to print before it is reviewed."""
    return f"{THEMES}{id_}/review/"


def goal(id_: str) -> str:
    """A goal."""
    return f"{GOALS}{id_}/"


def activity(id_: str) -> str:
    """An activity."""
    return f"{ACTIVITIES}{id_}/"


def activity_money(id_: str) -> str:
    """The money of an activity, with where each sum was published."""
    return f"{activity(id_)}#money"


def partner(id_: str) -> str:
    """A partner."""
    return f"{PARTNERS}{id_}/"


def impact(id_: str) -> str:
    """A kind of impact."""
    return f"{IMPACTS}{id_}/"


def impact_reports(id_: str) -> str:
    """The reports that state a kind of impact."""
    return f"{impact(id_)}#reports"


def impact_activities(id_: str) -> str:
    """The activities that a kind of impact was reported of, or hoped for."""
    return f"{impact(id_)}#activities"


def impact_in_theme(id_: str, theme_id: str) -> str:
    """The reports of one theme that state a kind of impact."""
    return f"{impact(id_)}#theme-{theme_id}"


def indicator(id_: str) -> str:
    """An indicator."""
    return f"{INDICATORS}{id_}/"


def year(number: int) -> str:
    """The posts of a year."""
    return f"{NEWS}{number}/"


def page(id_: str) -> str:
    """A fixed page of the area."""
    return f"/{id_}/"


def post(value: Post) -> str:
    """A post; a rep report stands under its first quarter."""
    if isinstance(value, RepReport) and value.covered:
        return f"{REP_REPORTS}{value.covered[0]}/"
    return f"{NEWS}{value.id}/"


def theme_feed(id_: str) -> str:
    """The feed of a theme."""
    return f"{FEEDS}themes/{id_}.atom"


def kind_feed(kind: str) -> str:
    """The feed of a kind of post."""
    return f"{FEEDS}kinds/{kind}.atom"


def document_file(name: str) -> str:
    """A document to download; its name may hold any character, so they are escaped."""
    return quote(f"/{document_path(name)}")


def document_path(name: str) -> str:
    """Where a document lies below the output folder."""
    return f"{FILES[1:]}{name}"


def photo_path(name: str) -> str:
    """Where a photo lies below the output folder."""
    return f"{PHOTOS[1:]}{name}"


def asset_path(name: str) -> str:
    """Where a style, a font or the icon lies below the output folder."""
    return f"{ASSETS[1:]}{name}"


def data_table(name: str) -> str:
    """A table of open data, as a spreadsheet."""
    return f"{DATA}{name}.csv"


def numbered(first: str, number: int) -> str:
    """Page ``number`` (from 1) of a list that begins at ``first``."""
    return first if number == 1 else f"{first}page/{number}/"
