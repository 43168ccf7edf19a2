"""How Pelican builds the site. What an area says about itself stands in content/area.yaml."""

from __future__ import annotations

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
if str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))

from plugins import impact  # noqa: E402 - the folder has to be on the path first
from plugins.staging.pelican_class import StagedPelican  # noqa: E402

# The module and the class themselves: what Pelican cannot import it only logs.
PLUGINS = [impact]
PELICAN_CLASS = StagedPelican
PATH = os.environ.get("CONTENT", str(HERE / "content"))
THEME = str(HERE / "theme")
OUTPUT_PATH = str(HERE / "output")
SITENAME = "Community news and impact"
SITEURL = ""

# A day such as 2023-03-31 to build the site as it was then; empty for today.
IMPACT_AS_OF = os.environ.get("AS_OF", "")
# True shows drafts and scheduled posts, each with a banner.
IMPACT_PREVIEW = False

# How many processes share a large build: as many as there are processors. 1 turns it off.
IMPACT_JOBS = int(os.environ.get("JOBS") or os.cpu_count() or 1)

# What is kept between builds lies here and beside the output folder. False for IMPACT_REUSE
# leaves it alone and makes everything anew.
CACHE_PATH = str(HERE / ".cache")
IMPACT_REUSE = True

# The impact plugin reads the whole content folder and makes every page, feed and index itself,
# so Pelican's own readers, lists and feeds have nothing to do.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False
DELETE_OUTPUT_DIRECTORY = False
FEED_ALL_ATOM = FEED_ALL_RSS = CATEGORY_FEED_ATOM = CATEGORY_FEED_RSS = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TAG_FEED_ATOM = TAG_FEED_RSS = TRANSLATION_FEED_ATOM = None
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
# Where other plugins lead from an article: a theme is a tag here, and a kind of post a category.
TAG_URL = "themes/{slug}/"
AUTHOR_URL = CATEGORY_URL = "news/"
ARCHIVES_SAVE_AS = AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ""
TIMEZONE = "UTC"
