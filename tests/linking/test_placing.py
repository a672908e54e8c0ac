"""The day from which a reader could know a text.
In: fictional articles, some without a date. Out: their days, where those come from, and why.
"""

from __future__ import annotations

from typing import Any

from reportedly.linking import link, view
from reportedly.record import Article, Revision

WORDS = (
    "Tamsin dam cracks again\nThe Tamsin dam in Varania has cracked, engineers said, and villagers were told to leave."
)


def placed(*group: Revision) -> dict[str | None, Article]:
    """The articles of a group by outlet."""
    whole = view(group, link(group))
    assert whole is not None
    return {article.outlet: article for article in whole.articles}


def test_an_undated_text_stands_beside_the_one_most_like_it(press: Any) -> None:
    near = press.article(WORDS, outlet="Near", published="2031-03-04")
    far = press.article("Opera\nThe opera has a new director.", outlet="Far", published="2031-02-01")
    article = placed(near, far, press.article(WORDS + " More rain fell.", outlet="Bare"))["Bare"]
    assert (article.known_on, article.known_from) == ("2031-03-04", "inferred")
    assert article.known_note == "no date in the text; beside the article most like it, of 2031-03-04"


def test_its_own_dates_and_weekdays_place_it(press: Any) -> None:
    near = press.article(WORDS, outlet="Near", published="2031-03-04")
    text = WORDS + " A photo of March 7 shows the wall. Later Monday the ministry spoke."
    bare = press.article(text, outlet="Bare", times=[("March 7", "XXXX-03-07"), ("Monday", "XXXX-WXX-1")])
    assert placed(near, bare)["Bare"].known_on == "2031-03-10"


def test_days_ahead_do_not_place_it(press: Any) -> None:
    near = press.article(WORDS, outlet="Near", published="2031-03-04")
    text = WORDS + " A photo of March 7 shows the wall. It may break as early as Sunday."
    bare = press.article(text, outlet="Bare", times=[("March 7", "XXXX-03-07"), ("Sunday", "XXXX-WXX-7")])
    assert placed(near, bare)["Bare"].known_on == "2031-03-07"


def test_a_text_alone_in_time_is_known_when_it_was_seen(press: Any) -> None:
    article = placed(press.article(WORDS, outlet="Bare", observed_at="2031-04-01T10:00:00Z"))["Bare"]
    assert (article.known_on, article.known_from) == ("2031-04-01", "observed")


def test_an_edit_is_known_from_its_update(press: Any) -> None:
    url = "https://near.example/1"
    first = press.article(WORDS, outlet="Near", url=url, published="2031-03-04")
    second = press.article(
        WORDS.replace("engineers", "divers"), outlet="Near", url=url, published="2031-03-04", updated="2031-03-06"
    )
    whole = view((second, first), link((second, first)))
    assert whole is not None
    assert [article.known_on for article in whole.articles] == ["2031-03-04"]
    (edit,) = [change for change in whole.changes if change.kind == "text edited"]
    assert (edit.date, edit.text) == ("2031-03-06", "“engineers” → “divers”")
    before = view((second, first), link((second, first)), "2031-03-05")
    assert before is not None
    assert before.articles[0].text_id == first.text.id


def test_an_undated_text_as_like_two_dated_ones_stands_beside_the_later(press: Any) -> None:
    first = press.article(WORDS, outlet="First", published="2031-03-04")
    second = press.article(WORDS, outlet="Second", published="2031-03-09")
    articles = placed(first, second, press.article(WORDS, outlet="Undated"))
    assert articles["Undated"].known_on == "2031-03-09"
