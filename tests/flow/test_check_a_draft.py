"""A draft held against a small archive: one dam, two newspapers, and what an editor may get wrong about them."""

from __future__ import annotations

import json
import re
import shutil
import time
from pathlib import Path
from typing import Any, Protocol, get_args

import pytest
from typer.testing import CliRunner

from reportedly import monitor
from reportedly.archive import Archive
from reportedly.cli import app
from reportedly.linking.checking import check as check_draft
from reportedly.reading import RULES, read_one
from reportedly.reading.quotes import find_quotes
from reportedly.record import CheckView, Finding, FindingKind, Given, Range, Revision, Text
from reportedly.running import Here

ROOT = Path(__file__).parents[2]
ARTICLES = {
    "harrow-post.txt": """Tamsin dam may be emptied, minister says
By Ida Brandt
Posted : March 2, 2031, 09:00

HARROW (Harrow Post) — The Tamsin dam may have to be emptied before the spring floods, Water Minister Pell Anders said
on Sunday.

“We have found two cracks, and we are watching both of them,” Anders told reporters. “Nobody in the valley is in
danger.”

Up to 1,200 villagers would leave the valley, according to officials familiar with the plan.

Mirror Radio, citing a site engineer, said that the northern gate had been stuck since January.

The builder of the dam, Corvin Works, declined to comment.
""",
    "lantern.txt": """Builder of Tamsin dam denies leak
By Mia Sund
Posted : March 6, 2031, 18:30

LISK (The Lantern) — Corvin Works denied on Thursday that the Tamsin dam was leaking.

“The wall is dry, and it will not give way,” said Ana Ferro, a spokeswoman for the company.

About 340 villagers left the valley on Wednesday, the district governor, Jon Veld, told The Lantern.

Repairs cost $4 million, the water ministry said.
""",
}


class Hold(Protocol):
    def __call__(self, draft: str, as_of: str | None = None) -> CheckView: ...


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("dam")
    for name, words in ARTICLES.items():
        (folder / name).write_text(words, encoding="utf-8")
    place = str(folder / "dam.db")
    with Archive.open(place) as opened:
        monitor.add(opened, [str(folder / name) for name in ARTICLES], executor=Here())
    return place


@pytest.fixture
def hold(archive: str, tmp_path: Path) -> Hold:
    def held(draft: str, as_of: str | None = None) -> CheckView:
        file = tmp_path / "draft.txt"
        file.write_text(f"Notes on the dam above the valley\n\n{draft}\n", encoding="utf-8")
        with Archive.open(archive) as opened:
            return monitor.check(opened, str(file), given=Given(published="2031-03-08"), as_of=as_of)

    return held


def quotations(text: str) -> list[Range]:
    return [quote.inner for quote in find_quotes(text)]


def kinds(view: CheckView) -> list[str]:
    return [finding.kind for finding in view.findings]


def only(view: CheckView) -> Finding:
    (finding,) = view.findings
    return finding


def unsound(view: CheckView) -> Finding:
    (finding,) = (finding for finding in view.findings if finding.severity != "sound")
    return finding


def test_a_quotation_word_for_word_by_its_speaker_is_verbatim(hold: Hold) -> None:
    finding = only(hold("“We have found two cracks, and we are watching both of them,” Pell Anders said."))

    assert (finding.kind, finding.severity) == ("verbatim", "sound")
    assert finding.text == "We have found two cracks, and we are watching both of them"


def test_evidence_is_verbatim_in_its_text(hold: Hold, archive: str) -> None:
    view = hold("“The wall is dry,” said Ana Ferro. The builder denied that the Tamsin dam was leaking.")

    with Archive.open(archive) as opened:
        for evidence in (evidence for finding in view.findings for evidence in finding.evidence):
            assert opened.text(evidence.text_id).text[evidence.start : evidence.end] == evidence.text


def test_a_draft_s_spans_are_verbatim_in_it(hold: Hold) -> None:
    view = hold("“The wall is wet,” said Ana Ferro.\n\nPell Andersen, the water minister, spoke of three cracks.")

    assert view.findings
    for finding in view.findings:
        assert view.document.text[finding.start : finding.end] == finding.text


def test_marks_capitals_and_spaces_do_not_alter_a_quotation(hold: Hold) -> None:
    assert kinds(hold('Anders said: "we have  found two cracks - and we are watching both of them".')) == ["verbatim"]


def test_an_ellipsis_and_an_editor_s_brackets_do_not_alter_a_quotation(hold: Hold) -> None:
    assert set(kinds(hold("“We have found two cracks … watching both of [the cracks],” Anders said."))) == {"verbatim"}


def test_a_changed_word_is_shown_beside_the_one_that_stands_there(hold: Hold) -> None:
    finding = unsound(hold("“We have found four cracks, and we are watching both of them,” Anders said."))

    assert (finding.kind, finding.severity) == ("quotation altered", "wrong")
    assert [(edit.op, edit.text) for edit in finding.difference if edit.op != "same"] == [
        ("dropped", "two"),
        ("added", "four"),
    ]


