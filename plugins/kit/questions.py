"""The eight questions that an area starts with, and the options that answer them.

Every command line knows them, so this asks for nothing that takes long to import.
"""

from __future__ import annotations

import argparse

QUESTIONS = {
    "name": ("What is your area's project called?", "Our Area"),
    "place": ("Where is it? (a place, such as Allenton, Derby)", ""),
    "programme": ("Which programme is it part of?", "Big Local"),
    "vision": ("What is your vision, in one sentence?", ""),
    "started": ("When did it start? (a year, month or day)", ""),
    "goals": ("What are your goals? (separate them with ;)", ""),
    "themes": ("What are your themes? (separate them with ;)", ""),
    "email": ("Which e-mail address may residents write to? (may be empty)", ""),
}


def add_questions(parser: argparse.ArgumentParser) -> None:
    """An option for each question, and the folder to write to."""
    parser.add_argument("folder", nargs="?", default="", metavar="DIR", help="the folder to write")
    for key, (question, _) in QUESTIONS.items():
        parser.add_argument(f"--{key}", default=None, metavar="ANSWER", help=question)
