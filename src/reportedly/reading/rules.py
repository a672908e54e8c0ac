"""The `rules` method: everything a text says, found by patterns and word lists alone.
In: a text. Out: its reading. The baseline of every other method, and the fallback when models are missing.
"""

from __future__ import annotations

from functools import cache

from reportedly.reading.assemble import assemble, unread
from reportedly.reading.attribution import find_attributions
from reportedly.reading.clauses.drafts import RuleDraft
from reportedly.reading.clauses.media import told_medium
from reportedly.reading.code import code_digest
from reportedly.reading.draft import Draft
from reportedly.reading.mentions import find_mentions
from reportedly.reading.stance import stance_of
from reportedly.reading.tokens import Sentence, find_sentences
from reportedly.record import Method, Plan, Reading, Text

VERSION = "1"


@cache
def rules() -> Method:
    """The method, named by its version and a digest of the code and word lists that make it up."""
    return Method(name="rules", version=VERSION, digest=code_digest())


def read_text(text: Text, plan: Plan) -> Reading:
    """The reading of `text` by the rules."""
    kept = unread(text, plan)
    if kept is not None:
        return kept
    sentences = find_sentences(text.text)
    title_end = len(text.title or "")
    found = find_attributions(sentences, (0, title_end) if title_end else None)
    drafts = [_draft(text.text, draft, sentences[draft.sentence]) for draft in found]
    return assemble(text, plan, drafts, sentences, find_mentions(text.text, text.id, body=title_end))


def _draft(words: str, found: RuleDraft, sentence: Sentence) -> Draft:
    stance, hedges = stance_of(words, found.cue, found.contents)
    tells = found.cue is not None and found.cue.lemma == "tell"
    medium = told_medium(words, found.cue_range, sentence.end) if tells and found.cue_range else None
    return Draft(
        cues=(found.cue_range,) if found.cue_range else (),
        source=found.source,
        contents=found.contents,
        sentence=found.sentence,
        stance=stance,
        hedges=hedges,
        confidence=found.confidence,
        relays=found.relays,
        media=(medium,) if medium else (),
        implicit=found.implicit,
    )