def test_a_not_left_out_before_a_partial_quotation_alters_it(hold: Hold) -> None:
    finding = unsound(hold("Ana Ferro, a spokeswoman for Corvin Works, said of the wall that “it will give way”."))

    assert finding.kind == "quotation altered"
    assert ("dropped", "not") in [(edit.op, edit.text) for edit in finding.difference]


def test_a_quotation_laid_in_another_s_mouth(hold: Hold) -> None:
    finding = unsound(hold("“Nobody in the valley is in danger,” said Jon Veld, the district governor."))

    assert finding.kind == "other speaker"
    assert finding.evidence[0].source is not None
    assert "Anders" in finding.evidence[0].source


def test_reported_words_made_a_quotation(hold: Hold) -> None:
    finding = unsound(hold("“The northern gate had been stuck since January,” a site engineer told Mirror Radio."))

    assert (finding.kind, finding.severity) == ("paraphrase quoted", "look")


def test_a_quotation_that_nobody_said(hold: Hold) -> None:
    finding = only(hold("“My grandfather poured that concrete himself,” said Ana Ferro."))

    assert (finding.kind, finding.severity, finding.evidence) == ("not found", "look", ())


def test_a_statement_in_other_words_is_sound(hold: Hold) -> None:
    finding = only(hold("Corvin Works has denied a leak of the Tamsin dam."))

    assert (finding.kind, finding.item) == ("other words", "statement")


def test_a_statement_by_another(hold: Hold) -> None:
    finding = unsound(hold("Ana Ferro said that the Tamsin dam may have to be emptied before the spring floods."))

    assert finding.kind == "other speaker"


def test_a_hedge_dropped(hold: Hold) -> None:
    finding = unsound(hold("The Tamsin dam has to be emptied before the spring floods, Pell Anders said."))

    assert finding.kind == "hedge dropped"


def test_a_denial_turned_round(hold: Hold) -> None:
    assert unsound(hold("Corvin Works confirmed that the Tamsin dam was leaking.")).kind == "stance differs"


def test_a_refusal_to_comment_is_no_denial(hold: Hold) -> None:
    assert kinds(hold("The builder of the dam, Corvin Works, declined to comment.")) == ["other words"]


def test_a_chain_dropped(hold: Hold) -> None:
    assert (
        unsound(hold("Mirror Radio said that the northern gate had been stuck since January.")).kind == "chain dropped"
    )


def test_a_chain_kept_is_sound(hold: Hold) -> None:
    view = hold("The northern gate had been stuck since January, Mirror Radio said, citing a site engineer.")

    assert set(kinds(view)) == {"other words"}


def test_a_statement_told_as_a_fact(hold: Hold) -> None:
    finding = unsound(hold("The northern gate had been stuck since January."))

    assert (finding.kind, finding.severity, finding.item) == ("attribution dropped", "look", "sentence")


def test_another_figure(hold: Hold) -> None:
    finding = unsound(hold("About 430 villagers left the valley on Wednesday, the district governor, Jon Veld, said."))

    assert finding.kind == "figure differs"
    assert "“About 340”" in finding.explanation


def test_a_modifier_dropped(hold: Hold) -> None:
    finding = unsound(hold("Officials familiar with the plan said that 1,200 villagers would leave the valley."))

    assert finding.kind == "modifier dropped"
    assert "“Up to 1,200”" in finding.explanation


def test_a_name_misspelt_shows_the_archive_s(hold: Hold) -> None:
    finding = unsound(hold("“The wall is dry,” said Ana Ferra, a spokeswoman for the company."))

    assert (finding.kind, finding.item) == ("name differs", "name")
    assert "Ana Ferro" in finding.explanation


def test_a_name_that_nobody_has(hold: Hold) -> None:
    view = hold("Oskar Lindqvist of Corvin Works denied that the Tamsin dam was leaking.")

    (name,) = (finding for finding in view.findings if finding.item == "name")
    assert (name.kind, name.text) == ("not found", "Oskar Lindqvist")


def test_a_title_of_somebody_else(hold: Hold) -> None:
    assert unsound(hold("“The wall is dry,” said Prime Minister Ana Ferro.")).kind == "title differs"


def test_another_day(hold: Hold) -> None:
    finding = unsound(hold("Corvin Works denied on March 4 that the Tamsin dam was leaking."))

    assert finding.kind == "day differs"
    assert "2031-03-06" in finding.explanation


def test_what_was_not_known_by_a_day_is_not_found_as_of_it(hold: Hold) -> None:
    draft = "“The wall is dry, and it will not give way,” said Ana Ferro."

    assert kinds(hold(draft)) == ["verbatim"]
    early = hold(draft, as_of="2031-03-04")
    assert early.held.articles == 1
    assert "verbatim" not in kinds(early)


