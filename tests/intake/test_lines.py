from __future__ import annotations

import numpy as np
import pytest

from bench.lines import _counts
from reportedly.intake import lines
from reportedly.intake.flat import flatten, settled
from reportedly.intake.lines import FEWEST, UNLIKE, features, guesses, logistic, settle_by, shipped, smooth, table
from reportedly.intake.pieces import Piece
from training.lines import Example, label

BODY = "The harbour ministry said on Tuesday that the port would stay closed for another week."


def pieces(*chosen: Piece) -> list[Piece]:
    """The chosen ones, and as many more as a scraped page has."""
    return [*chosen, *(Piece((100 + n,), "Menu", "interface text") for n in range(FEWEST))]


def likely(text: list[Piece], *odds: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([*odds, *[0.0] * (len(text) - len(odds))])


def test_a_piece_of_the_body_that_is_unlike_an_article_is_dropped_and_says_so() -> None:
    text = pieces(Piece((1,), BODY, role="body"), Piece((2,), "Tide tables for sailors", role="body"))
    settle_by(likely(text, 0.9, 0.1), text)
    assert [(piece.role, piece.why) for piece in text[:2]] == [("body", None), (None, UNLIKE)]


def test_a_piece_dropped_for_where_it_stands_is_taken_back() -> None:
    text = pieces(Piece((1,), BODY, "outside the article"), Piece((2,), "Calm seas", "link list"))
    settle_by(likely(text, 0.9, 0.1), text)
    assert [(piece.role, piece.why) for piece in text[:2]] == [("body", None), (None, "link list")]


@pytest.mark.parametrize("why", ["share buttons", "listed link", "caption repeated", "byline, publication time"])
def test_what_a_rule_names_stays_dropped(why: str) -> None:
    text = pieces(Piece((1,), BODY, why))
    settle_by(likely(text, 1.0), text)
    assert (text[0].role, text[0].why) == (None, why)


def test_a_copy_is_taken_back_only_where_its_original_is_lost() -> None:
    first, copy = Piece((1,), BODY, "outside the article"), Piece((2,), BODY, "line repeated", copy_of=0)
    text = pieces(first, copy)
    settle_by(likely(text, 0.1, 0.9), text)
    assert [piece.role for piece in text[:2]] == [None, "body"]

    kept = pieces(Piece((1,), BODY, role="body"), Piece((2,), BODY, "line repeated", copy_of=0))
    settle_by(likely(kept, 0.9, 0.9), kept)
    assert [piece.role for piece in kept[:2]] == ["body", None]


def test_a_copy_with_other_words_is_another_item_of_the_list() -> None:
    one, other = "Second week: 1 green tin, 2 red tins, 1 blue tin", "Second week: 1 green tin, 2 red tins, 1 grey tin"
    text = pieces(Piece((1,), one, role="body"), Piece((2,), other, "line repeated", copy_of=0))
    settle_by(likely(text, 0.9, 0.9), text)
    assert [piece.role for piece in text[:2]] == ["body", "body"]


def test_an_address_between_an_articles_lines_is_taken_back() -> None:
    text = pieces(
        Piece((1,), BODY, role="body"),
        Piece((2,), "https://harbour.example", "address"),
        Piece((3,), BODY, role="body"),
    )
    settle_by(likely(text, 0.9, 0.9, 0.9), text)
    assert [piece.role for piece in text[:3]] == ["body"] * 3


def test_a_heading_is_taken_back_only_between_paragraphs_or_when_very_likely() -> None:
    heading = "Belvia calls for talks"
    text = pieces(
        Piece((1,), heading, "link list"),
        Piece((2,), BODY, role="body"),
        Piece((3,), heading, "link list"),
        Piece((4,), BODY, role="body"),
        Piece((5,), heading, "link list"),
    )
    settle_by(likely(text, 0.7, 0.9, 0.7, 0.9, 0.7), text)
    assert [piece.role for piece in text[:5]] == [None, "body", "body", "body", None]

    last = pieces(Piece((1,), BODY, role="body"), Piece((2,), BODY, role="body"), Piece((3,), heading, "link list"))
    settle_by(likely(last, 0.9, 0.9, 0.9), last)
    assert last[2].role == "body"


def test_titles_and_captions_are_not_touched() -> None:
    text = pieces(Piece((1,), "Port stays closed", role="title"), Piece((2,), "(FILES) The port.", role="caption"))
    settle_by(likely(text), text)
    assert [piece.role for piece in text[:2]] == ["title", "caption"]


def test_of_a_short_text_the_rules_alone_decide() -> None:
    text = [Piece((1,), BODY, role="body")]
    settle_by(np.array([0.0]), text)
    assert text[0].role == "body"


def test_the_weights_in_the_package_are_those_of_the_features() -> None:
    found, _ = settled(f"Port stays closed\n\n{BODY}\n\n{BODY[:-1]}, he said.")
    columns = features(found)
    model = shipped()
    further = guesses(columns, logistic(table(columns), model.first))
    assert tuple(columns) == model.names
    assert len(model.first) == len(columns) + 1
    assert len(model.second.straight) == len(model.second.hidden) == len(columns) + len(further) + 1
    assert len(model.second.out) == model.second.hidden.shape[1]
    assert all(np.isfinite(column).all() for column in (*columns.values(), *further.values()))


def test_weights_of_other_features_are_refused() -> None:
    columns = features(settled(BODY)[0])
    with pytest.raises(ValueError, match="made for other features"):
        lines.probabilities(columns, shipped()._replace(names=("words",)))


def test_smoothing_follows_the_neighbours_and_pieces_that_are_not_open_tell_nothing() -> None:
    everywhere, guess = np.ones(5), np.array([0.9, 0.9, 0.4, 0.9, 0.9])
    assert smooth(guess, everywhere)[2] > 0.4
    assert smooth(np.array([0.1, 0.1, 0.4, 0.1, 0.1]), everywhere)[2] < 0.4
    assert np.allclose(smooth(guess, np.zeros(5)), smooth(1 - guess, np.zeros(5)))


def test_a_page_full_of_furniture_keeps_its_article() -> None:
    paragraphs = [
        "The harbour ministry of Velmora said on Tuesday that the port would stay closed for another week.",
        "Pilots who have waited outside the bay since the weekend said that nobody had told them when to come back.",
        "“We have water until Friday,” said Oda Prell, who leads the pilots of the eleven ships in the bay.",
        "A spokesman for the ministry declined to say who had ordered the search of the three basins.",
        "Fishermen said that they would go out again as soon as the first basin was open, whatever the ministry says.",
    ]
    menu = ["Home", "World", "Business", "Sport", "Weather", "Tide tables", "Log in", "Subscribe now"]
    teasers = [
        "Marathon draws a record crowd",
        "Tram line opens in autumn",
        "Old lighthouse for sale",
        "Fish prices fall",
    ]
    raw = "\n\n".join(
        [*menu, "Port stays closed as ships wait", *paragraphs, "Most read", *teasers, *teasers[::-1], *menu]
    )
    draft = flatten(raw)
    assert draft.title == "Port stays closed as ships wait"
    assert [block.text for block in draft.blocks] == paragraphs
    assert len(draft.dropped) == 2 * len(menu) + 2 * len(teasers) + 1


def test_a_line_is_of_the_article_when_nearly_all_of_it_runs_there() -> None:
    body = f"{BODY} Nobody asked.\nDay 1"
    lines = [BODY, f"Read this: {BODY}", "The ministry said the port was closed", "Day 1", "Nobody asked", "—"]
    assert label(lines, body) == [True, True, False, True, False, False]


def test_a_title_or_caption_is_kept_where_the_true_body_has_it_and_else_not_counted() -> None:
    text = [Piece((n,), f"{BODY} {n}") for n in range(5)]
    example = Example(text, {}, np.array([1.0, 1.0, 1.0, 0.0, 0.0]))
    counts = _counts(example, ["body", "caption", None, "title", "body"])
    assert (counts["hit"], counts["lost"], counts["extra"]) == (2, 1, 1)
