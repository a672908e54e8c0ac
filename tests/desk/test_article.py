from __future__ import annotations

from collections.abc import Mapping

from reportedly.desk.article import Laid, lay_out
from reportedly.desk.claim import holding
from reportedly.desk.claim import lay_out as lay_out_claim
from reportedly.desk.sheet import Sheet, arrange
from reportedly.record import Article, Reading, ReadingView, Statement, StoryView, Text

WIRE = 2


def read(text: Text, *statements: Statement) -> ReadingView:
    """A text, read."""
    reading = Reading(id="rdg_a", text_id=text.id, plan_id="pln_a", statements=statements)
    return ReadingView.of("page.html", text, reading)


def laid(story: StoryView, texts: Mapping[str, Text], number: int, *, first: int = 1) -> Laid:
    """An article of the story by its number."""
    sheet = arrange(story)
    it = article(sheet, number)
    text = texts[it.text_id]
    said = (one for one in story.statements if one.text_id == text.id)
    return lay_out(sheet, it, text, read(text, *said), first=first)


def article(sheet: Sheet, number: int) -> Article:
    return next(one for one in sheet.articles if sheet.numbers[one.id] == number)


def test_notes_stand_beside_the_paragraph_in_which_their_statement_begins(
    dam: StoryView, dam_texts: Mapping[str, Text]
) -> None:
    blocks = laid(dam, dam_texts, 1).blocks
    assert [[note.statement.id for note in block.notes] for block in blocks] == [
        ["stm_headline"], [], ["stm_officials"], ["stm_lose", "stm_farms"], ["stm_embassy"],
    ]  # fmt: skip


def test_numbers_follow_the_text_and_a_later_part_goes_on_with_them(
    dam: StoryView, dam_texts: Mapping[str, Text]
) -> None:
    assert [note.number for note in laid(dam, dam_texts, 1).notes.values()] == [1, 2, 3, 4, 5]
    part = laid(dam, dam_texts, 1, first=4)
    assert [note.statement.id for note in part.notes.values()] == ["stm_farms", "stm_embassy"]
    assert (part.first, part.last, part.statements) == (4, 5, 5)


def test_a_statement_within_the_words_of_another_names_it(dam: StoryView, dam_texts: Mapping[str, Text]) -> None:
    notes = laid(dam, dam_texts, 4).notes
    assert notes["stm_believed"].within == notes["stm_anders"].number
    assert notes["stm_anders"].within is None


def test_a_note_tells_who_and_which_stance_and_the_claims_by_side(
    dam: StoryView, dam_texts: Mapping[str, Text]
) -> None:
    note = laid(dam, dam_texts, WIRE).notes["stm_never"]
    assert note.told == f"Statement {note.number}: Brask (Odo Brask), denies"
    assert note.glyph == "✗"
    assert [(side, claim.id) for side, claim in note.claims] == [("denies", "clm_shut")]


def test_what_a_changed_page_still_says_has_the_claims_of_what_it_said(
    dam: StoryView, dam_texts: Mapping[str, Text]
) -> None:
    sheet = arrange(dam)
    it = article(sheet, WIRE)
    said = next(one for one in dam.statements if one.id == "stm_never")
    again = Statement(**{name: getattr(said, name) for name in Statement.__struct_fields__ if name != "id"}, id="stm_b")
    changed = Text.of(text=dam_texts[it.text_id].text, outlet="changed")
    [note] = lay_out(sheet, it, changed, read(changed, again)).notes.values()
    assert note.statement.id == "stm_b"
    assert note.known_as == "Odo Brask"
    assert [claim.id for _, claim in note.claims] == ["clm_shut"]


def test_a_claim_lists_the_likest_others_first(dam: StoryView) -> None:
    found = lay_out_claim(arrange(dam), "clm_shut", ())
    assert found is not None
    assert found.others[0].id == "clm_repairs"  # 'The gates of the Sarn dam' is in both


def test_a_statement_leads_to_the_claim_that_stands_under_its_words(dam: StoryView) -> None:
    sheet = arrange(dam)
    assert [getattr(holding(sheet, name), "id", None) for name in ("stm_officials", "stm_union", "stm_gone")] == [
        "clm_shut", "clm_farms", None,
    ]  # fmt: skip