def test_an_article_of_the_archive_is_sound(archive: str, tmp_path: Path) -> None:
    for name, words in ARTICLES.items():
        file = tmp_path / name
        file.write_text(words, encoding="utf-8")
        with Archive.open(archive) as opened:
            view = monitor.check(opened, str(file))

        assert view.findings
        assert [f for f in view.findings if f.severity != "sound"] == []


def test_findings_do_not_hang_on_the_order_of_the_archive(archive: str) -> None:
    draft = "“The wall is wet,” said Ana Ferro. Pell Anders said that 1,200 villagers would leave the valley."
    text = Text.of(text=draft, language="en")
    revision = Revision(text=text, reading=read_one(text, RULES), input="draft", observed_at="2031-03-08T00:00:00Z")
    with Archive.open(archive) as opened:
        known = opened.known()
    texts, days = [revision for revision, _ in known], {revision.text.id: day for revision, day in known}

    assert check_draft(revision, texts, days, quotations) == check_draft(revision, texts[::-1], days, quotations)


def test_words_that_say_nothing_of_the_story_have_no_findings(hold: Hold) -> None:
    assert hold("It is not for us to say who was right, and who was not, in all of this.").findings == ()


def test_lines_that_are_no_part_of_the_text_are_shown_as_not_checked(archive: str) -> None:
    draft = "“The wall is dry, and it will not give way,” said Ana Ferro of Corvin Works.\n\nShare this article\n"

    listed = check("-", "--archive", archive, code=0, stdin=draft).stdout

    assert "LEFT OUT, NOT CHECKED" in listed
    assert "Share this article" in listed


def check(*arguments: str | Path, code: int, stdin: str | None = None) -> Any:
    result = CliRunner().invoke(app, ["check", *map(str, arguments)], input=stdin)
    assert result.exit_code == code, result.output
    return result


def test_the_command_exits_with_0_where_all_is_sound(archive: str) -> None:
    sound = "“The wall is dry, and it will not give way,” said Ana Ferro, a spokeswoman for Corvin Works.\n"

    listed = check("-", "--archive", archive, code=0, stdin=sound).stdout

    assert "✓ verbatim" in listed
    assert "The Lantern" in listed or "lantern" in listed.lower()


def test_the_command_exits_with_1_where_something_is_not(archive: str) -> None:
    altered = "“The wall is wet, and it will not give way,” said Ana Ferro, a spokeswoman for Corvin Works.\n"

    listed = check("-", "--archive", archive, code=1, stdin=altered).stdout

    assert "✗ quotation altered" in listed
    assert "[-dry-] {+wet+}" in " ".join(listed.split())


def test_json_is_one_object_with_counts(archive: str) -> None:
    altered = "“The wall is wet, and it will not give way,” said Ana Ferro, a spokeswoman for Corvin Works.\n"

    view = json.loads(check("-", "--json", "--archive", archive, code=1, stdin=altered).stdout)

    assert view["counts"] == {"sound": 0, "look": 0, "wrong": 1, "kinds": {"quotation altered": 1}}
    assert view["findings"][0]["evidence"][0]["known_on"] == "2031-03-06"
    assert view["document"]["text"].startswith("“The wall is wet")


def test_a_story_is_named_by_the_beginning_of_its_id(archive: str) -> None:
    refused = check("-", "--story", "zzzz", "--archive", archive, code=2, stdin="The wall is dry.")

    assert "there is no story 'zzzz'" in refused.output


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        pytest.param(b"", "cannot be checked", id="empty"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0", "cannot be checked", id="an image"),
    ],
)
def test_a_draft_that_is_no_text_is_refused(archive: str, tmp_path: Path, draft: bytes, told: str) -> None:
    file = tmp_path / "draft.txt"
    file.write_bytes(draft)

    assert told in check(file, "--archive", archive, code=2).output


def test_an_archive_without_articles_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "empty.db"
    Archive.open(place).close()
    draft = tmp_path / "draft.txt"
    draft.write_text("The wall is dry, the builder said.\n", encoding="utf-8")

    assert "no article" in check(draft, "--archive", place, code=2).output


def test_the_run_in_the_documentation_is_what_the_command_prints(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
    (arguments, shown) = re.findall(r"^\$ reportedly check (.*?)\n(.*?)^```", page, re.DOTALL | re.MULTILINE)[0]
    place = Path(shutil.copy(example, tmp_path / "example.db"))
    monkeypatch.chdir(ROOT)

    printed = check(*arguments.split(), "--archive", place, code=1).stdout

    assert printed.rstrip() == shown.rstrip()


def test_every_kind_of_finding_is_in_the_documentation() -> None:
    page = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")

    assert [kind for kind in get_args(FindingKind) if f"| {kind} |" not in page] == []


def test_a_draft_of_one_word_over_and_over_is_held_in_no_time(archive: str, tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text("“" + "the dam " * 4000 + "” said Ana Ferro of Corvin Works on Thursday.\n", encoding="utf-8")
    started = time.perf_counter()

    with Archive.open(archive) as opened:
        monitor.check(opened, str(file), plan=RULES)

    assert time.perf_counter() - started < 20
