"""What `--help` promises: everything is described, and every example is a command that parses."""

from __future__ import annotations

import re

import pytest

from manual import commands

COMMANDS = commands.commands()
SHARED = ("--archive", "--as-of", "--published", "--method", "--jobs", "--pretty")
"""Options that mean the same wherever they are."""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_two_to_six_examples_that_parse(name: str) -> None:
    lines = [line for line in commands.examples(COMMANDS[name]) if re.search(r"(^|\| )reportedly ", line)]

    assert 2 <= len(lines) <= 6
    for line in lines:
        calls = list(commands.calls(line))
        assert name in {call[0] for call in calls}, line
        for call in calls:
            commands.parsed(call)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_all_that_it_takes_are_described(name: str) -> None:
    command = COMMANDS[name]

    assert re.match(r"[A-Z].*\.", command.help)
    for parameter in command.params:
        assert parameter.help, f"{commands.names(parameter)} has no help"
        assert parameter.help.endswith((".", "…")), parameter.help


def test_an_option_that_commands_share_says_the_same_in_each() -> None:
    told: dict[str, set[str]] = {}
    for command in COMMANDS.values():
        for parameter in command.params:
            told.setdefault(parameter.opts[0], set()).add(parameter.help)

    assert {name: len(told[name]) for name in SHARED} == dict.fromkeys(SHARED, 1)


def test_the_help_of_the_whole_leads_with_examples_that_parse() -> None:
    lines = [re.split(r"\s{2,}", line)[0] for line in commands.examples(commands.group())]

    assert len(lines) >= 4
    for line in lines:
        (call,) = commands.calls(line)
        commands.parsed(call)


def test_a_call_with_an_unknown_option_does_not_parse() -> None:
    with pytest.raises(Exception, match="No such option"):
        commands.parsed(["brief", "--as-off", "2026-03-08"])


def test_a_call_with_an_unknown_command_does_not_parse() -> None:
    with pytest.raises(Exception, match="No such command"):
        commands.parsed(["breif"])


def test_calls_are_found_behind_pipes_and_before_redirections() -> None:
    line = "cat a.txt | reportedly check - --story 'x | y' < draft.txt > found.json  # held"

    assert list(commands.calls(line)) == [["check", "-", "--story", "x | y"]]


def test_the_reference_has_every_command_and_option() -> None:
    page = commands.page()

    for name, command in COMMANDS.items():
        _, _, part = page.partition(f"## reportedly {name}\n")
        part = part.partition("\n## ")[0]
        for parameter in command.params:
            assert commands.names(parameter).replace("|", "\\|") in part
        for line in commands.examples(command):
            assert line in part
