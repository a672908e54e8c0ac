"""Articles with those that carry the same words as one entry."""

from __future__ import annotations

import msgspec

from reportedly.desk.grouped import entries
from reportedly.desk.sheet import arrange
from reportedly.record import CopyGroup, StoryView


def numbers(view: StoryView) -> list[list[int]]:
    return [[one.number for one in entry.carried] for entry in entries(arrange(view))]


def test_copies_are_one_entry_and_the_newest_comes_first(dam: StoryView) -> None:
    assert numbers(dam) == [[4], [2, 3], [1]]

    (_, copied, _) = entries(arrange(dam))
    assert copied.wires == ("Kestrel",)
    assert copied.passage == dam.copies[0].passages[0]
    assert [one.outlet for one in copied.carried] == [dam.articles[1].outlet, dam.articles[2].outlet]


def test_groups_that_have_an_article_in_common_are_one_entry(dam: StoryView) -> None:
    one, two, three, four = (article.id for article in dam.articles)
    groups = tuple(
        CopyGroup(articles=articles, wire=None, passages=("same words",))
        for articles in ((one, two), (three, four), (two, four))
    )

    assert numbers(msgspec.structs.replace(dam, copies=groups)) == [[1, 2, 3, 4]]


def test_articles_that_share_quotations_alone_stay_apart(dam: StoryView) -> None:
    group = msgspec.structs.replace(dam.copies[0], quotations=True)

    assert numbers(msgspec.structs.replace(dam, copies=(group,))) == [[4], [3], [2], [1]]
    assert [
        one.quoting
        for entry in entries(arrange(msgspec.structs.replace(dam, copies=(group,))))
        for one in entry.carried
    ] == [(), (2,), (3,), ()]
