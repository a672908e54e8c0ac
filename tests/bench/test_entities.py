"""The chains that entities are measured against.
In: clusters of mentions, a small fictional topic in the format of ECB+. Out: nothing.
"""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from bench.entities import gold, is_name, ours, read_topics, score

DOCUMENT = """<Document doc_name="{name}">
<token t_id="1" sentence="0" number="0">Yesterday</token>
<token t_id="2" sentence="0" number="1">{given}</token>
<token t_id="3" sentence="0" number="2">Brandt</token>
<token t_id="4" sentence="0" number="3">'s</token>
<token t_id="5" sentence="0" number="4">driver</token>
<Markables>
<HUMAN_PART_PER m_id="6"><token_anchor t_id="2"/><token_anchor t_id="3"/><token_anchor t_id="4"/></HUMAN_PART_PER>
<HUMAN_PART_PER m_id="7"><token_anchor t_id="5"/></HUMAN_PART_PER>
</Markables>
<Relations><CROSS_DOC_COREF r_id="1" note="{chain}"><source m_id="6"/><target m_id="9"/></CROSS_DOC_COREF></Relations>
</Document>"""


@pytest.fixture
def topic(tmp_path: Path) -> Path:
    """Three texts on a driver: two have Ada Brandt, one of them by her initial, and one has Ivo Brandt."""
    path = tmp_path / "ecb.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name, given, chain in (("1_1ecb", "Ada", "HUM1"), ("1_2ecb", "A.", "HUM1"), ("1_1ecbplus", "Ivo", "HUM2")):
            data = DOCUMENT.format(name=name, given=given, chain=chain).encode()
            member = tarfile.TarInfo(f"ecbplus/ECB+/1/{name}.xml")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


def test_names_of_a_topic_are_read_without_what_hangs_on_to_them(topic: Path) -> None:
    pages = read_topics(topic)[1]
    found = [(page.event, [page.text.text[n.start : n.end] for n in page.names]) for page in pages]
    assert found == [("first", ["Ada Brandt"]), ("second", ["Ivo Brandt"]), ("first", ["A. Brandt"])]


def test_links_are_counted_against_chains(topic: Path) -> None:
    pages = read_topics(topic)[1]
    assert score(gold(pages), ours(pages)) == (1, 1, 1, 1, 1, 1)


def test_a_wrong_join_costs_precision_and_a_missed_one_recall() -> None:
    wanted = {("t", 0): "a", ("t", 1): "a", ("t", 2): "b", ("t", 3): "b"}
    one = score(wanted, dict.fromkeys(wanted, "all"))
    none = score(wanted, {place: str(place) for place in wanted})
    assert [round(figure, 3) for figure in one] == [0.5, 1, 0.667, 0.333, 1, 0.5]
    assert [round(figure, 3) for figure in none] == [1, 0.5, 0.667, 1, 0, 0]


@pytest.mark.parametrize("words", ["the driver", "She", "Monday", "Ada's", "Teen"])
def test_what_is_no_name(words: str) -> None:
    assert not is_name(words, {"teen", "ada"})


@pytest.mark.parametrize("words", ["Ada Brandt", "Board of River Control", "Ludwig van Harrow", "U.S."])
def test_what_is_a_name(words: str) -> None:
    assert is_name(words)
