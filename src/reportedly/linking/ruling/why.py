"""Why something is in a story: the chain of evidence from any id down to verbatim spans.
In: an id and a story with all that it was made from. Out: Evidence, or None where there is no such thing in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from reportedly.linking.changing.edits import edited
from reportedly.linking.following.known import by_article
from reportedly.linking.naming.origins import story_entities
from reportedly.linking.ruling.exhibits import Case, copies_id, evidence_of_ruling, origin_id
from reportedly.linking.ruling.ledger import SIDES
from reportedly.record import Article, Change, Claim, CopyGroup, Evidence, Link, Origin, Revision, StoryView

__all__ = ["Case", "evidence_of_ruling", "names", "why"]

Roles = ("supports", "hedges", "denies", "declines")


def why(case: Case, name: str) -> Evidence | None:
    """What the thing with this id rests on."""
    kinds: dict[str, Callable[[Case, str], Evidence | None]] = {
        "sto": _story, "art": _article, "txt": _article, "clm": _claim, "stm": _statement, "fig": _figure,
        "ent": _entity, "chg": _change, "lnk": _link, "org": _origin, "cpy": _copies,
    }  # fmt: skip
    explain = kinds.get(name.partition("_")[0])
    return explain(case, name) if explain else None


def names(view: StoryView, group: Iterable[Revision], links: Iterable[Link]) -> frozenset[str]:
    """The ids of all that `why` can explain of a story."""
    readings = [revision.reading for revision in group]
    return frozenset(
        (
            view.story.id,
            *(name for article in view.articles for name in (article.id, *article.revisions)),
            *(claim.id for claim in view.claims),
            *(change.id for change in view.changes),
            *(entity.id for entity in view.entities),
            *(statement.id for statement in view.statements),
            *(f.id for reading in readings for f in reading.figures),
            *(e.id for reading in readings for e in reading.entities),
            *(link.id for link in links),
            *(origin_id(claim, origin) for claim in view.claims for origin in claim.origins),
            *(copies_id(copies.articles) for copies in view.copies),
        )
    )


def _story(case: Case, name: str) -> Evidence | None:
    story = case.view.story
    if name != story.id:
        return None
    links = [link for link in case.links.values() if link.kind == "same_story" and link.left in case.texts]
    return Evidence(
        what="story",
        id=name,
        says=f"{story.articles} articles since {story.since}, newest change {story.newest_change}",
        quotes=case.first_line(case.view.articles[-1].text_id),
        rests_on=(
            *(case.article_line(article) for article in case.view.articles),
            *(case.link_line(link) for link in sorted(links, key=lambda link: link.id) if link.right in case.texts),
        ),
    )


def _article(case: Case, name: str) -> Evidence | None:
    article = next((a for a in case.view.articles if name == a.id or name in a.revisions), None)
    if article is None:
        return None
    texts = [name] if name in article.revisions else list(article.revisions)
    line = case.article_line(article, texts[-1])
    return Evidence(
        what="article",
        id=name,
        says=line.says,
        quotes=tuple(quote for text in texts for quote in case.first_line(text)),
        rests_on=(*_dates(article), *_links_at(case, texts), *case.rulings_on(article.id)),
    )


def _dates(article: Article) -> Iterable[Evidence]:
    """What the article and its page tell of its day."""
    for what, instant in (("published", article.published), ("updated", article.updated)):
        if instant is not None:
            note = f"; {instant.note}" if instant.note else ""
            yield Evidence(what=what, says=f"{instant.value or 'no day'}, from {instant.from_}{note}")


def _links_at(case: Case, texts: Sequence[str]) -> Iterable[Evidence]:
    """The links that place texts in time, in their story, and beside their copies, each with the other text."""
    for link in sorted(case.links.values(), key=lambda link: (link.kind, link.id)):
        if link.kind in ("placed", "copy_of", "same_story") and {link.left, link.right} & {*texts}:
            found = _link(case, link.id)
            if found is not None:
                yield found


def _claim(case: Case, name: str) -> Evidence | None:
    claim = case.claims.get(name)
    if claim is None:
        return None
    line = case.claim_line(claim)
    members = [case.statements[member] for role in Roles for member in getattr(claim, role)]
    sides = {member: role for role in Roles for member in getattr(claim, role)}
    links = case.links_of(claim)
    statuses = (
        Evidence(
            what="status",
            says=f"{on.status} from {on.date}: {on.reason}",
            quotes=tuple(quote for said in members if said.known_on == on.date for quote in case.words(said)),
        )
        for on in claim.history
    )
    return Evidence(
        what="claim",
        id=name,
        says=line.says,
        quotes=line.quotes,
        rests_on=(
            *case.rulings_on(name),
            *statuses,
            *(_origin_line(case, claim, origin) for origin in claim.origins),
            *(case.statement(said, sides[said.id], [links[said.id]] if said.id in links else ()) for said in members),
        ),
    )


def _origin_line(case: Case, claim: Claim, origin: Origin) -> Evidence:
    """Who first stands behind a claim, by the words for it in each statement."""
    quotes = []
    for said in (case.statements[name] for name in origin.statements):
        place = said.source.range
        quotes += [case.quote(said.text_id, place)] if place else list(case.words(said)[:1])
    unnamed = "unnamed; " if origin.anonymous else ""
    says = f"{origin.name} ({unnamed}carried by {', '.join(origin.outlets)})"
    return Evidence(what="origin", id=origin_id(claim, origin), says=says, quotes=tuple(quotes))


def _origin(case: Case, name: str) -> Evidence | None:
    for claim in case.view.claims:
        for origin in claim.origins:
            if origin_id(claim, origin) == name:
                line = _origin_line(case, claim, origin)
                said = [case.statement(case.statements[statement]) for statement in origin.statements]
                return Evidence(
                    what=line.what,
                    id=name,
                    says=line.says,
                    quotes=line.quotes,
                    rests_on=(case.claim_line(claim), *said),
                )
    return None


def _statement(case: Case, name: str) -> Evidence | None:
    if name not in case.statements:
        return None
    of_claims = [claim for claim in case.view.claims if any(name in getattr(claim, role) for role in Roles)]
    said = case.statement(case.statements[name], because=_claim_links(case, of_claims, name))
    return Evidence(
        what=said.what,
        id=name,
        says=said.says,
        quotes=said.quotes,
        rests_on=(*said.rests_on, *(case.claim_line(claim) for claim in of_claims)),
    )


def _claim_links(case: Case, claims: Iterable[Claim], member: str) -> Iterable[Link]:
    for claim in claims:
        links = case.links_of(claim)
        if member in links:
            yield links[member]


def _figure(case: Case, name: str) -> Evidence | None:
    if name not in case.today.figures:
        return None
    line = case.figure_line(name)
    said = [case.statement(statement) for statement in case.view.statements if name in statement.figures]
    return Evidence(what=line.what, id=name, says=line.says, quotes=line.quotes, rests_on=tuple(said))


def _entity(case: Case, name: str) -> Evidence | None:
    """A party of the story by its names in each text; or the name of one text alone."""
    _, of_story = story_entities(case.today.revisions, case.links.values(), case.days)
    party = next((entity for entity in case.view.entities if entity.id == name), None)
    if party is not None:
        lines = case.entity_lines(sorted(one for one, story in of_story.items() if story == name))
        return Evidence(what="entity", id=name, says=f"{party.name} ({party.type})", rests_on=lines)
    return case.entity_lines([name])[0] if name in case.today.entities else None


def _change(case: Case, name: str) -> Evidence | None:
    change = next((change for change in case.view.changes if change.id == name), None)
    if change is None:
        return None
    claim = case.claims.get(change.claim or "")
    told = frozenset(change.statements)
    moves = [link for link in case.links.values() if link.kind == "updates" and {link.left, link.right} <= told]
    return Evidence(
        what="change",
        id=name,
        says=f"{change.kind} on {change.date}: {change.text}",
        rests_on=(
            *(case.statement(case.statements[said]) for said in change.statements),
            *(case.link_line(link) for link in sorted(moves, key=lambda link: link.id)),
            *([case.claim_line(claim)] if claim else ()),
            *_edits(case, change),
        ),
    )


def _edits(case: Case, change: Change) -> Iterable[Evidence]:
    """The passages of an edited page, as they stood and as they stand."""
    if change.kind != "text edited":
        return
    revisions = by_article(r for r in case.today.revisions if r.text.article_id in change.articles)
    for before, after in pairwise(next(iter(revisions.values()), [])):
        if case.days[after.text.id].day == change.date:
            for was, now in edited(before, after):
                quotes = [case.quote(before.text.id, was)] if was else []
                quotes += [case.quote(after.text.id, now)] if now else []
                yield Evidence(what="edit", says="", quotes=tuple(quotes))


def _link(case: Case, name: str) -> Evidence | None:
    """A link with the things at its two ends."""
    link = case.links.get(name)
    if link is None:
        return None
    line = case.link_line(link)
    ends = [end for one in (link.left, link.right) if (end := _end(case, one, link))]
    return Evidence(what="link", id=name, says=line.says, rests_on=tuple(ends)) if len(ends) == 2 else None


def _end(case: Case, name: str, link: Link) -> Evidence | None:
    if name in case.texts:
        passages = [case.texts[name].text.find(words) for words in link.evidence] if link.kind == "copy_of" else []
        quotes = [
            case.quote(name, (at, at + len(words)))
            for at, words in zip(passages, link.evidence, strict=False)
            if at >= 0 and words
        ]
        article = case.articles[case.texts[name].article_id]
        line = case.article_line(article, name)
        return Evidence(what="article", id=name, says=line.says, quotes=tuple(quotes) or line.quotes)
    if name in case.statements:
        return case.statement(case.statements[name], "statement" if link.kind in SIDES else link.kind)
    if name in case.today.figures:
        return case.figure_line(name)
    return case.entity_lines([name])[0] if name in case.today.entities else None


def _copies(case: Case, name: str) -> Evidence | None:
    group = next((group for group in case.view.copies if copies_id(group.articles) == name), None)
    if group is None:
        return None
    return Evidence(
        what="copies",
        id=name,
        says=f"{len(group.articles)} articles with the same words{f', credited to {group.wire}' if group.wire else ''}",
        rests_on=tuple(_copied(case, group)),
    )


def _copied(case: Case, group: CopyGroup) -> Iterable[Evidence]:
    texts = {name for article in group.articles for name in case.articles[article].revisions}
    for link in sorted(case.links.values(), key=lambda link: link.id):
        if link.kind == "copy_of" and link.left in texts and link.right in texts and (found := _link(case, link.id)):
            yield found
