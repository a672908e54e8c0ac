"""Which texts carry the words of which.
In: short fictional articles. Out: copy_of links, copy groups and their passages.
"""

from __future__ import annotations

from typing import Any

from reportedly.linking import link, view
from reportedly.record import CopyGroup, Revision

WIRE = (
    "The harbour of Port Alder was shut on Tuesday after two ferries ran aground on the western bank, the coast guard "
    "said, adding that divers would look at both hulls before the evening tide came in."
)


def copies(*group: Revision) -> tuple[CopyGroup, ...]:
    """The copy groups of these articles."""
    whole = view(group, link(group))
    assert whole is not None
    return whole.copies


def test_one_wire_under_three_mastheads_is_one_group(press: Any) -> None:
    agency = press.article(
        f"Harbour shut\n{WIRE}", outlet="Norvia Press", published="2031-05-06T12:00Z", url="https://a.example/1"
    )
    post = press.article(
        f"Ferries aground\n{WIRE}",
        outlet="Post",
        credits=("Norvia Press",),
        published="2031-05-06T11:00Z",
        url="https://b.example/1",
    )
    mail = press.article(
        f"Tide of trouble\n{WIRE} The mayor slept.",
        outlet="Mail",
        credits=("Norvia Press",),
        published="2031-05-06T15:00Z",
        url="https://c.example/1",
    )
    (group,) = copies(post, mail, agency)
    assert group.wire == "Norvia Press"
    assert len(group.articles) == 3
    assert WIRE.removesuffix(".") in group.passages[0]


def test_the_agency_is_the_original_even_when_its_page_is_later(press: Any) -> None:
    agency = press.article(f"Harbour shut\n{WIRE}", outlet="Norvia Press", published="2031-05-06T12:00Z")
    post = press.article(f"Aground\n{WIRE}", outlet="Post", credits=("Norvia Press",), published="2031-05-06T11:00Z")
    (copy,) = [found for found in link([agency, post]) if found.kind == "copy_of"]
    assert (copy.left, copy.right) == (post.text.id, agency.text.id)


def test_a_shared_sentence_is_not_a_copy(press: Any) -> None:
    one = press.article(f"One\n{WIRE} " + " ".join(f"word{n}" for n in range(80)))
    other = press.article(f"Two\n{WIRE} " + " ".join(f"other{n}" for n in range(80)))
    assert copies(one, other) == ()


def test_a_new_revision_of_a_page_is_not_a_copy_of_it(press: Any) -> None:
    url = "https://post.example/1"
    first = press.article(f"Aground\n{WIRE}", url=url, published="2031-05-06")
    second = press.article(f"Aground\n{WIRE} Nobody was hurt.", url=url, published="2031-05-06", updated="2031-05-07")
    assert copies(first, second) == ()
