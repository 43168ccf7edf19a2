"""Pelican with its simple theme: posts, tags, categories and one feed; the rest as it comes."""

from __future__ import annotations

SITENAME = "Invented Area"
SITEURL = ""
TIMEZONE = "UTC"
THEME = "simple"
PATH = "content"
USE_FOLDER_AS_CATEGORY = False
STATIC_PATHS: list[str] = []
ARTICLE_URL = "news/{date:%Y}/{slug}/"
ARTICLE_SAVE_AS = "news/{date:%Y}/{slug}/index.html"
FILENAME_METADATA = r"(?P<slug>.*)"
DIRECT_TEMPLATES = ["index", "tags", "categories"]
AUTHOR_SAVE_AS = ""
FEED_DOMAIN = "https://area.example"
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_MAX_ITEMS = 100
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
