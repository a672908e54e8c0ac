"""Who first stands behind each statement, across all texts of a story.
In: everything said and the `same_entity` links of a group. Out: parties with one name and one country throughout.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportedly.linking.claiming.contents import Said
from reportedly.linking.following.known import Known, order
from reportedly.linking.naming.nations import find_nations
from reportedly.linking.naming.parties import Party
from reportedly.linking.ruling.decided import by_rulings
from reportedly.record import Link, Revision, StoryEntity, make_id


def story_entities(
    group: Sequence[Revision], links: Iterable[Link], days: Mapping[str, Known]
) -> tuple[tuple[StoryEntity, ...], dict[str, str]]:
    """The entities of a story and, for each entity of a text, the id of the one it is."""
    joins = [link for link in links if link.kind == "same_entity"]
    roots = _roots(sorted(group, key=lambda revision: (days[revision.text.id].day, order(revision))), joins)
    members: dict[str, list[str]] = {}
    for name in sorted(roots):
        members.setdefault(roots[name], []).append(name)
    counts = {root: Counter[str]() for root in members}
    types = {root: Counter[str]() for root in members}
    articles: dict[str, set[str]] = {root: set() for root in members}
    for revision in group:
        times = Counter(mention.entity for mention in revision.reading.mentions)
        for entity in revision.reading.entities:
            root = roots[entity.id]
            counts[root][entity.name] += max(times[entity.id], 1)
            types[root][entity.type] += 1
            articles[root].add(revision.text.article_id)
    ruled = by_rulings(_placed(roots, group, joins))
    found = []
    for root in sorted(members):
        names = tuple(sorted(counts[root], key=lambda name: (-counts[root][name], name)))
        kind = min(types[root], key=lambda kind: (-types[root][kind], kind))
        found.append(
            StoryEntity(
                id=make_id("ent", "story", root),
                name=_fullest(names),
                type=kind,  # type: ignore[arg-type]
                names=names,
                articles=tuple(sorted(articles[root])),
                ruled=ruled.get(root, ()),
            )
        )
    return tuple(found), {name: make_id("ent", "story", root) for name, root in roots.items()}


def settle(
    everything: Sequence[Said], entities: Sequence[StoryEntity], of_story: Mapping[str, str]
) -> dict[str, tuple[Party, ...]]:
    """The origins of each statement, by its id. What most texts show of a person's office holds in all."""
    names = {entity.id: entity.name for entity in entities}
    people = {entity.id for entity in entities if entity.type == "PERSON"}
    offices: dict[str, Counter[str]] = {}
    for said in everything:
        for party in said.parties:
            if party.government and party.nation and party.entity:
                offices.setdefault(of_story[party.entity], Counter())[party.nation] += 1

    def settled(party: Party) -> Party:
        if party.entity is None:
            return party
        entity = of_story[party.entity]
        nations = offices.get(entity)
        if nations and (entity in people or not party.government):
            nation = min(nations, key=lambda name: (-nations[name], name))
            party = party._replace(nation=nation, government=True)
        return party._replace(name=names[entity]) if not party.media else party

    return {said.statement.id: tuple(settled(party) for party in said.origins) for said in everything}


def _roots(oldest_first: Sequence[Revision], links: Iterable[Link]) -> dict[str, str]:
    """The entity that each entity of the group is the same as: the first in time, so that later texts rename none."""
    root = {entity.id: entity.id for revision in oldest_first for entity in revision.reading.entities}
    place = {name: at for at, name in enumerate(root)}

    def find(name: str) -> str:
        while root[name] != name:
            name = root[name]
        return name

    for link in sorted(links, key=lambda link: link.id):
        if link.left in root and link.right in root:
            one, other = sorted((find(link.left), find(link.right)), key=place.__getitem__)
            root[other] = one
    return {name: find(name) for name in sorted(root)}


def _placed(
    roots: Mapping[str, str], group: Iterable[Revision], links: Iterable[Link]
) -> Iterator[tuple[str, Link, list[str]]]:
    """The links between names of a group, each with the entity that it holds together and the names at its ends."""
    names = {entity.id: entity.name for revision in group for entity in revision.reading.entities}
    for link in links:
        if link.left in roots and link.right in roots:
            yield roots[link.left], link, [names[link.left], names[link.right]]


def _fullest(names: Sequence[str]) -> str:
    """The name to show: the most frequent of those with more than one word, else the most frequent."""
    plain = [name for name in names if not find_nations(name) or " " in name]
    full = [name for name in plain if " " in name]
    return (full or list(names))[0]
