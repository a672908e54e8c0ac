-- What each story tells now, so that it need not be made for every reader; which of it each reader has seen.

CREATE TABLE told (               -- derived, like linkage: it may be dropped at any time, and is made when it is missing
  linkage_id TEXT PRIMARY KEY REFERENCES linkage (id) ON DELETE CASCADE,
  viewer TEXT NOT NULL,           -- digest of the code that made the view; one by another is out of date
  body TEXT NOT NULL              -- JSON: the record StoryView, as of the newest article
) STRICT;

CREATE TABLE current_change (     -- derived, with `told`
  linkage_id TEXT NOT NULL REFERENCES linkage (id) ON DELETE CASCADE,
  change TEXT NOT NULL,           -- the key of the record Change
  PRIMARY KEY (linkage_id, change)
) STRICT, WITHOUT ROWID;

CREATE TABLE told_change (
  number INTEGER PRIMARY KEY,     -- in order of telling
  change TEXT NOT NULL UNIQUE,    -- the key of the record Change
  story_id TEXT NOT NULL,         -- the story that it was first told in
  told_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER told_change_once BEFORE INSERT ON told_change
WHEN EXISTS (SELECT 1 FROM told_change WHERE number = NEW.number OR change = NEW.change)
BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER told_change_unchanged BEFORE UPDATE ON told_change
BEGIN SELECT RAISE(ABORT, 'when a change was told is never changed'); END;
CREATE TRIGGER told_change_kept BEFORE DELETE ON told_change
BEGIN SELECT RAISE(ABORT, 'when a change was told is never deleted'); END;

CREATE TABLE visit (              -- when a reader last looked at a story
  reader TEXT NOT NULL,
  story_id TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (reader, story_id)
) STRICT, WITHOUT ROWID;

-- A story that has another name by now is found by the article that it was named by.
CREATE INDEX text_of_article ON text (article_id);
