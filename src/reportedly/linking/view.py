"""A story as known on a day.
In: the revisions of a group, its links, and a day. Out: a StoryView made only from what was published by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from reportedly.linking.changing.changes import changes
from reportedly.linking.claiming.contents import Role, Said, said
from reportedly.linking.claiming.forecasts import forecasts
from reportedly.linking.claiming.gathered import claim_id
from reportedly.linking.claiming.generality import under
from reportedly.linking.claiming.labels import labelled
from reportedly.linking.claiming.rivals import rivalling
from reportedly.linking.claiming.series import point, series
from reportedly.linking.claiming.status import history, judge
from reportedly.linking.claiming.telling import Told, concerns, weighs
from reportedly.linking.copying.direction import names_of
from reportedly.linking.copying.reports import copy_groups, reports, rewrites
from reportedly.linking.copying.sayings import first_quoted, quotations, told_to
from reportedly.linking.following.known import Known, by_article, known_days
from reportedly.linking.naming.independence import Around, origins_of
from reportedly.linking.naming.origins import settle, story_entities
from reportedly.linking.naming.parties import Party
from reportedly.linking.ruling.decided import METHOD as RULING
from reportedly.linking.ruling.decided import by_rulings
from reportedly.linking.words import fold
from reportedly.record import (
    Article,
    Change,
    Claim,
    Link,
    Revision,
    Story,
    StoryStatement,
    StoryView,
    make_id,
)

Behind = Mapping[str, tuple[Party, ...]]
MOST_OUTLETS = 3
"""Outlets that make a claim weigh more; beyond them it is one wire copied."""


def view(
    group: Sequence[Revision], links: Sequence[Link], as_of: str | None = None, *, heard: Sequence[Said] | None = None
) -> StoryView | None:
    """The story that `group` tells, as a reader could know it on the day `as_of`; None when nothing was out by then.

    `heard` is what is said in all of the group, where linking or a view of another day has just found it: views save
    finding it again. (Of a group with a later revision that was known before an earlier one it serves for now alone.)
    """
    days = known_days(group, links)
    known = [r for r in group if as_of is None or days[r.text.id].day <= as_of]
    if not known:
        return None
    if heard is None:
        everything: Sequence[Said] = said(known, days)
    else:
        everything = heard if as_of is None else [item for item in heard if item.day <= as_of]
    entities, of_story = story_entities(known, links, days)
    behind = settle(everything, entities, of_story)
    articles = _articles(known, days)
    around = _around(known, everything, articles, links, days)
    told = _claims(everything, links, behind, around)
    news = changes(told, everything, behind, known, days, links)
    statements = tuple(_statement(item, behind, of_story) for item in everything)
    claims = tuple(item.claim for item in told)
    return StoryView(
        story=_story(articles, claims, news, len(statements), as_of),
        articles=articles,
        entities=entities,
        statements=statements,
        claims=claims,
        changes=news,
        copies=copy_groups(known, links, days),
        series=series(everything),
        forecasts=forecasts(everything, told, as_of or max(days[r.text.id].day for r in known)),
        rewrites=rewrites(known, links, days),
        quotations=quotations(everything, links),
    )


def _articles(known: Sequence[Revision], days: Mapping[str, Known]) -> tuple[Article, ...]:
    found = []
    for name, revisions in by_article(known).items():
        first, last = revisions[0], revisions[-1]
        day = days[first.text.id]
        found.append(
            Article(
                id=name,
                text_id=last.text.id,
                revisions=tuple(r.text.id for r in revisions),
                input=last.input,
                title=last.text.title,
                outlet=last.text.outlet,
                byline=last.text.byline,
                url=last.text.url,
                credits=last.text.credits,
                language=last.text.language,
                published=last.text.published,
                updated=last.text.updated,
                known_on=day.day,
                known_from=day.source,
                known_note=day.note,
            )
        )
    return tuple(sorted(found, key=lambda a: (a.known_on, a.published.value or "" if a.published else "", a.id)))


def _around(
    known: Sequence[Revision],
    everything: Iterable[Said],
    articles: Iterable[Article],
    links: Sequence[Link],
    days: Mapping[str, Known],
) -> Around:
    """What of the story makes several origins one."""
    texts = {revision.text.id: revision.text.text for revision in known}
    outlets = {article.id: article.outlet or article.id for article in articles}
    media: dict[str, list[str]] = {}
    for article, outlet in sorted(outlets.items()):
        for name in names_of(fold(outlet)):
            media.setdefault(name, []).append(article)
    told = {item.statement.id: told_to(item, texts[item.text_id]) for item in everything}
    return Around(
        outlets=outlets,
        reports=reports(known, links, days),
        quoted=first_quoted(link for link in links if link.kind == "same_quotation"),
        told={name: medium for name, medium in told.items() if medium},
        media={name: tuple(found) for name, found in media.items()},
    )


def _claims(everything: Sequence[Said], links: Iterable[Link], behind: Behind, around: Around) -> tuple[Told, ...]:
    by_id = {item.statement.id: item for item in everything}
    figures = {counted.figure.id: (item, counted) for item in everything for counted in item.figures}
    openers: dict[str, Said] = {}
    sides: dict[str, dict[str, Role]] = {}
    scores: dict[str, dict[str, float]] = {}
    placed: list[tuple[str, Link, tuple[str]]] = []
    for link in links:
        if link.kind not in ("supports", "hedges", "denies", "declines") or link.left not in by_id:
            continue
        opener = figures[link.right][0] if link.right in figures else by_id.get(link.right)
        if opener is not None:
            openers[link.right] = opener
            sides.setdefault(link.right, {})[link.left] = _role(link, by_id[link.left], opener)
            scores.setdefault(link.right, {})[link.left] = link.score
            placed.append((link.right, link, (link.left,)))
    ruled = by_rulings(placed)
    told = []
    for about, roles in sides.items():
        members = tuple(sorted((by_id[name] for name in roles), key=lambda item: item.rank))
        claim = _claim(about, openers[about], members, roles, behind, around)
        claim = msgspec.structs.replace(claim, ruled=ruled[about]) if about in ruled else claim
        told.append(Told(about, claim, members, roles, scores[about]))
    kept = [item for item in told if item.claim.figures or weighs(item, behind) or concerns(item)]
    return labelled(under(rivalling(sorted(kept, key=lambda item: _weight(item.claim)), links)), figures)


def _role(link: Link, member: Said, opener: Said) -> Role:
    """The side that a member takes; one that watches or verifies a report of others does not stand behind it."""
    if link.kind == "denies" or link.kind == "declines" or link.kind == "hedges":
        return link.kind
    if link.method == RULING:
        return "supports"
    if member.watching and member is not opener:
        return "hedges"
    return member.role if member.role in ("supports", "hedges") else "supports"


def _claim(
    about: str,
    opener: Said,
    members: tuple[Said, ...],
    roles: Mapping[str, Role],
    behind: Behind,
    around: Around,
) -> Claim:
    standing = [m for m in members if roles[m.statement.id] in ("supports", "hedges")]
    amounts = {c.amount for c in opener.figures if c.figure.id == about}
    points = tuple(point(m, c) for m in standing for c in m.figures if c.amount in amounts)
    past = history(members, roles, behind)
    _, reason = judge(members, roles, behind)
    counted = origins_of(standing, behind, around)

    def side(role: Role) -> tuple[str, ...]:
        return tuple(m.statement.id for m in members if roles[m.statement.id] == role)

    return Claim(
        id=claim_id(opener.statement.id, about),
        label=opener.statement.words,
        label_statement=opener.statement.id,
        status=past[-1].status,
        since=members[0].day,
        reason=reason,
        origins=counted.origins,
        origins_low=counted.low,
        origins_high=len(counted.origins),
        supports=side("supports"),
        hedges=side("hedges"),
        denies=side("denies"),
        declines=side("declines"),
        figures=points,
        history=past,
    )


def _weight(claim: Claim) -> tuple[object, ...]:
    """Claims that matter first: by who stands for and against them, in how many outlets; then the oldest."""
    named = sum(1 for origin in claim.origins if not origin.anonymous)
    outlets = len({outlet for origin in claim.origins for outlet in origin.outlets})
    disputed = claim.status in ("contested", "confirmed-by-party") and bool(claim.denies)
    size = len(claim.supports) + len(claim.hedges) + len(claim.denies) + len(claim.declines)
    return (
        -(2 * named + min(outlets, MOST_OUTLETS) + 2 * disputed),
        claim.status != "contested",
        -size,
        claim.since,
        claim.id,
    )


def _statement(item: Said, behind: Behind, of_story: Mapping[str, str]) -> StoryStatement:
    statement = item.statement
    entity = of_story.get(statement.source.entity or "")
    links = tuple(msgspec.structs.replace(link, entity=of_story.get(link.entity or "")) for link in statement.chain)
    fields = {name: getattr(statement, name) for name in statement.__struct_fields__}
    fields["source"] = msgspec.structs.replace(statement.source, entity=entity)
    fields["chain"] = links
    origin = " and ".join(party.origin for party in behind[statement.id])
    return StoryStatement(**fields, article=item.article, text_id=item.text_id, known_on=item.day, origin=origin)


def _story(
    articles: Sequence[Article], claims: Sequence[Claim], news: Sequence[Change], statements: int, as_of: str | None
) -> Story:
    titled = [article.title for article in articles if article.title]
    newest = max([change.date for change in news], default=articles[-1].known_on)
    return Story(
        id=make_id("sto", articles[0].id),
        headline=titled[-1] if titled else "",
        as_of=as_of,
        since=articles[0].known_on,
        newest_change=newest,
        articles=len(articles),
        outlets=len({article.outlet or article.id for article in articles}),
        statements=statements,
        claims=len(claims),
    )
