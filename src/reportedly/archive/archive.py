"""The archive as people use it: stories as of any day, texts, and whether every promise holds.
In: the id of a story or text, and a day. Out: views.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError

from reportedly.archive import rows, schema
from reportedly.archive.docket import begins, ruling_named
from reportedly.archive.linkage import Group, is_dated
from reportedly.archive.sources import Sources
from reportedly.archive.store import AT_ONCE, chunks
from reportedly.archive.telling import Telling
from reportedly.archive.verify import Problem, problems
from reportedly.errors import NotFoundError, SettingError
from reportedly.linking import Case, Past, evidence_of_ruling, names, view, why
from reportedly.linking.following.known import known_days
from reportedly.linking.sourced import sourced
from reportedly.record import (
    Evidence,
    Outcome,
    Plan,
    ReadingView,
    Revision,
    Ruled,
    SourceView,
    Story,
    StoryView,
    Text,
)  # fmt: skip

KEPT_PASTS = 2
"""Stories of which what is said is kept in memory: one of 200 articles with 3,285 statements takes 23 MB."""


class Archive(Sources, Telling):
    """An archive on this machine. Opened with `Archive.open`; closed by `close` or as a context."""

    def __init__(self, engine: Engine, location: str) -> None:
        super().__init__(engine, location)
        self._pasts: dict[str, Past] = {}

    def stories(self, as_of: str | None = None) -> tuple[Story, ...]:
        """All stories as known on a day, or now: the one with the newest change first, those without any date last.

        (An article without a date is known from when it was taken in: else an old one just added would be the news.)
        """
        return tuple(story for _, story in self._known(_day(as_of)))

    def story(self, story_id: str | None = None, as_of: str | None = None) -> StoryView:
        """A story as known on a day, or now: by its id or the beginning of it, else the one with the newest change.

        Raises NotFoundError where there is no such story, or none that was known by that day.
        """
        return self.story_in(self.linkage_of(story_id, as_of), as_of)

    def linkage_of(self, story_id: str | None = None, as_of: str | None = None) -> str:
        """The id of what a story is linked by now: of all readings, links and rulings that its views are made of.

        By the story's id or the beginning of it, else the one with the newest change. Raises NotFoundError.
        """
        day = _day(as_of)
        return (self._newest(day) if story_id is None else self._named(story_id, day))[0]

    def story_in(self, linkage: str, as_of: str | None = None) -> StoryView:
        """The story that a linkage makes, as known on a day, or now. Raises NotFoundError where it was not yet."""
        day = _day(as_of)
        if day is None and (kept := self.told(linkage)):
            return kept
        past = self._past(linkage)
        if seen := past.on(day):
            return seen
        story = self.story_in(linkage).story
        raise NotFoundError(f"the story {story.id} was not known by {as_of}: its first article is of {story.since}")

    def _past(self, linkage: str) -> Past:
        """A story on its past days. Those asked for last are kept, for who looks at one day looks at the next."""
        kept = self._pasts.get(linkage)
        if kept is None:
            group = next(self.groups([linkage]), None)
            if group is None:
                raise NotFoundError("the archive was linked anew just now; ask again")
            kept = Past(group.revisions, group.links)
        others = [one for one in self._pasts.items() if one[0] != linkage]
        self._pasts = dict([*others, (linkage, kept)][-KEPT_PASTS:])
        return kept

    def known(self, story_id: str | None = None, as_of: str | None = None) -> tuple[tuple[Revision, str], ...]:
        """The texts that a reader could know on a day, or now, each with its day; of all stories, or of one.

        Raises NotFoundError where there are none.
        """
        day = _day(as_of)
        names = None if story_id is None else [self._named(story_id, day)[0]]
        found = []
        for group in self.groups(names):
            days = known_days(group.revisions, group.links)
            dated = ((revision, days[revision.text.id].day) for revision in group.revisions)
            found += [(revision, known_on) for revision, known_on in dated if day is None or known_on <= day]
        if not found:
            when = f" by {day}" if day else ""
            raise NotFoundError(f"the archive {self.location} knows no article{when}; add some with: reportedly add")
        return tuple(sorted(found, key=lambda item: (item[1], item[0].text.id)))

    def source(
        self, name: str, as_of: str | None = None, *, story_of: Callable[[str, str | None], StoryView] | None = None
    ) -> SourceView:
        """What one person or body says across stories, as known on a day, or now; by name, or by an entity's id.

        Entities of different stories are one where their names say so: see docs/search.md. `story_of` gives the view
        of a story by its id and a day, by default `story`. Raises NotFoundError where nobody is called so, or was not
        known by that day.
        """
        day = _day(as_of)
        same = self.same(name)
        views = []
        for story in same.stories:
            try:
                views.append((story_of or self.story)(story, day))
            except NotFoundError:
                continue  # not known by then
        others = [other for other in same.others if day is None or other.known_on <= day]
        if (found := sourced(views, same.entities, day, others)) is None:
            raise NotFoundError(f"{name} was not known{f' by {day}' if day else ''}")
        return found

    def text(self, text_id: str) -> Text:
        """The text with this id. Raises NotFoundError."""
        found = self.texts([text_id])
        if text_id not in found:
            raise NotFoundError(f"the archive {self.location} has no text {text_id}")
        return found[text_id]

    def plans(self, text_ids: Iterable[str]) -> Mapping[str, Plan]:
        """By text, the plan of the reading that its story is made of."""
        reading, member, plan = schema.reading, schema.member, schema.plan
        query = (
            select(reading.c.text_id, plan.c.body)
            .join(member, member.c.reading_id == reading.c.id)
            .join(plan, plan.c.id == reading.c.plan_id)
        )
        found: dict[str, Plan] = {}
        for some in chunks(text_ids, AT_ONCE):
            with self._reading() as connection:
                rows_of = connection.execute(query.where(reading.c.text_id.in_(some)))
                found.update((row.text_id, rows.to_plan(row.body)) for row in rows_of)
        return found

    def reading(self, text_id: str) -> ReadingView:
        """A text as it was read: what `reportedly read --json` prints, its stances as people ruled them.

        Raises NotFoundError where there is no such text among those that count now.
        """
        found = self.revision_of(text_id)
        if found is None:
            raise NotFoundError(f"the archive {self.location} has no reading of a text {text_id}")
        revision, issues = found
        return ReadingView.of(revision.input, revision.text, revision.reading, issues)

    def rulings(self) -> tuple[Ruled, ...]:
        """What people ruled, in order of time, with what became of it."""
        rulings = sorted(self.kept_rulings(), key=lambda ruling: (ruling.made_at, ruling.id))
        known = self.outcomes()
        return tuple(Ruled.by_outcome(ruling, known.get(ruling.id, _waiting(ruling.id))) for ruling in rulings)

    def why(self, thing: str, as_of: str | None = None) -> Evidence:
        """What a thing rests on, down to verbatim spans; as known on a day, or now. By its id or the beginning of it.

        A thing is a story, article, claim, statement, figure, entity, change, link, ruling, or what `why` itself names.
        Raises NotFoundError where there is no such thing, or it was not known by that day.
        """
        day = _day(as_of)
        ruled = self.rulings()
        if thing.startswith("rul_"):
            ruling = ruling_named(ruled, thing)
            return evidence_of_ruling(ruling, self.texts(anchor.text_id for anchor in ruling.anchors))
        name, linkages = self.where(thing, day)
        for group in self.groups(linkages):
            if (case := self.case(group, day, ruled)) and (found := why(case, name)):
                return found
        when = f" by {as_of}" if as_of else ""
        raise NotFoundError(f"{name} was not known{when}; see what was with: reportedly story --as-of DAY --json")

    def case(self, group: Group, as_of: str | None = None, rulings: Sequence[Ruled] | None = None) -> Case | None:
        """A story with all that it rests on, as known on a day; None when nothing of it was known by then."""
        seen = self.seen(group, as_of)
        links = (*group.links, *self.story_links(revision.text.id for revision in group.revisions))
        return Case(seen, group.revisions, links, self.rulings() if rulings is None else rulings) if seen else None

    def seen(self, group: Group, as_of: str | None = None) -> StoryView | None:
        """What a story tells on a day, or now; None when nothing of it was known by then."""
        kept = self.told(group.id) if as_of is None else None
        return kept or view(group.revisions, group.links, as_of)

    def where(self, thing: str, as_of: str | None = None) -> tuple[str, Sequence[str]]:
        """A thing by its id or the beginning of it: its id, and the linkages of the stories that it is in.

        As it is now or, since a change may be told otherwise later, as of that day. Raises NotFoundError.
        """
        day = _day(as_of)
        try:
            return self.find(thing)
        except NotFoundError:
            for group in self.groups() if day else ():
                seen = view(group.revisions, group.links, day)
                if seen and thing in names(seen, group.revisions, group.links):
                    return thing, [group.id]
            raise

    def verify(self) -> tuple[Problem, ...]:
        """Every promise of the archive that does not hold: bytes, ids, spans, keys, tables."""
        found: list[Problem] = []
        with self._reading() as connection:
            try:
                found.extend(problems(connection))
            except DBAPIError as error:
                found.append(Problem(thing="archive", reason=f"cannot be read to its end: {error.orig}"))
        return tuple(found)

    def _known(self, day: str | None) -> list[tuple[str, Story]]:
        """The stories by the id of their linkage, in the order in which they are told."""
        if day is None:
            query = select(schema.linkage.c.id, schema.linkage.c.story, schema.linkage.c.dated)
            with self._reading() as connection:
                known = [(row.id, rows.to_story(row.story), bool(row.dated)) for row in connection.execute(query)]
        else:
            views = ((group.id, view(group.revisions, group.links, day)) for group in self.groups())
            known = [(name, seen.story, is_dated(seen)) for name, seen in views if seen is not None]
        known.sort(key=lambda one: one[1].id)
        known.sort(key=lambda one: (one[2], one[1].newest_change, one[1].articles), reverse=True)
        return [(name, story) for name, story, _ in known]

    def _newest(self, day: str | None) -> tuple[str, Story]:
        known = self._known(day)
        if not known:
            when = f" as of {day}" if day else ""
            raise NotFoundError(f"the archive {self.location} has no story{when}; add articles with: reportedly add")
        return known[0]

    def _named(self, beginning: str, day: str | None) -> tuple[str, Story]:
        """By its id now or, since stories merge and earlier articles turn up, by one that it had or has on that day."""
        matching = [one for one in self._known(None) if begins(one[1].id, beginning)]
        if not matching and day is not None:
            matching = [one for one in self._known(day) if begins(one[1].id, beginning)]
        if not matching and (moved := self.renamed(beginning)):
            matching = [one for one in self._known(None) if one[0] in moved.values()]
        if not matching:
            raise NotFoundError(f"there is no story {beginning!r}; list them with: reportedly stories")
        if len(matching) > 1:
            names = "; ".join(f"{story.id} ({story.headline})" for _, story in matching[:5])
            raise NotFoundError(f"{beginning!r} begins the ids of {len(matching)} stories, give more of it: {names}")
        return matching[0]


def _waiting(ruling: str) -> Outcome:
    return Outcome(ruling=ruling, state="dormant", note="not applied yet; the next reportedly add applies it")


def _day(as_of: str | None) -> str | None:
    if as_of is None:
        return None
    try:
        if date.fromisoformat(as_of).isoformat() == as_of:
            return as_of
    except ValueError:
        pass
    raise SettingError(f"{as_of!r} is not a day; write it as YYYY-MM-DD, e.g. 2024-10-17")
