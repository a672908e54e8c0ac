-- What search looks in. It follows from the stories and is written with them: it may be dropped and rebuilt at any time.
-- Numbers say where a row stands in time: day (days since 0001-01-01) << 40 | number of the text << 16 | place in it. So
-- days are ranges of numbers, and the index gives the newest first without sorting.

CREATE TABLE search_text (
  number INTEGER PRIMARY KEY,     -- place 0
  text_id TEXT NOT NULL UNIQUE REFERENCES text (id),
  story_id TEXT NOT NULL,
  known_on TEXT NOT NULL,         -- the day from which a reader could know it
  until TEXT NOT NULL,            -- the day from which a later revision stands in its place; 9999-12-31: none does
  outlet TEXT,
  also TEXT NOT NULL,             -- words that Unicode writes in two ways, the other way (NFKC)
  tags TEXT NOT NULL,             -- one word each: story
  digest TEXT NOT NULL            -- of all that is here of this text, so that only what changed is written anew
) STRICT;

CREATE TABLE search_statement (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  entity TEXT,                    -- of its story, that says it
  stance TEXT NOT NULL,           -- as rulings have it
  content TEXT NOT NULL,          -- verbatim, fragments joined by ' … '
  source TEXT NOT NULL,
  cue TEXT NOT NULL,
  places TEXT NOT NULL,           -- JSON: of content, source and cue the [start, end) of each fragment
  outlet TEXT,
  also TEXT NOT NULL,
  tags TEXT NOT NULL              -- one word each: story, entity, stance
) STRICT;

CREATE INDEX search_statement_entity ON search_statement (entity) WHERE entity IS NOT NULL;

CREATE TABLE search_name (        -- each name of an entity, where its story first has it
  number INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  key TEXT,                       -- what other stories' names of the same entity share; null where it says too little
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  outlet TEXT,
  also TEXT NOT NULL,
  tags TEXT NOT NULL              -- one word: story
) STRICT;

CREATE INDEX search_name_entity ON search_name (entity);
CREATE INDEX search_name_key ON search_name (key) WHERE key IS NOT NULL;

-- The words of each text, from the text itself.
CREATE VIEW search_words AS
SELECT search_text.number, text.body ->> 'title' AS title, text.body ->> 'text' AS words,
       search_text.also, search_text.outlet, search_text.tags
FROM search_text JOIN text ON text.id = search_text.text_id;

CREATE VIRTUAL TABLE text_index USING fts5 (
  title, words, also, outlet, tags,
  content = 'search_words', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', prefix = '3'
);
CREATE VIRTUAL TABLE statement_index USING fts5 (
  content, source, cue, also, outlet, tags,
  content = 'search_statement', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', prefix = '3'
);
CREATE VIRTUAL TABLE name_index USING fts5 (
  name, also, outlet, tags,
  content = 'search_name', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', prefix = '3'
);

CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN
  INSERT INTO text_index (rowid, title, words, also, outlet, tags)
  SELECT number, title, words, also, outlet, tags FROM search_words WHERE number = NEW.number;
END;
CREATE TRIGGER search_text_gone BEFORE DELETE ON search_text BEGIN
  INSERT INTO text_index (text_index, rowid, title, words, also, outlet, tags)
  SELECT 'delete', number, title, words, also, outlet, tags FROM search_words WHERE number = OLD.number;
END;
CREATE TRIGGER search_statement_added AFTER INSERT ON search_statement BEGIN
  INSERT INTO statement_index (rowid, content, source, cue, also, outlet, tags)
  VALUES (NEW.number, NEW.content, NEW.source, NEW.cue, NEW.also, NEW.outlet, NEW.tags);
END;
CREATE TRIGGER search_statement_gone BEFORE DELETE ON search_statement BEGIN
  INSERT INTO statement_index (statement_index, rowid, content, source, cue, also, outlet, tags)
  VALUES ('delete', OLD.number, OLD.content, OLD.source, OLD.cue, OLD.also, OLD.outlet, OLD.tags);
END;
CREATE TRIGGER search_name_added AFTER INSERT ON search_name BEGIN
  INSERT INTO name_index (rowid, name, also, outlet, tags)
  VALUES (NEW.number, NEW.name, NEW.also, NEW.outlet, NEW.tags);
END;
CREATE TRIGGER search_name_gone BEFORE DELETE ON search_name BEGIN
  INSERT INTO name_index (name_index, rowid, name, also, outlet, tags)
  VALUES ('delete', OLD.number, OLD.name, OLD.also, OLD.outlet, OLD.tags);
END;

-- Rows are replaced by deleting and inserting them: an UPDATE would leave the index behind.
CREATE TRIGGER search_text_unchanged BEFORE UPDATE ON search_text
BEGIN SELECT RAISE(ABORT, 'rows of search are deleted and inserted, never changed'); END;
CREATE TRIGGER search_statement_unchanged BEFORE UPDATE ON search_statement
BEGIN SELECT RAISE(ABORT, 'rows of search are deleted and inserted, never changed'); END;
CREATE TRIGGER search_name_unchanged BEFORE UPDATE ON search_name
BEGIN SELECT RAISE(ABORT, 'rows of search are deleted and inserted, never changed'); END;

CREATE INDEX linkage_story ON linkage (story_id);

-- Stories that were linked before there was search: the next search, or the next add, fills the tables above with them.
CREATE TABLE search_waiting (
  linkage_id TEXT PRIMARY KEY REFERENCES linkage (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO search_waiting SELECT id FROM linkage;
