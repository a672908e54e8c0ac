-- What follows from the readings by linking: it may be dropped and rebuilt at any time.

CREATE TABLE linkage (
  id TEXT PRIMARY KEY,            -- of the linking methods and the readings: the same again is the same linkage
  linker TEXT NOT NULL,
  story_id TEXT NOT NULL,
  newest_change TEXT NOT NULL,
  dated INTEGER NOT NULL,         -- 0: no article in it has a date, they are known by when they were taken in
  story TEXT NOT NULL,            -- JSON: the record Story, as of the newest article
  links TEXT NOT NULL             -- JSON: records Link inside the story
) STRICT;

CREATE TABLE member (
  linkage_id TEXT NOT NULL REFERENCES linkage (id) ON DELETE CASCADE,
  reading_id TEXT NOT NULL REFERENCES reading (id),
  PRIMARY KEY (linkage_id, reading_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX member_reading ON member (reading_id);

CREATE TABLE story_link (
  id TEXT PRIMARY KEY,
  left_text TEXT NOT NULL REFERENCES text (id),
  right_text TEXT NOT NULL REFERENCES text (id),
  method TEXT NOT NULL,
  score REAL NOT NULL,
  evidence TEXT NOT NULL          -- JSON: words, names and figures that the link rests on
) STRICT;
