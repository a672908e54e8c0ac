"""The tools: one table of what each is called, takes and gives, and the one place where they are called.
In: the name of a tool and its arguments as JSON has them. Out: an answer, or a ToolRefusal that a model can act on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import msgspec

from reportedly.desk.assistant import answers, asked, sources, stories, texts
from reportedly.desk.assistant.answers import Answer
from reportedly.desk.assistant.asked import Asked
from reportedly.desk.assistant.bounds import short
from reportedly.desk.assistant.links import Links
from reportedly.desk.shelf import Shelf
from reportedly.desk.words import printable
from reportedly.errors import NotFoundError, ReportedlyError
from reportedly.record import Plan


class Tool(NamedTuple):
    """One tool. Titles and descriptions are these constants: nothing from an archive is ever in them."""

    title: str
    description: str
    takes: type[Asked]
    gives: type[Answer]
    run: Callable[..., Answer]

    @property
    def input_schema(self) -> dict[str, Any]:
        """JSON Schema (draft 2020-12) of its arguments."""
        return _schema(self.takes)

    @property
    def output_schema(self) -> dict[str, Any]:
        """JSON Schema of its answer."""
        return _schema(self.gives)


TOOLS: Mapping[str, Tool] = {
    "stories": Tool(
        "Stories",
        "List the stories that are developing, the one with the newest change first: headline, days, counts, id.",
        asked.AskStories,
        answers.Stories,
        stories.stories,
    ),
    "story": Tool(
        "A story as of a day",
        "The claims of a story as known on a day, each with its status, its origins and who supports, hedges, denies "
        "it or declines to comment, in verbatim words. A status tells who stands behind it, never whether it is true.",
        asked.AskStory,
        answers.StoryClaims,
        stories.story,
    ),
    "articles": Tool(
        "Articles of a story",
        "List the articles of a story, newest first, with outlet, day, ids, and which carry the same words.",
        asked.AskArticles,
        answers.StoryArticles,
        stories.articles,
    ),
    "who_says": Tool(
        "Who says what",
        "Find statements by words, source, outlet, stance and day, in one story or in all: who says what about X.",
        asked.AskWhoSays,
        answers.WhoSays,
        sources.who_says,
    ),
    "origins": Tool(
        "Origins of a claim",
        "Who first stands behind a claim: each origin with the names counted as one and why, the chains and outlets "
        "that carry it, and between how many and how many independent origins there are.",
        asked.AskOrigins,
        answers.Origins,
        sources.origins,
    ),
    "changes": Tool(
        "What changed",
        "What changed since a day, newest first: new claims and origins, figures that moved, first denials, statuses, "
        "silences, edited pages; in one story or in all.",
        asked.AskChanges,
        answers.Changes,
        stories.changes,
    ),
    "figures": Tool(
        "Figures over time",
        "How the figures of a story moved, by what they count, with bounds ('up to', 'at least'), source and day.",
        asked.AskFigures,
        answers.Figures,
        stories.figures,
    ),
    "article": Tool(
        "Text of an article",
        "Read the text of an article, a part at a time, with the statements that begin in that part.",
        asked.AskArticle,
        answers.ArticleText,
        texts.article,
    ),
    "check": Tool(
        "Check a draft",
        "Hold a draft against the archive: each quotation, statement, figure and name in it is sound, to look at, or "
        "wrong against what the articles say. Nothing of the draft is kept.",
        asked.AskCheck,
        answers.Check,
        texts.check,
    ),
    "why": Tool(
        "Evidence",
        "What a claim, status, change, statement, figure or entity rests on, step by step, down to verbatim words.",
        asked.AskWhy,
        answers.Why,
        texts.why,
    ),
}

OF_RESOURCE: Mapping[str, tuple[str, str]] = {
    "sto": ("story", "story"),
    "clm": ("origins", "claim"),
    "art": ("article", "article"),
    "txt": ("article", "article"),
}
"""The tool, and its argument, that shows what a resource names; `why` shows the rest."""

_WHERE = "Ids come from stories, story, articles, who_says, changes; what came later is not there as_of an earlier day."
_ERROR_CHARS = 600


class ToolRefusal(Exception):  # noqa: N818 - an answer to the one who asked, no error of ours
    """A call that cannot be answered: which tool, what about it, and the way out."""


class Toolbox:
    """The tools over one archive; `desk` is where its pages are served, `plan` what reads a draft."""

    def __init__(self, shelf: Shelf, *, desk: str | None = None, plan: Plan | None = None) -> None:
        self._shelf = shelf
        self._desk = desk
        self._plan = plan

    def call(self, name: str, arguments: Mapping[str, Any]) -> Answer:
        """The answer of a tool. Raises ToolRefusal."""
        tool = TOOLS.get(name)
        if tool is None:
            raise ToolRefusal(f"there is no tool {name[:40]!r}; there are: {', '.join(TOOLS)}")
        given = {key: value for key, value in arguments.items() if value is not None}
        try:
            question = msgspec.convert(given, tool.takes, strict=False)
            links = Links(self._desk, question.as_of)
            more = {"plan": self._plan} if name == "check" else {}
            return tool.run(self._shelf, question, links, **more)
        except msgspec.ValidationError as error:
            takes = ", ".join(tool.takes.__struct_fields__)
            raise ToolRefusal(f"{name}: {error}; it takes {takes}, as its input schema says") from error
        except NotFoundError as error:
            raise ToolRefusal(f"{name}: {_line(error)}. {_WHERE}") from error
        except ReportedlyError as error:
            raise ToolRefusal(f"{name}: {_line(error)}") from error

    def resource(self, thing: str, as_of: str | None) -> Answer:
        """What a resource is: the answer of the tool that shows such things. Raises ToolRefusal."""
        tool, argument = OF_RESOURCE.get(thing[:3], ("why", "id"))
        return self.call(tool, {argument: thing, "as_of": as_of})


def _line(error: ReportedlyError) -> str:
    """What an error says, which may have a headline in it, on one line."""
    return short(printable(str(error)), _ERROR_CHARS)


def _schema(record: type[msgspec.Struct]) -> dict[str, Any]:
    """The schema of a record with the record itself at its root, as clients want it."""
    _, definitions = msgspec.json.schema_components((record,), ref_template="#/$defs/{name}")
    for part in definitions.values():
        del part["title"]  # the name of a class of ours
        part["properties"] = {name: _present(member) for name, member in part["properties"].items()}
    root = definitions.pop(record.__name__)
    return {**root, "$defs": dict(sorted(definitions.items()))} if definitions else root


def _present(member: dict[str, Any]) -> dict[str, Any]:
    """The schema of a member where it is there: null is never sent, and taken for what is left out."""
    (*kinds, last) = member.get("anyOf", [None])
    if len(kinds) == 1 and last == {"type": "null"}:
        member = kinds[0]
    return {key: value for key, value in member.items() if key != "default" or value is not None}
