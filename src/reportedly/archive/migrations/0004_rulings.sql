-- What people rule. Rows are added, never changed; that a ruling is taken back is a row as well.

CREATE TABLE ruling (
  number INTEGER PRIMARY KEY,     -- in order of arrival
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  left_text TEXT REFERENCES text (id),
  right_text TEXT REFERENCES text (id),
  undoes TEXT REFERENCES ruling (id),
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL,
  reason TEXT,
  body TEXT NOT NULL              -- JSON: the record Ruling
) STRICT;

CREATE TRIGGER ruling_once BEFORE INSERT ON ruling
WHEN EXISTS (SELECT 1 FROM ruling WHERE number = NEW.number OR id = NEW.id) BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER ruling_unchanged BEFORE UPDATE ON ruling
BEGIN SELECT RAISE(ABORT, 'rulings are never changed'); END;
CREATE TRIGGER ruling_kept BEFORE DELETE ON ruling
BEGIN SELECT RAISE(ABORT, 'rulings are never deleted'); END;

-- What became of each ruling when the archive was last linked; derived, written anew with the stories.
CREATE TABLE ruling_outcome (
  ruling_id TEXT PRIMARY KEY REFERENCES ruling (id),
  state TEXT NOT NULL,            -- in force, overruled, dormant, undone
  note TEXT
) STRICT;

-- The names of what a story holds, so that anything can be found by the beginning of its id; derived, like linkage.
CREATE TABLE thing (
  id TEXT NOT NULL,
  linkage_id TEXT NOT NULL REFERENCES linkage (id) ON DELETE CASCADE,
  PRIMARY KEY (id, linkage_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX thing_of_linkage ON thing (linkage_id);

-- Stories that were linked before there were names of things are to be linked again.
DELETE FROM linkage;
