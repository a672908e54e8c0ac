"""Which entities of different stories are one person, body or country.
In: the names of an entity of a story and its type. Out: keys; entities that share one are the same.

Inside a story the texts around a name tell whom it stands for; between stories only the name does. So a key is made of
names that say enough by themselves: full names of persons, names of the tables of countries and bodies, names of bodies
of more than one word. Two people of one full name are one here.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.linking.naming.bodies import body_of
from reportedly.linking.naming.entities import key_of
from reportedly.linking.naming.names import person_words
from reportedly.record import Entity, EntityType

_KNOWN = ("nation:", "row:", "kind:")
"""Keys of the tables, and of a country's bodies that are called after what they are."""


def keys_across(names: Iterable[str], type: EntityType) -> dict[str, str]:
    """The key of each name that tells across stories whom it stands for, by the name.

    A body of one word counts only where its story knows no fuller name: 'Courier' of 'Dunhaven Courier' does not.
    """
    keys = {name: key for name in sorted(set(names)) if (key := _key(name, type))}
    full = {name: key for name, key in keys.items() if " " in name or key.startswith(_KNOWN)}
    return full or keys


def _key(name: str, type: EntityType) -> str | None:
    """The key of a name that is no description; None where it says too little."""
    if name.islower():
        return None
    key = key_of(Entity(id="", name=name, type=type))
    if key.startswith("person:"):
        return key if len(person_words(name)) > 1 else None
    if key.startswith(_KNOWN):
        return key
    body = body_of(name)
    return key if body.proper and not (body.generic and body.nation is None) else None
