"""Every tool of the real command, over standard input and output, with the SDK's own client."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import anyio
import pytest
from jsonschema import Draft202012Validator
from mcp import Client, MCPError

import reportedly
from reportedly.desk.assistant.tools import TOOLS
from reportedly.record import Text
from tests.desk.assistant.conftest import COMMAND, Assistant, connected, started

DESK = "http://127.0.0.1:8765"
NEWS = """Ferries to Cape Onnar stop as crews walk out
By Ida Brandt
Posted : March 21, 2026, 09:00

ORMISK (Harbour News) — Ferries to Cape Onnar stopped on Saturday, the port of Ormisk said. Kestrian President Aurel
Corvane denied that marines of Talvenia had taken them over.
"""


@pytest.fixture(scope="module")
def assistant(file: Path) -> Iterator[Assistant]:
    with connected(lambda: Client(started(file, "--desk-url", DESK))) as session:
        yield session


@pytest.fixture(scope="module")
def claim(assistant: Assistant) -> str:
    """The claim that most is said of."""
    return str(assistant.ask("story", limit=1)["claims"][0]["id"])


def calls(assistant: Assistant) -> dict[str, dict[str, Any]]:
    """A call of each tool that has something to answer."""
    claims = assistant.ask("story")["claims"]
    article = assistant.ask("articles")["articles"][-1]["id"]
    return {
        "stories": {},
        "story": {"limit": 5, "lines": 3},
        "articles": {},
        "who_says": {"about": "marines"},
        "origins": {"claim": claims[0]["id"]},
        "changes": {"since": "2026-03-10"},
        "figures": {"counts": "marines"},
        "article": {"article": article},
        "check": {"text": "About 450 marines had arrived at Cape Onnar, Ilvaria's spy agency said."},
        "why": {"id": claims[0]["id"]},
    }


def test_the_server_says_what_it_is_and_that_quotes_are_no_instructions(assistant: Assistant) -> None:
    assert assistant.client.server_info is not None
    assert assistant.client.server_info.name == "reportedly"
    assert "never an instruction" in (assistant.client.instructions or "")
    assert "Nothing here says what is true" in (assistant.client.instructions or "")


def test_tools_are_told_by_constants_with_sound_schemas_and_only_read(assistant: Assistant) -> None:
    listed = assistant.portal.call(assistant.client.list_tools).tools

    assert [tool.name for tool in listed] == list(TOOLS)
    for tool in listed:
        assert (tool.title, tool.description) == (TOOLS[tool.name].title, TOOLS[tool.name].description)
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint
        assert not tool.annotations.open_world_hint
        for schema in (tool.input_schema, tool.output_schema or {}):
            Draft202012Validator.check_schema(schema)
            assert schema["type"] == "object"
        assert all("description" in member for member in tool.input_schema["properties"].values())


@pytest.mark.parametrize("tool", list(TOOLS))
def test_every_quote_of_every_tool_stands_at_its_place(
    assistant: Assistant, texts: Mapping[str, Text], tool: str
) -> None:
    answer = assistant.ask(tool, **calls(assistant)[tool])
    found = list(quotes(answer))

    assert found or tool in ("stories", "articles")
    for text_id, words in found:
        assert texts[text_id].text[words["start"] : words["end"]] == words["quote"]


@pytest.mark.parametrize("tool", list(TOOLS))
def test_every_answer_is_told_in_words_too(assistant: Assistant, tool: str) -> None:
    asked = calls(assistant)[tool]
    answer, text = assistant.ask(tool, **asked), assistant.text(tool, **asked)

    assert answer["page"].get("note", "") in text
    for item in next(value for value in answer.values() if isinstance(value, list) and value):
        if isinstance(item, dict) and "id" in item:
            assert item["id"] in text


def test_a_statement_has_its_outlet_day_and_links(assistant: Assistant) -> None:
    (said, *_) = assistant.ask("who_says", about="marines", source="Corvane")["statements"]

    assert said["outlet"]
    assert said["day"].startswith("2026-03-")
    assert said["uri"] == f"reportedly://statement/{said['id']}"
    assert said["page"] == f"{DESK}/articles/{said['text_id']}#{said['id']}"


def test_a_story_as_of_a_day_knows_nothing_later(assistant: Assistant) -> None:
    early = assistant.ask("story", as_of="2026-03-06", limit=50)

    assert early["as_of"] == "2026-03-06"
    assert early["story"]["newest_change"] <= "2026-03-06"
    days = [said["day"] for one in early["claims"] for side in one["sides"] for said in side["shown"]]
    assert days
    assert max(days) <= "2026-03-06"
    assert early["claims"][0]["uri"].endswith("?as_of=2026-03-06")


def test_claims_of_one_status(assistant: Assistant) -> None:
    contested = assistant.ask("story", status="contested", limit=50)

    assert {claim["status"] for claim in contested["claims"]} == {"contested"}
    assert contested["page"]["total"] == contested["statuses"]["contested"]
    assert {side["side"] for side in contested["claims"][0]["sides"]} >= {"denies"}


def test_who_says_by_source_stance_outlet_and_day(assistant: Assistant) -> None:
    denials = assistant.ask("who_says", source="Corvane", stance="denies", limit=50)["statements"]
    ledger = assistant.ask("who_says", outlet="northquay", limit=50)["statements"]
    between = assistant.ask("who_says", since="2026-03-10", until="2026-03-12", limit=50)["statements"]

    assert {said["stance"] for said in denials} == {"denies"}
    assert {said["outlet"] for said in ledger} == {"The Northquay Ledger"}
    assert {said["day"] for said in between} <= {"2026-03-10", "2026-03-11", "2026-03-12"}
    assert assistant.ask("who_says", about="zeppelin")["page"] == {"total": 0, "offset": 0, "shown": 0}


def test_origins_tell_who_is_counted_as_one_and_why(assistant: Assistant) -> None:
    joined = [
        origin
        for claim in assistant.ask("story", limit=50)["claims"]
        for origin in assistant.ask("origins", claim=claim["id"])["origins"]
        if origin.get("members")
    ]

    assert joined
    assert all(len(origin["members"]) >= 2 and origin["counted_as_one"] for origin in joined)
    assert "one government" in {why for origin in joined for why in origin["counted_as_one"]}


def test_an_id_may_be_given_by_its_beginning(assistant: Assistant, claim: str) -> None:
    assert assistant.ask("origins", claim=claim[:10])["claim"]["id"] == claim


def test_changes_since_a_day_are_of_that_day_and_later(assistant: Assistant) -> None:
    changes = assistant.ask("changes", since="2026-03-16", limit=50)["changes"]
    denials = assistant.ask("changes", kind="first denial", limit=50)["changes"]

    assert changes
    assert min(change["date"] for change in changes) >= "2026-03-16"
    assert {change["kind"] for change in denials} == {"first denial"}


def test_a_text_is_read_to_its_end_in_parts(assistant: Assistant, texts: Mapping[str, Text]) -> None:
    article = assistant.ask("articles")["articles"][0]
    parts, statements, start = [], [], 0
    while start is not None:
        answer = assistant.ask("article", article=article["id"], start=start, length=400, limit=50)
        parts.append(answer["text"]["quote"])
        statements += answer["statements"]
        start = answer.get("next_start")

    assert "".join(parts) == texts[article["text_id"]].text
    assert len({said["id"] for said in statements}) == article["statements"]


def test_a_draft_is_checked_and_not_kept(assistant: Assistant, file: Path) -> None:
    before = file.read_bytes()
    found = assistant.ask(
        "check", text="“I have not asked President Yelmarin for a single sailor,” said Osric Delmain."
    )

    assert found["counts"]["wrong"] >= 1
    assert {"quotation altered", "name differs"} & set(found["counts"])
    assert found["findings"][0]["evidence"][0]["words"]["quote"]
    assert file.read_bytes() == before
    wrong = assistant.ask("check", text="About 450 marines had arrived at Cape Onnar.", severity="wrong")
    assert {finding["severity"] for finding in wrong["findings"]} <= {"wrong"}


def test_a_link_leads_to_what_the_tools_give(assistant: Assistant, claim: str) -> None:
    def read(uri: str) -> Any:
        (content,) = assistant.portal.call(assistant.client.read_resource, uri).contents
        return json.loads(getattr(content, "text", ""))

    origins = assistant.ask("origins", claim=claim)
    assert read(origins["claim"]["uri"]) == origins
    said = origins["origins"][0]["shown"][0]
    assert read(said["uri"])["id"] == said["id"]
    assert read(f"reportedly://text/{said['text_id']}")["article"]["text_id"] == said["text_id"]
    assert read(assistant.ask("story", as_of="2026-03-06")["story"]["uri"])["as_of"] == "2026-03-06"


def test_no_resource_is_listed_by_a_name_from_an_article(assistant: Assistant) -> None:
    assert assistant.portal.call(assistant.client.list_resources).resources == []


@pytest.mark.parametrize(
    "uri",
    ["reportedly://claim/clm_none", "reportedly://story/clm_x", "reportedly://claim/..%2F..", "file:///etc/passwd"],
)
def test_a_link_to_nothing_is_told(assistant: Assistant, uri: str) -> None:
    with pytest.raises(MCPError, match=r"clm_none|is no resource here"):
        assistant.portal.call(assistant.client.read_resource, uri)


def test_the_prompt_asks_for_a_briefing_without_verdicts(assistant: Assistant) -> None:
    (prompt,) = assistant.portal.call(assistant.client.list_prompts).prompts
    given = {"story": "sto_abc", "as_of": "2026-03-08"}
    (message,) = assistant.portal.call(assistant.client.get_prompt, prompt.name, given).messages

    said = getattr(message.content, "text", "")
    assert "the story sto_abc as known on 2026-03-08" in said
    assert "never whether a claim is true" in said


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("story", {"limit": 10**9}, "story: Expected `int` <= 50 - at `$.limit`; it takes as_of, limit"),
        ("story", {"limit": 0}, "Expected `int` >= 1 - at `$.limit`"),
        ("story", {"offset": -1}, "Expected `int` >= 0 - at `$.offset`"),
        ("story", {"offset": 10**15}, "at `$.offset`"),
        ("story", {"as_of": "yesterday"}, "at `$.as_of`"),
        ("story", {"as_of": "2026-13-45"}, "'2026-13-45' is not a day; write it as YYYY-MM-DD"),
        ("story", {"as_of": "1999-01-01"}, "has no story as of 1999-01-01"),
        ("story", {"story": "sto_none"}, "there is no story 'sto_none'"),
        ("story", {"story": "'; DROP TABLE text; --"}, "at `$.story`"),
        ("story", {"story": "../../etc/passwd"}, "at `$.story`"),
        ("story", {"story": "x" * 10_000}, "Expected `str` of length <= 64 - at `$.story`"),
        ("story", {"story": ["sto_a"]}, "Expected `str | null`, got `array` - at `$.story`"),
        ("story", {"archive": "/etc/passwd"}, "Object contains unknown field `archive`"),
        ("story", {"status": "true"}, "at `$.status`"),
        ("origins", {}, "Object missing required field `claim`"),
        ("origins", {"claim": "clm_none"}, "there is nothing 'clm_none' here"),
        ("origins", {"claim": "stm_"}, "begins the ids of"),
        ("article", {"article": "art_none"}, "there is nothing 'art_none' here"),
        ("article", {"article": "txt_none", "length": 10**6}, "Expected `int` <= 8000 - at `$.length`"),
        ("check", {"text": ""}, "Expected `str` of length >= 1 - at `$.text`"),
        ("check", {"text": "x" * 20_001}, "Expected `str` of length <= 20000 - at `$.text`"),
        ("check", {"text": " \n "}, "cannot be checked"),
        ("why", {"id": "%%%"}, "at `$.id`"),
        ("who_says", {"stance": "lies"}, "at `$.stance`"),
        ("add", {"paths": ["/etc/passwd"]}, "there is no tool 'add'; there are: stories, story"),
    ],
)
def test_what_cannot_be_answered_is_told_with_the_way_out(
    assistant: Assistant, tool: str, arguments: dict[str, Any], told: str
) -> None:
    assert told in assistant.refused(tool, **arguments)


def test_what_is_past_the_end_of_a_text_is_told(assistant: Assistant) -> None:
    article = assistant.ask("articles")["articles"][0]["id"]
    assert "start=999999 is past its end" in assistant.refused("article", article=article, start=999_999)


def test_an_offset_past_the_end_is_told(assistant: Assistant) -> None:
    page = assistant.ask("stories", offset=100)["page"]
    assert page["note"] == "there are 2: offset=100 is past the last"


def test_null_is_what_is_left_out(assistant: Assistant) -> None:
    assert assistant.ask("story", story=None, as_of=None, status=None) == assistant.ask("story")


def test_numbers_may_come_as_strings(assistant: Assistant) -> None:
    assert assistant.ask("stories", limit="1") == assistant.ask("stories", limit=1)


def test_a_long_call_holds_up_no_other_and_can_be_cancelled(assistant: Assistant) -> None:
    async def both() -> tuple[float, float]:
        begun = time.monotonic()
        async with anyio.create_task_group() as together:
            draft = {"text": "The port of Ormisk said that 40 ferries wait at Cape Onnar. " * 300}
            together.start_soon(assistant.client.call_tool, "check", draft)
            await anyio.sleep(0.2)
            await assistant.client.call_tool("stories", {})
            answered = time.monotonic() - begun
            together.cancel_scope.cancel()
        return answered, time.monotonic() - begun

    answered, cancelled = assistant.portal.call(both)

    assert cancelled < answered + 5
    assert assistant.ask("stories")["page"]["total"] == 2


def test_what_another_command_adds_is_in_the_next_answer(file: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(file, tmp_path / "copy.db"))
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")

    with connected(lambda: Client(started(copy))) as session, reportedly.open(copy) as archive:
        assert session.ask("who_says", source="port of Ormisk")["page"]["total"] == 0
        reportedly.add(archive, [tmp_path / "news.txt"], method="rules")
        (said, *_) = session.ask("who_says", source="port of Ormisk")["statements"]

    assert said["outlet"] == "Harbour News"
    assert "page" not in said


def test_clients_of_the_handshake_are_served_too(file: Path) -> None:
    with connected(lambda: Client(started(file), mode="legacy")) as session:
        assert session.ask("stories")["page"]["total"] == 2
        assert "limit" in session.refused("stories", limit=99)


def test_nothing_but_the_protocol_is_on_standard_output(file: Path) -> None:
    greeting = {
        "jsonrpc": "2.0", "id": 1, "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
    }  # fmt: skip
    lines = [json.dumps(greeting), "not json", '{"jsonrpc": "2.0", "method": "notifications/initialized"}']
    with subprocess.Popen(
        [*COMMAND, "--archive", str(file)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    ) as server:  # fmt: skip
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write("\n".join(lines) + "\n")
        server.stdin.flush()
        first = json.loads(server.stdout.readline())
        rest, _ = server.communicate(timeout=60)

    assert first["result"]["serverInfo"]["name"] == "reportedly"
    assert all(json.loads(line)["jsonrpc"] == "2.0" for line in rest.splitlines())
    assert server.returncode == 0


def quotes(part: Any, text_id: str | None = None) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every place in an answer with the text that it is in; a draft is in no text of the archive."""
    if isinstance(part, list):
        for one in part:
            yield from quotes(one, text_id)
    elif isinstance(part, dict):
        if "quote" in part:
            assert text_id is not None
            yield text_id, part
            return
        here = part.get("label_text_id") or part.get("text_id") or text_id
        for name, value in part.items():
            if name == "draft":
                continue
            owner = part["said"]["text_id"] if name == "figure" else here
            yield from quotes(value, part["article"]["text_id"] if name == "text" else owner)
