"""Templates with escaping on everywhere, and the few names that all of them may use.
In: nothing. Out: the Jinja environment of the brief and the web desk, and files of it as they are.
"""

from __future__ import annotations

from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from reportedly.desk import words
from reportedly.desk.lines import quoted
from reportedly.desk.links import outside
from reportedly.desk.sheet import SIDES

SIDE_WORDS = {"supports": "Supports", "hedges": "Hedges", "denies": "Denies", "declines": "Declines"}


@cache
def environment() -> Environment:
    """The templates of the desk: what both the brief and the web desk show, then the pages of the web desk."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader("reportedly.desk"), PackageLoader("reportedly.desk.web")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        words=words,
        glyphs=words.GLYPHS,
        status_means=words.STATUS_MEANS,
        outside=outside,
        quoted=quoted,
        sides=SIDES,
        side_words=SIDE_WORDS,
    )
    return made


def compile_all() -> None:
    """Compiles every template, so that no reader waits for that."""
    for name in environment().list_templates(extensions=("html",)):
        environment().get_template(name)


@cache
def source_of(name: str) -> str:
    """A file of the templates as it is."""
    made = environment()
    assert made.loader is not None  # noqa: S101 - set above
    return made.loader.get_source(made, name)[0]
