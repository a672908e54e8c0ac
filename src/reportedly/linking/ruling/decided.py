"""Links that are there by the ruling of a person: how they are marked, and what views tell of them.
In: a ruling; links, each with what it holds where. Out: the evidence of a link; ByRuling records, the oldest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportedly.record import ByRuling, Link, Ruling

METHOD = "ruling/1"
"""A person named the side of a statement, or two things that are one."""
BY_STANCE = "ruling/1 stance"
"""A person put a statement into a claim, or took it out into one of its own; its side is by its stance."""


def evidence(ruling: Ruling) -> tuple[str, ...]:
    """What a link by a ruling rests on: which, who, when, and why where it says so."""
    return tuple(part for part in (ruling.id, ruling.by, ruling.made_at, ruling.reason) if part)


def by_rulings(placed: Iterable[tuple[str, Link, Iterable[str]]]) -> Mapping[str, tuple[ByRuling, ...]]:
    """Of links given as (where, link, things), those that rulings made, gathered by where and by ruling."""
    held: dict[str, dict[tuple[str, ...], set[str]]] = {}
    for where, link, things in placed:
        if link.method.startswith(METHOD):
            held.setdefault(where, {}).setdefault(link.evidence, set()).update(things)
    return {
        where: tuple(sorted((_record(*one) for one in its.items()), key=lambda made: (made.made_at, made.ruling)))
        for where, its in held.items()
    }


def _record(told: tuple[str, ...], things: Iterable[str]) -> ByRuling:
    ruling, by, made_at, *reason = told
    return ByRuling(ruling=ruling, by=by, made_at=made_at, reason="".join(reason) or None, things=tuple(sorted(things)))
