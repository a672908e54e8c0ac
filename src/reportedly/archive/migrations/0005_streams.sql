-- Names that stories had, so that each is found by every name it ever had; and where the stream of articles stood.

CREATE TABLE story_name (
  story_id TEXT PRIMARY KEY,
  article_id TEXT NOT NULL        -- the article that the story was named by: it is now in the story of that name
) STRICT, WITHOUT ROWID;

CREATE TRIGGER story_name_once BEFORE INSERT ON story_name
WHEN EXISTS (SELECT 1 FROM story_name WHERE story_id = NEW.story_id) BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER story_name_unchanged BEFORE UPDATE ON story_name
BEGIN SELECT RAISE(ABORT, 'names of stories are never changed'); END;
CREATE TRIGGER story_name_kept BEFORE DELETE ON story_name
BEGIN SELECT RAISE(ABORT, 'names of stories are never deleted'); END;

CREATE TABLE standing (           -- derived: it may be dropped at any time, and saves telling all articles anew
  digest TEXT PRIMARY KEY,        -- of the articles that the stream had told, in order
  articles INTEGER NOT NULL,
  state BLOB NOT NULL             -- MessagePack, in zlib format
) STRICT, WITHOUT ROWID;
