"""The reference of the command line, from the words that `--help` prints.
In: the Typer app. Out: one Markdown page; the example lines of each command.
"""

from __future__ import annotations

import inspect
import re
import shlex
from collections.abc import Iterator, Mapping
from typing import Any

import typer
from typer.core import TyperGroup

import reportedly.cli

Command = Any
"""Typer's own class for a command, which it does not export."""

_OPERATORS = frozenset({"|", "<", ">", ">>", "&&", ";"})


def group() -> TyperGroup:
    """The command line as Typer builds it."""
    made = typer.main.get_command(reportedly.cli.app)
    if not isinstance(made, TyperGroup):
        raise TypeError("the command line is not a group of commands")
    return made


def commands() -> Mapping[str, Command]:
    """Every command that is shown, by name, in the order of the alphabet."""
    found: dict[str, Command] = {name: command for name, command in group().commands.items() if not command.hidden}
    return dict(sorted(found.items()))


def examples(command: Command) -> list[str]:
    """The example lines of a command's help: those of its unwrapped (`\\b`) paragraphs."""
    return [line for part in _paragraphs(command) if part.startswith("\b") for line in part.splitlines()[1:]]


def calls(line: str) -> Iterator[list[str]]:
    """The arguments of each `reportedly` in a line of shell: without pipes, redirections and comments."""
    words: list[str] = []
    for word in [*_words(line), "|"]:
        if word in _OPERATORS:
            if words[:1] == ["reportedly"]:
                yield words[1:]
            words = [] if word in ("|", "&&", ";") else ["file"]
        else:
            words.append(word)


def parsed(arguments: list[str]) -> None:
    """Parses one call as Typer would, and runs nothing. Raises what Typer raises for arguments that it refuses."""
    root = group()
    context = root.make_context("reportedly", list(arguments))
    name, command, rest = root.resolve_command(context, [*context._protected_args, *context.args])
    if command is not None:
        command.make_context(name, rest, parent=context)


def page() -> str:
    """The page: what all commands share, then each with its usage, arguments, options and examples."""
    doc = inspect.getdoc(reportedly.cli) or ""
    codes = re.findall(r"(\d+): ([^.]+)\.", doc)
    root = group()
    lines = [
        "# Commands",
        "",
        "Made from what `reportedly COMMAND --help` prints.",
        "",
        "| command | does |",
        "| --- | --- |",
        *(f"| [`{name}`](#reportedly-{name}) | {_cell(_paragraphs(one)[0])} |" for name, one in commands().items()),
        "",
        "## Exit status",
        "",
        "| code | means |",
        "| --- | --- |",
        *(f"| {code} | {_cell(meaning)} |" for code, meaning in codes),
        "",
        "## reportedly",
        "",
        *_described(root, "reportedly"),
    ]
    for name, command in commands().items():
        lines += [f"## reportedly {name}", "", *_described(command, f"reportedly {name}")]
    return "\n".join(lines) + "\n"


def _described(command: Command, name: str) -> Iterator[str]:
    context = command.context_class(command, info_name=name)
    yield from ("```text", " ".join([name, *command.collect_usage_pieces(context)]), "```", "")
    for part in _paragraphs(command):
        if part.startswith("\b"):
            yield from ("```sh", *part.splitlines()[1:], "```", "")
        else:
            yield from (_prose(part), "")
    yield from ("| argument or option | says |", "| --- | --- |")
    yield from (f"| `{_cell(names(one))}` | {_cell(_prose(one.help))} |" for one in command.get_params(context))
    yield ""


def names(parameter: Command) -> str:
    """How an argument or option is written: `STORY`, `--as-of YYYY-MM-DD`."""
    if parameter.param_type_name == "argument":
        return f"{parameter.metavar}{'...' if parameter.nargs != 1 else ''}"
    spelled = "/".join([*parameter.opts, *parameter.secondary_opts])
    return f"{spelled} {parameter.metavar}" if parameter.metavar else spelled


def _paragraphs(command: Command) -> list[str]:
    return [part.strip("\n") for part in (command.help or "").split("\n\n") if part.strip()]


def _prose(words: str) -> str:
    """Help is plain text: what Markdown would take for markup is escaped, options are set as code."""
    escaped = re.sub(r"([*_<>\[\]])", r"\\\1", " ".join(words.split()))
    return re.sub(r"(?<![\w`-])(--[a-z][a-z-]*|\$[A-Z]+(?:\\_[A-Z]+)*)", _code, escaped)


def _code(found: re.Match[str]) -> str:
    return "`" + found[0].replace("\\", "") + "`"


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _words(line: str) -> list[str]:
    lexer = shlex.shlex(line, posix=True, punctuation_chars="|<>;")
    lexer.whitespace_split = True
    return list(lexer)
