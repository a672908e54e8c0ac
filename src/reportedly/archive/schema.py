"""The tables of an archive, as queries name them; how they are made is in migrations/.
In: nothing. Out: SQLAlchemy tables and views.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

capture = Table(
    "capture",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text),
    Column("media", Text),
    Column("digest", Text),
    Column("size", Integer),
    Column("body", LargeBinary),
    Column("given", Text),
)

sighting = Table(
    "sighting",
    metadata,
    Column("capture_id", Text, primary_key=True),
    Column("input", Text, primary_key=True),
    Column("observed_at", Text),
)

text = Table(
    "text",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text),
    Column("article_id", Text),
    Column("made_at", Text),
    Column("body", Text),
)

cleaning = Table(
    "cleaning",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("capture_id", Text),
    Column("cleaner", Text),
    Column("text_id", Text),
    Column("issues", Text),
    Column("made_at", Text),
)

plan = Table("plan", metadata, Column("id", Text, primary_key=True), Column("body", Text))

reading = Table(
    "reading",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text),
    Column("text_id", Text),
    Column("plan_id", Text),
    Column("made_at", Text),
    Column("body", Text),
)

issue = Table(
    "issue",
    metadata,
    Column("id", Text, primary_key=True),
    Column("input", Text),
    Column("stage", Text),
    Column("severity", Text),
    Column("body", Text),
    Column("made_at", Text),
)

linkage = Table(
    "linkage",
    metadata,
    Column("id", Text, primary_key=True),
    Column("linker", Text),
    Column("story_id", Text),
    Column("newest_change", Text),
    Column("dated", Integer),
    Column("story", Text),
    Column("links", Text),
)

member = Table(
    "member",
    metadata,
    Column("linkage_id", Text, primary_key=True),
    Column("reading_id", Text, primary_key=True),
)

story_link = Table(
    "story_link",
    metadata,
    Column("id", Text, primary_key=True),
    Column("left_text", Text),
    Column("right_text", Text),
    Column("method", Text),
    Column("score", Float),
    Column("evidence", Text),
)

thing = Table("thing", metadata, Column("id", Text, primary_key=True), Column("linkage_id", Text, primary_key=True))

ruling = Table(
    "ruling",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text),
    Column("kind", Text),
    Column("left_text", Text),
    Column("right_text", Text),
    Column("undoes", Text),
    Column("made_by", Text),
    Column("made_at", Text),
    Column("reason", Text),
    Column("body", Text),
)

ruling_outcome = Table(
    "ruling_outcome",
    metadata,
    Column("ruling_id", Text, primary_key=True),
    Column("state", Text),
    Column("note", Text),
)

story_name = Table(
    "story_name",
    metadata,
    Column("story_id", Text, primary_key=True),
    Column("article_id", Text),
)

standing = Table(
    "standing",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("articles", Integer),
    Column("state", LargeBinary),
)

told = Table(
    "told",
    metadata,
    Column("linkage_id", Text, primary_key=True),
    Column("viewer", Text),
    Column("body", Text),
)

current_change = Table(
    "current_change",
    metadata,
    Column("linkage_id", Text, primary_key=True),
    Column("change", Text, primary_key=True),
)

told_change = Table(
    "told_change",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("change", Text),
    Column("story_id", Text),
    Column("told_at", Text),
)

visit = Table(
    "visit",
    metadata,
    Column("reader", Text, primary_key=True),
    Column("story_id", Text, primary_key=True),
    Column("at", Text),
)

search_text = Table(
    "search_text",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("text_id", Text),
    Column("story_id", Text),
    Column("known_on", Text),
    Column("until", Text),
    Column("outlet", Text),
    Column("also", Text),
    Column("tags", Text),
    Column("digest", Text),
)

search_statement = Table(
    "search_statement",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text),
    Column("entity", Text),
    Column("stance", Text),
    Column("content", Text),
    Column("source", Text),
    Column("cue", Text),
    Column("places", Text),
    Column("outlet", Text),
    Column("also", Text),
    Column("tags", Text),
)

search_name = Table(
    "search_name",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("entity", Text),
    Column("name", Text),
    Column("type", Text),
    Column("key", Text),
    Column("start", Integer),
    Column("end", Integer),
    Column("outlet", Text),
    Column("also", Text),
    Column("tags", Text),
)

search_waiting = Table("search_waiting", metadata, Column("linkage_id", Text, primary_key=True))

views = MetaData()

first_seen = Table("first_seen", views, Column("text_id", Text), Column("input", Text), Column("observed_at", Text))

current_text = Table("current_text", views, Column("text_id", Text))

revision = Table(
    "revision",
    views,
    Column("text_id", Text),
    Column("reading_id", Text),
    Column("input", Text),
    Column("observed_at", Text),
)

problem = Table("problem", views, Column("input", Text), Column("body", Text))
