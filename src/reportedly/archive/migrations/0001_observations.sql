-- What was observed and what was made of it. Rows are added, never changed: the triggers below forbid it.
-- A row that is there already is ignored, so taking in the same thing twice adds nothing; a trigger does it, since
-- INSERT OR REPLACE would go around the triggers on DELETE.

CREATE TABLE capture (
  number INTEGER PRIMARY KEY,     -- in order of arrival
  id TEXT NOT NULL UNIQUE,
  media TEXT NOT NULL,
  digest TEXT NOT NULL,           -- blake2b-256 of the bytes, in hexadecimal
  size INTEGER NOT NULL,          -- of the bytes
  body BLOB NOT NULL,             -- the bytes, in zlib format (RFC 1950)
  given TEXT NOT NULL             -- JSON: what the user or the container said of it
) STRICT;

CREATE TABLE sighting (
  capture_id TEXT NOT NULL REFERENCES capture (id),
  input TEXT NOT NULL,            -- path, URL, or path#row
  observed_at TEXT NOT NULL,
  PRIMARY KEY (capture_id, input)
) STRICT;

CREATE TABLE text (
  number INTEGER PRIMARY KEY,     -- in order of arrival
  id TEXT NOT NULL UNIQUE,
  article_id TEXT NOT NULL,       -- texts of one article are its revisions
  made_at TEXT NOT NULL,
  body TEXT NOT NULL              -- JSON: the record Text
) STRICT;

CREATE TABLE cleaning (
  number INTEGER PRIMARY KEY,     -- in order of arrival
  capture_id TEXT NOT NULL REFERENCES capture (id),
  cleaner TEXT NOT NULL,
  text_id TEXT REFERENCES text (id),  -- null where there was no article in it
  issues TEXT NOT NULL,           -- JSON: records Issue
  made_at TEXT NOT NULL,
  UNIQUE (capture_id, cleaner)
) STRICT;

CREATE INDEX cleaning_of_text ON cleaning (text_id);

CREATE TABLE plan (
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL              -- JSON: the record Plan
) STRICT;

CREATE TABLE reading (
  number INTEGER PRIMARY KEY,     -- in order of arrival
  id TEXT NOT NULL UNIQUE,
  text_id TEXT NOT NULL REFERENCES text (id),
  plan_id TEXT NOT NULL REFERENCES plan (id),
  made_at TEXT NOT NULL,
  body TEXT NOT NULL,             -- JSON: the record Reading
  UNIQUE (text_id, plan_id)
) STRICT;

CREATE TABLE issue (
  id TEXT PRIMARY KEY,
  input TEXT NOT NULL,
  stage TEXT NOT NULL,
  severity TEXT NOT NULL,
  body TEXT NOT NULL,             -- JSON: the record Issue
  made_at TEXT NOT NULL           -- of the first time
) STRICT;

CREATE TRIGGER capture_once BEFORE INSERT ON capture
WHEN EXISTS (SELECT 1 FROM capture WHERE number = NEW.number OR id = NEW.id) BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER sighting_once BEFORE INSERT ON sighting
WHEN EXISTS (SELECT 1 FROM sighting WHERE capture_id = NEW.capture_id AND input = NEW.input)
BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER text_once BEFORE INSERT ON text
WHEN EXISTS (SELECT 1 FROM text WHERE number = NEW.number OR id = NEW.id) BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER cleaning_once BEFORE INSERT ON cleaning
WHEN EXISTS (SELECT 1 FROM cleaning WHERE number = NEW.number OR capture_id = NEW.capture_id AND cleaner = NEW.cleaner)
BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER plan_once BEFORE INSERT ON plan
WHEN EXISTS (SELECT 1 FROM plan WHERE id = NEW.id) BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER reading_once BEFORE INSERT ON reading
WHEN EXISTS (SELECT 1 FROM reading WHERE number = NEW.number OR id = NEW.id OR text_id = NEW.text_id AND plan_id = NEW.plan_id)
BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER issue_once BEFORE INSERT ON issue
WHEN EXISTS (SELECT 1 FROM issue WHERE id = NEW.id) BEGIN SELECT RAISE(IGNORE); END;

CREATE TRIGGER capture_unchanged BEFORE UPDATE ON capture
BEGIN SELECT RAISE(ABORT, 'captures are never changed'); END;
CREATE TRIGGER capture_kept BEFORE DELETE ON capture
BEGIN SELECT RAISE(ABORT, 'captures are never deleted'); END;
CREATE TRIGGER sighting_unchanged BEFORE UPDATE ON sighting
BEGIN SELECT RAISE(ABORT, 'sightings are never changed'); END;
CREATE TRIGGER sighting_kept BEFORE DELETE ON sighting
BEGIN SELECT RAISE(ABORT, 'sightings are never deleted'); END;
CREATE TRIGGER text_unchanged BEFORE UPDATE ON text
BEGIN SELECT RAISE(ABORT, 'texts are never changed'); END;
CREATE TRIGGER text_kept BEFORE DELETE ON text
BEGIN SELECT RAISE(ABORT, 'texts are never deleted'); END;
CREATE TRIGGER cleaning_unchanged BEFORE UPDATE ON cleaning
BEGIN SELECT RAISE(ABORT, 'cleanings are never changed'); END;
CREATE TRIGGER cleaning_kept BEFORE DELETE ON cleaning
BEGIN SELECT RAISE(ABORT, 'cleanings are never deleted'); END;
CREATE TRIGGER plan_unchanged BEFORE UPDATE ON plan
BEGIN SELECT RAISE(ABORT, 'plans are never changed'); END;
CREATE TRIGGER plan_kept BEFORE DELETE ON plan
BEGIN SELECT RAISE(ABORT, 'plans are never deleted'); END;
CREATE TRIGGER reading_unchanged BEFORE UPDATE ON reading
BEGIN SELECT RAISE(ABORT, 'readings are never changed'); END;
CREATE TRIGGER reading_kept BEFORE DELETE ON reading
BEGIN SELECT RAISE(ABORT, 'readings are never deleted'); END;
CREATE TRIGGER issue_unchanged BEFORE UPDATE ON issue
BEGIN SELECT RAISE(ABORT, 'issues are never changed'); END;
CREATE TRIGGER issue_kept BEFORE DELETE ON issue
BEGIN SELECT RAISE(ABORT, 'issues are never deleted'); END;
