"""The `reader` method with the package's own model: simple sentences, and what holds for the reading of any text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading import plan_of, read, read_one
from reportedly.reading.reader import method
from reportedly.record import Instant, Reading, Statement, Text

pytestmark = pytest.mark.skipif(not method.is_here(), reason="the package has no model files of the reader")


def reading(words: str, title: str | None = None) -> Reading:
    text = Text.of(text=f"{title}\n\n{words}" if title else words, title=title, language="en")
    found = read_one(text, plan_of("reader"))
    found.check(text)
    return found


def statements(words: str, title: str | None = None) -> tuple[Statement, ...]:
    return reading(words, title).statements


def only(words: str) -> Statement:
    found = statements(words)
    assert len(found) == 1, [statement.words for statement in found]
    return found[0]


def cue(statement: Statement) -> str:
    return " ".join(span.text for span in statement.cue)


def chain(statement: Statement) -> list[str]:
    return [link.text for link in statement.chain]


@pytest.mark.parametrize(
    ("text", "source", "said", "words"),
    [
        ("“The pier is shut,” Oskar Venn said on Monday.", "Oskar Venn", "said", "The pier is shut"),
        ('"The pier is shut," said Mayor Oskar Venn.', "Mayor Oskar Venn", "said", "The pier is shut"),
        ("“Is the pier shut?” Ilva Dorn asked.", "Ilva Dorn", "asked", "Is the pier shut?"),
        ("Ilva Dorn said that the pier was shut.", "Ilva Dorn", "said", "the pier was shut"),
        ("The pier was shut, Ilva Dorn said.", "Ilva Dorn", "said", "The pier was shut"),
        (
            "Three tugs were damaged, according to the Harbour Authority.",
            "the Harbour Authority", "according to", "Three tugs were damaged",
        ),
        (
            "According to the Harbour Authority, three tugs were damaged.",
            "the Harbour Authority", "According to", "three tugs were damaged",
        ),
    ],
)  # fmt: skip
def test_who_said_what(text: str, source: str, said: str, words: str) -> None:
    statement = only(text)
    assert (statement.source.text, cue(statement), statement.words) == (source, said, words)
    assert statement.stance == "asserts"
    assert not statement.source.anonymous


def test_a_quotation_in_two_pieces_is_one_statement() -> None:
    statement = only("“We saw the lights,” Hanna Lode said, “and then they went out.”")
    assert statement.words == "We saw the lights … and then they went out"
    assert statement.kind == "direct"


def test_words_that_are_quoted_in_part_are_mixed() -> None:
    statement = only("Ilva Dorn said the gate was “as good as dead” and would be replaced.")
    assert statement.kind == "mixed"
    assert statement.words == "the gate was “as good as dead” and would be replaced"


@pytest.mark.parametrize(
    "text",
    [
        "Three officials said the gate was broken.",
        "The gate was broken, according to two people familiar with the inspection.",
        "A harbour official who spoke on condition of anonymity said the gate was broken.",
        "Sources close to the port said the gate was broken.",
    ],
)
def test_a_source_without_a_name_is_anonymous(text: str) -> None:
    statement = only(text)
    assert statement.source.anonymous
    assert statement.words.lower() == "the gate was broken"


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied that any ship had left the harbour.",
        "Ilva Dorn rejected the claim that ships had left the harbour.",
        "“No ship has left the harbour,” Ilva Dorn said.",
    ],
)
def test_a_denial_is_a_denial(text: str) -> None:
    assert statements(text)[0].stance == "denies"


def test_who_declines_to_comment_says_nothing() -> None:
    statement = only("The foreign ministry declined to comment.")
    assert (statement.source.text, statement.stance, statement.words) == ("The foreign ministry", "declines", "")


def test_or_names_what_he_keeps_silent_on() -> None:
    statement = only("A spokesman for the port declined to comment on the report.")
    assert (statement.stance, statement.words) == ("declines", "the report")


def test_what_is_only_told_is_no_statement() -> None:
    assert statements("The ferry left the harbour at noon. Two tugs followed it.") == ()


def test_a_statement_inside_another_comes_through_it() -> None:
    outer, inner = statements("Ilva Dorn said the ministry had told her that the pier was shut.")
    assert (outer.source.text, chain(outer)) == ("Ilva Dorn", [])
    assert outer.words == "the ministry had told her that the pier was shut"
    assert (inner.source.text, inner.words, chain(inner)) == ("the ministry", "the pier was shut", ["Ilva Dorn"])


@pytest.mark.parametrize(
    "text",
    [
        "The Aldmoor Gazette reported, citing two officials, that the pier was shut.",
        "The pier was shut, the Aldmoor Gazette reported on Monday, citing two officials.",
        "The Aldmoor Gazette, citing two officials, reported that the pier was shut.",
    ],
)
def test_who_is_cited_comes_through_who_cites(text: str) -> None:
    teller, cited = sorted(statements(text), key=lambda statement: len(statement.chain))
    assert teller.source.text is not None
    assert teller.source.text.lower() == "the aldmoor gazette"
    assert (cited.source.text, chain(cited)) == ("two officials", [teller.source.text])
    assert teller.words.lower() == cited.words.lower() == "the pier was shut"


def test_a_medium_that_was_told_is_in_the_chain() -> None:
    statement = only("Foreign Minister Ilva Dorn told Norvik Radio that the ferry was running again.")
    assert chain(statement) == ["Norvik Radio"]


def test_a_quotation_over_two_paragraphs_is_whole() -> None:
    found = statements("“We saw the lights.\n\n“Then they went out,” Hanna Lode said.")
    said = " … ".join(statement.words for statement in found)
    assert "We saw the lights" in said
    assert "Then they went out" in said
    assert {statement.kind for statement in found} == {"direct"}


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Port authority says pier is shut", "Port authority"),
        ("Pier is shut, port authority says", "port authority"),
        ("Port authority: pier is shut", "Port authority"),
        ("Pier is shut: port authority", "port authority"),
    ],
)
def test_a_headline_says_something_too(title: str, source: str) -> None:
    headline = statements("The pier was shut on Monday, the port authority said.", title)[0]
    assert (headline.location, headline.source.text) == ("headline", source)
    assert headline.words.lower() == "pier is shut"


def test_the_minister_of_a_headline_is_the_one_named_below() -> None:
    headline, body = statements(
        "Foreign Minister Ilva Dorn denied on Monday that the pier was shut.", "Minister denies pier is shut"
    )
    assert headline.location == "headline"
    assert headline.source.entity == body.source.entity is not None
    assert headline.stance == body.stance == "denies"


def test_a_pronoun_is_the_speaker_before() -> None:
    first, second = statements("The ferry is late, Ilva Dorn said. She said boats were waiting.")
    assert first.source.entity == second.source.entity is not None


def test_two_verbs_share_their_subject() -> None:
    first, second = statements("Ilva Dorn denied the report and called for an inquiry.")
    assert first.source == second.source
    assert (first.stance, second.stance) == ("denies", "urges")


def test_a_text_in_another_language_is_kept_and_marked() -> None:
    found = read_one(Text.of(text="Das Amt sagte, die Schiffe seien fort.", language="de"), plan_of("reader"))
    assert found.statements == ()
    assert len(found.issues) == 1


PIECES = (
    "the ministry said told that “ ” \" ' ‘ ’ « » , . : ; — ( ) and according to citing reports of claims denied on "
    "declined to comment silent Dorn Ilva Minister who reportedly is believed neither nor 1,500 Friday if she they it "
    "'s was \n \n\n 😀 👩\u200d🚀 e\u0301 \u0301 \u200d \u00a0 \u2028 \t \u202f \ufeff – a U.S. ”. .” I We told ?  "
).split(" ")
"""The empty word at the end makes two spaces in a row."""
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=60)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.booleans())
def test_every_span_is_verbatim_and_no_id_stands_twice(words: str, titled: bool) -> None:
    words = words.replace("\0", "")
    title = words.partition("\n")[0] if titled else None
    text = Text.of(text=words, title=title or None, language="en", published=Instant(value="2026-03-10", from_="given"))
    found = read_one(text, plan_of("reader"))
    found.check(text)
    assert len({statement.id for statement in found.statements}) == len(found.statements)
    known = {entity.id for entity in found.entities}
    assert {mention.entity for mention in found.mentions} <= known
    assert len({mention.range for mention in found.mentions}) == len(found.mentions)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_the_same_text_is_read_the_same_again(words: str) -> None:
    text = Text.of(text=words.replace("\0", ""), language="en")
    assert read_one(text, plan_of("reader")) == read_one(text, plan_of("reader"))


@settings(max_examples=20, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_a_text_is_read_alone_as_among_others(many: list[str]) -> None:
    texts = [Text.of(text=words.replace("\0", ""), language="en") for words in many]
    plan = plan_of("reader")
    assert list(read(texts, plan)) == [read_one(text, plan) for text in texts]


def test_a_long_text_is_read_to_its_end() -> None:
    words = "\n\n".join(f"Pier {n} is shut, the Harbour Authority said on Monday." for n in range(120))
    found = statements(words)
    assert len(found) == 120
    assert all(statement.words.endswith(f"Pier {n} is shut") for n, statement in enumerate(found))


def test_reading_needs_no_training_packages() -> None:
    script = (
        "import sys\n"
        "from reportedly.reading import plan_of, read_one\n"
        "from reportedly.record import Text\n"
        "found = read_one(Text.of(text='The pier is shut, Ilva Dorn said.', language='en'), plan_of('reader'))\n"
        "assert found.statements\n"
        "print(sorted({'torch', 'transformers', 'spacy', 'tensorflow', 'sklearn'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "[]"


def test_the_plan_names_the_reader_and_the_method_of_its_vectors() -> None:
    assert [found.name for found in plan_of("reader").methods] == ["meaning", "reader"]
    assert reading("Nothing.").plan_id == plan_of("reader").id


@pytest.mark.parametrize("name", ["model.json", "pairs.onnx", "relations.onnx", "tokenizer.json", "words.onnx"])
def test_other_weights_are_another_method(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in ("model.json", "pairs.onnx", "relations.onnx", "tokenizer.json", "words.onnx"):
        (tmp_path / file).write_bytes(b"weights")
    monkeypatch.setattr(method, "MODEL", tmp_path)
    before = method.reader.__wrapped__()
    assert method.reader.__wrapped__() == before
    (tmp_path / name).write_bytes(b"weightz")
    assert method.reader.__wrapped__() != before


def test_a_headline_that_ends_with_its_speakers_is_one_statement() -> None:
    headline = "THEY HAVE LANDED: Talvenian marines on our doorstep, say spies"
    lead = (
        "Talvenia has decided to send around 1,100 marines to Kestria, and about 350 of them have already arrived at "
        "Cape Onnar, Ilvaria’s spy agency said on Tuesday."
    )
    (said,) = [statement for statement in statements(lead, headline) if statement.location == "headline"]

    assert (said.source.text, cue(said), said.words) == ("spies", "say", "Talvenian marines on our doorstep")


def test_an_article_before_a_name_is_not_read_as_a_name() -> None:
    text = "The denial came two days after The Northquay Ledger, an Ilvarian newspaper, reported the talks."
    names = {entity.name for entity in reading(text).entities}

    assert "Northquay Ledger" in names
    assert "The" not in names
