from __future__ import annotations

import base64
import hashlib
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

import msgspec
import pytest

from reportedly.desk import page
from reportedly.desk.links import outside
from reportedly.record import Claim, Rewrite, StoryView, Text

HOSTILE = (
    '"\'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}&lt;</style></title>--><a href="javascript:x">'
)
"""What a hostile outlet might put into any field."""

WORDS_OF_OTHERS = {
    "text", "words", "headline", "title", "outlet", "byline", "input", "known_note", "note", "name", "label", "reason",
    "counts", "unit", "source", "origin", "dateline", "language", "wire", "by",
}  # fmt: skip
LISTS_OF_OTHERS = {"credits", "hedges", "names", "passages", "outlets"}


@dataclass
class Node:
    """An element of the page as a reader's program finds it."""

    tag: str
    attributes: dict[str, str]
    parent: Node | None = None
    children: list[Node | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def line(self) -> str:
        return " ".join(self.text.split())

    def __iter__(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child

    def all(self, *names: str) -> list[Node]:
        """Elements by tag (`a`) or class (`.line`); several names go down from each other."""
        found = [self]
        for name in names:
            found = [below for above in found for below in above if below is not above and below.fits(name)]
        return found

    def fits(self, name: str) -> bool:
        return name[1:] in self.attributes.get("class", "").split() if name.startswith(".") else name == self.tag

    def id(self, name: str) -> Node:
        [found] = [each for each in self if each.attributes.get("id") == name]
        return found

    def values(self, attribute: str) -> list[str]:
        return [each.attributes[attribute] for each in self if attribute in each.attributes]


class Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.top = self.at = Node("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(node)
        if tag not in ("meta", "link"):
            self.at = node

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.at.tag, f"</{tag}> closes <{self.at.tag}>"
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def parsed(shown: str) -> Node:
    parser = Parser()
    parser.feed(shown)
    parser.close()
    assert parser.at is parser.top
    return parser.top


@pytest.fixture(scope="module")
def tree(dam: StoryView, dam_texts: Mapping[str, Text]) -> Node:
    return parsed(page.render(dam, dam_texts))


def test_every_line_leads_to_the_marked_words(tree: Node) -> None:
    [line] = [each for each in tree.id("clm_shut").all(".on-supports", ".line") if "two officials" in each.text]
    [link] = line.all("a")
    place = tree.id(link.attributes["href"][1:])
    assert place.tag == "mark"
    assert place.text == "Tarmont is preparing to shut the gates of the Sarn dam on the upper Oel"


def test_no_link_leads_nowhere_and_no_id_is_used_twice(tree: Node) -> None:
    ids = tree.values("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.values("href") if href.startswith("#")} <= set(ids)
    assert set(tree.values("aria-labelledby")) <= set(ids)


def test_the_texts_stand_word_for_word(tree: Node, dam_texts: Mapping[str, Text]) -> None:
    for text in dam_texts.values():
        assert "\n".join(each.text for each in tree.id(text.id).all(".text", "p")) == text.text


def test_copies_of_one_line_are_one_line_with_two_places(tree: Node) -> None:
    lines = tree.id("clm_farms").all(".on-supports", ".line")
    assert [len(line.all(".cite")) for line in lines] == [2, 1]
    assert "by way of Kestrel" in lines[0].text


def test_words_that_are_the_whole_claim_stand_once(tree: Node) -> None:
    claim = tree.id("clm_repairs")
    assert claim.line.count("The gates of the Sarn dam were moved for repairs") == 1
    assert claim.all(".line", ".said")[0].line == "Tarmont's river authority said on Friday"


def test_a_pronoun_is_followed_by_the_name_it_stands_for(tree: Node) -> None:
    [line] = tree.id("clm_farms").all(".on-hedges", ".line")
    assert "She [Ilva Marren] warned up to 3,000 farms could fall dry" in line.line


def test_only_a_quotation_stands_in_quotation_marks(tree: Node) -> None:
    said = [each.text for each in tree.id("clm_shut").all(".said", ".words")]
    assert "“There is no plan and there was never a plan”" in said
    assert "that the gates of the Sarn dam would be shut" in said


def test_a_status_says_since_when_and_what_it_was_before(tree: Node) -> None:
    [standing] = tree.id("clm_shut").all(".standing", "summary")
    assert standing.line == "alleged 3 Mar 2031 → contested since 5 Mar 2031"


def test_an_inferred_day_says_how_it_is_known(tree: Node) -> None:
    assert "Known from 5 Mar 2031: day inferred: carries the words of Veldan Post of 2031-03-05" in [
        each.line for each in tree.all(".entry", ".dated")
    ]


def test_a_figure_that_moved_is_drawn_and_told_in_a_table(tree: Node) -> None:
    [series] = tree.all(".series")
    assert len(series.all("svg")) == 1
    assert [row.all("td")[1].line for row in series.all("tbody", "tr")] == [
        "up to 3,000 ≤ 3,000", "about 1,200", "about 1,200", "At least 1,900 ≥ 1,900",
    ]  # fmt: skip


def test_who_speaks_through_whom_is_drawn_and_told_in_a_table(tree: Node) -> None:
    section = tree.id("speakers")
    assert len(section.all("svg")) == 1
    rows = [[cell.line for cell in row.all("td")] for row in section.all("tbody", "tr")]
    assert len(rows) == 9
    assert [
        "Tarmont Odo Brask, Tarmont's river authority", "Kestrel in Marrow Herald, Veldan Post", "denies 2",
        "5 Mar 2031", "[3] [2] [2]",
    ] in [[*row[:4], " ".join(sorted(row[4].split(), reverse=True))] for row in rows]  # fmt: skip


def test_a_node_leads_to_its_article_or_to_its_row_in_the_table(tree: Node) -> None:
    nodes = {each.all("title")[0].text.split(";")[0]: each.attributes["href"] for each in tree.all(".node")}
    assert tree.id(nodes["The Lowland Times"][1:]).tag == "li"
    assert tree.id(nodes["Tarmont"][1:]).tag == "td"


def test_changes_stand_by_day_newest_first(tree: Node) -> None:
    assert [each.line for each in tree.id("changes").all("h3")] == ["7 Mar 2031", "5 Mar 2031", "3 Mar 2031"]


def test_copies_are_told_with_the_agency_they_credit(tree: Node) -> None:
    assert tree.id("copies").all("p")[0].line == "Credited to Kestrel: [2] Veldan Post, [3] Marrow Herald"


def test_origins_are_a_range_and_who_is_counted_as_one_is_named(tree: Node) -> None:
    shown = [each.line for each in tree.all(".origins")]
    assert any(line.startswith("1 to 2 origins, 2 outlets") for line in shown)
    assert any("counted as one: Odo Brask, Tarmont's river authority (one government)" in line for line in shown)


def test_a_rewrite_leads_to_what_it_is_derived_from(dam: StoryView, dam_texts: Mapping[str, Text]) -> None:
    first, second = dam.articles[:2]
    rewrite = Rewrite(articles=(second.id, first.id), source=first.id, passages=("the gates of the Sarn dam",))
    unsure = msgspec.structs.replace(rewrite, source=None)
    tree = parsed(page.render(msgspec.structs.replace(dam, rewrites=(rewrite,)), dam_texts))
    assert "derived from [1]" in tree.id(second.id).line
    assert tree.id("rewrites").all("p")[0].line == "[2] Veldan Post derived from [1] Oel Valley Courier"
    tree = parsed(page.render(msgspec.structs.replace(dam, rewrites=(unsure,)), dam_texts))
    assert "one report with [1]" in tree.id(second.id).line


def test_articles_that_share_quotations_are_not_told_as_copies(dam: StoryView, dam_texts: Mapping[str, Text]) -> None:
    group = msgspec.structs.replace(dam.copies[0], quotations=True, wire=None)
    tree = parsed(page.render(msgspec.structs.replace(dam, copies=(group,)), dam_texts))
    assert tree.id("copies").all("p")[0].line.startswith("Shared quotations: [2] Veldan Post")
    assert "same quotations as [3]" in tree.id(dam.articles[1].id).line
    assert "same words as" not in tree.text


def test_without_the_texts_lines_lead_to_the_articles(dam: StoryView) -> None:
    tree = parsed(page.render(dam, {}))
    assert not tree.all("mark")
    assert {link.attributes["href"] for link in tree.all(".line", ".cite")} <= {f"#{a.id}" for a in dam.articles}
    assert "its text is not at hand" in tree.text


def test_both_texts_of_an_edited_page_are_there(dam: StoryView, dam_texts: Mapping[str, Text]) -> None:
    first, edited = dam.articles[0], Text.of(text="Tarmont shut Sarn dam, officials say")
    article = msgspec.structs.replace(first, text_id=edited.id, revisions=(first.text_id, edited.id))
    view = msgspec.structs.replace(dam, articles=(article, *dam.articles[1:]))
    tree = parsed(page.render(view, {**dam_texts, edited.id: edited}))
    assert "earlier version" in tree.id(first.text_id).all("summary")[0].text
    assert "earlier version" not in tree.id(edited.id).all("summary")[0].text


def test_claims_beyond_the_first_are_folded_and_none_is_left_out(dam: StoryView, dam_texts: Mapping[str, Text]) -> None:
    claims = tuple(msgspec.structs.replace(dam.claims[1], id=f"clm_{number}") for number in range(40))
    tree = parsed(page.render(msgspec.structs.replace(dam, claims=claims), dam_texts))
    assert len(tree.all(".claim")) == 40
    assert len(tree.id("claims").all(".more", ".claim")) == 10
    assert tree.id("claims").all(".more", "summary")[0].text == "10 more claims"


def test_a_story_without_claims_says_so(dam: StoryView, dam_texts: Mapping[str, Text]) -> None:
    bare = msgspec.structs.replace(dam, claims=(), changes=(), copies=(), series=())
    assert "No claims by this day." in page.render(bare, dam_texts)


def test_the_same_story_in_any_order_is_the_same_page(dam: StoryView, dam_texts: Mapping[str, Text]) -> None:
    shuffled = random.Random(7)  # noqa: S311 - an order, not a secret
    parts = {
        name: tuple(shuffled.sample(getattr(dam, name), len(getattr(dam, name))))
        for name in ("articles", "entities", "statements", "claims", "changes")
    }
    other = msgspec.structs.replace(dam, **parts)
    assert page.render(other, dict(reversed(list(dam_texts.items())))) == page.render(dam, dam_texts)


def test_a_claim_under_another_is_folded_beneath_it_with_all_its_lines(
    ahead: StoryView, ahead_texts: Mapping[str, Text]
) -> None:
    tree = parsed(page.render(ahead, ahead_texts))
    [precise] = tree.id("clm_shut").all(".specific")
    assert precise.attributes["id"] == "clm_precise"
    [summary] = precise.all("summary")
    assert summary.line == "more precisely: “it was “a closure by another name”” — single-source, 1 origin; [6]"
    assert len(precise.all(".line")) == 2
    assert len(tree.all(".claim")) == 3


def test_another_figure_of_the_same_day_leads_to_its_claim(dam: StoryView, dam_texts: Mapping[str, Text]) -> None:
    farms, repairs, shut = dam.claims
    rival = msgspec.structs.replace(farms, rivals=("clm_repairs",))
    tree = parsed(page.render(msgspec.structs.replace(dam, claims=(rival, repairs, shut)), dam_texts))
    [line] = [each for each in tree.id("clm_farms").all(".origins") if "another figure" in each.text]
    assert line.line == "another figure the same day: The gates of the Sarn dam were moved for repairs"
    assert line.all("a")[0].attributes["href"] == "#clm_repairs"


def test_what_is_coming_leads_to_its_words_and_to_the_later_report(
    ahead: StoryView, ahead_texts: Mapping[str, Text]
) -> None:
    tree = parsed(page.render(ahead, ahead_texts))
    section = tree.id("coming")
    assert [each.line for each in section.all("h3")] == [
        "due", "the day is past, with no later report by 8 Mar 2031", "followed by a later report",
    ]  # fmt: skip
    due, passed, met = section.all(".line")
    assert due.line.startswith("1 Apr 2031: “1 April” two engineers said The gates of the Sarn dam will be shut")
    assert "his office announced" in passed.line
    assert [len(each.all(".cite")) for each in (due, passed, met)] == [2, 2, 3]
    last = met.all(".cite")[-1].attributes["href"][1:]
    assert tree.id(last).text == "The river is closed to barges"


def test_without_forecasts_there_is_no_part_for_them(tree: Node) -> None:
    assert not [each for each in tree if each.attributes.get("id") == "coming"]
    assert "#coming" not in tree.values("href")


def test_what_a_person_ruled_is_marked(ahead: StoryView, ahead_texts: Mapping[str, Text]) -> None:
    tree = parsed(page.render(ahead, ahead_texts))
    assert [each.line for each in tree.all(".ruled")] == ["by ruling of ana"]
    assert "She [Ilva Marren, by ruling of bo] warned" in tree.id("clm_farms").line


def test_a_page_with_all_parts_leads_nowhere_that_is_not_there(
    ahead: StoryView, ahead_texts: Mapping[str, Text]
) -> None:
    test_no_link_leads_nowhere_and_no_id_is_used_twice(parsed(page.render(ahead, ahead_texts)))


def test_only_web_addresses_become_links(tree: Node) -> None:
    [link] = [each for each in tree.all("a") if not each.attributes["href"].startswith("#")]
    assert link.attributes["href"] == "https://courier.example/sarn?a=1&b=2"
    assert "noopener" in link.attributes["rel"].split()


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//host/x", "http://", "https://[x", "", None]
)
def test_an_address_that_is_not_of_the_web_is_no_link(url: str | None) -> None:
    assert outside(url) is None


def test_hostile_words_add_no_element_and_no_attribute(ahead: StoryView, ahead_texts: Mapping[str, Text]) -> None:
    hostile, harmless = (parsed(poisoned(ahead, ahead_texts, words)) for words in (HOSTILE, "x" * len(HOSTILE)))
    assert shape(hostile) == shape(harmless)
    assert hostile.text.count(HOSTILE) == harmless.text.count("x" * len(HOSTILE)) > 100
    assert hostile.all("title")[0].text == HOSTILE


def test_the_policy_names_the_digests_of_the_style_and_the_script(
    dam: StoryView, dam_texts: Mapping[str, Text]
) -> None:
    shown = page.render(dam, dam_texts)
    policy = parsed(shown).values("content")[0]
    for tag in ("style", "script"):
        [inside] = re.findall(f"<{tag}>(.*?)</{tag}>", shown, flags=re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")


def test_nothing_is_loaded_from_anywhere(tree: Node) -> None:
    attributes = {name for each in tree for name in each.attributes}
    assert not {"src", "srcset", "style", "action"} & attributes
    assert not [name for name in attributes if name.startswith("on")]
    assert [each.attributes["href"] for each in tree.all("link")] == ["data:,"]
    [style] = tree.all("style")
    assert "@import" not in style.text
    assert "url(" not in style.text


def test_headings_go_down_one_level_at_a_time(ahead: StoryView, ahead_texts: Mapping[str, Text]) -> None:
    tree = parsed(page.render(ahead, ahead_texts))
    levels = [int(each.tag[1]) for each in tree if each.tag in ("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_the_page_has_one_main_part_and_says_its_language(tree: Node) -> None:
    assert len(tree.all("main")) == len(tree.all("nav")) == len(tree.all("header")) == 1
    assert tree.all("html")[0].attributes["lang"] == "en"


def poisoned(view: StoryView, texts: Mapping[str, Text], words: str) -> str:
    """The page of the story with every word that comes from outside replaced."""
    poisoned = msgspec.convert(_replace(msgspec.to_builtins(view), words), StoryView)
    claims = tuple(_with_history(claim, words) for claim in poisoned.claims)
    bodies = {
        each.id: msgspec.structs.replace(each, text=(words * 20)[: len(each.text)], title=None, language=words)
        for each in texts.values()
    }
    return page.render(msgspec.structs.replace(poisoned, claims=claims), bodies)


def _with_history(claim: Claim, words: str) -> Claim:
    history = tuple(msgspec.structs.replace(step, reason=words) for step in claim.history)
    return msgspec.structs.replace(claim, history=history, reason=words)


def _replace(value: object, words: str, key: str = "") -> object:
    if isinstance(value, dict):
        replaced = {k: _replace(v, words, k) for k, v in value.items()}
        if isinstance(value.get("start"), int):  # a span: the words must be as long as their place
            replaced["text"] = (words * 20)[: value["end"] - value["start"]]
        return replaced
    if isinstance(value, (list, tuple)):
        return [_replace(v, words, "words" if key in LISTS_OF_OTHERS else key) for v in value]
    if key == "url" and isinstance(value, str):
        return "javascript:" + words
    theirs = isinstance(value, str) and key in WORDS_OF_OTHERS and not value.startswith("stm_")
    return words if theirs else value


def shape(tree: Node) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.tag, tuple(sorted(each.attributes))) for each in tree]
