"""How Pelican builds the site for the web: as pelicanconf.py, at its own address."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403 - all settings, and one more

# The address that the site will have, such as https://our-area.example
SITEURL = os.environ.get("SITEURL", "")
