-- Stable views for people and other tools: docs/reference/archive.md. Columns are added, never renamed or removed.

-- Where and when each text was first seen.
CREATE VIEW first_seen AS
SELECT text_id, input, observed_at
FROM (
  SELECT text_id, input, observed_at,
         row_number() OVER (PARTITION BY text_id ORDER BY observed_at, input) AS place
  FROM cleaning JOIN sighting USING (capture_id)
  WHERE text_id IS NOT NULL
)
WHERE place = 1;

-- The texts that count now: those that the latest cleaning of some capture made.
CREATE VIEW current_text AS
SELECT DISTINCT text_id
FROM cleaning
WHERE text_id IS NOT NULL AND number IN (SELECT max(number) FROM cleaning GROUP BY capture_id);

-- The latest reading of each of them.
CREATE VIEW revision AS
SELECT text_id, reading_id, input, observed_at
FROM current_text
JOIN (SELECT text_id, id AS reading_id, max(number) FROM reading GROUP BY text_id) USING (text_id)
JOIN first_seen USING (text_id);

-- One row for each text: an article, or one of its revisions.
CREATE VIEW article AS
SELECT text.id AS text_id,
       text.article_id,
       revision.input,
       text.body ->> 'title' AS title,
       text.body ->> 'outlet' AS outlet,
       text.body ->> 'byline' AS byline,
       text.body ->> '$.published.value' AS published,
       text.body ->> '$.updated.value' AS updated,
       text.body ->> 'language' AS language,
       text.body ->> 'url' AS url,
       text.body ->> 'text' AS text,
       revision.observed_at
FROM revision JOIN text ON text.id = revision.text_id;

-- One row for each statement.
CREATE VIEW statement AS
SELECT item.value ->> 'id' AS id,
       revision.text_id,
       item.value ->> 'kind' AS kind,
       item.value ->> 'stance' AS stance,
       item.value ->> '$.source.text' AS source,
       item.value ->> '$.source.entity' AS entity_id,
       item.value ->> '$.source.anonymous' AS anonymous,
       (SELECT group_concat(part.value ->> 'text', ' … ') FROM json_each(item.value, '$.cue') AS part) AS cue,
       (SELECT group_concat(part.value ->> 'text', ' … ') FROM json_each(item.value, '$.content') AS part) AS content,
       item.value ->> '$.content[0].start' AS content_start,
       (SELECT group_concat(part.value ->> 'text', ', ') FROM json_each(item.value, '$.chain') AS part) AS chain,
       item.value ->> '$.said_on.earliest' AS said_earliest,
       item.value ->> '$.said_on.latest' AS said_latest,
       item.value ->> 'location' AS location,
       item.value ->> 'confidence' AS confidence
FROM revision JOIN reading ON reading.id = revision.reading_id, json_each(reading.body, '$.statements') AS item;

-- One row for each figure.
CREATE VIEW figure AS
SELECT item.value ->> 'id' AS id,
       revision.text_id,
       item.value ->> 'text' AS words,
       item.value ->> 'low' AS low,
       item.value ->> 'high' AS high,
       item.value ->> 'value' AS value,
       item.value ->> 'modifier' AS modifier,
       item.value ->> 'unit' AS unit,
       item.value ->> 'counts' AS counts,
       item.value ->> 'increment' AS increment,
       item.value ->> 'start' AS "start",
       item.value ->> 'end' AS "end"
FROM revision JOIN reading ON reading.id = revision.reading_id, json_each(reading.body, '$.figures') AS item;

-- One row for each article of each story, as stories are now.
CREATE VIEW story AS
SELECT linkage.story_id,
       linkage.story ->> 'headline' AS headline,
       linkage.story ->> 'since' AS since,
       linkage.newest_change,
       reading.text_id
FROM linkage JOIN member ON member.linkage_id = linkage.id JOIN reading ON reading.id = member.reading_id;

-- One row for each thing that went wrong with an input: in taking it in, in its latest cleaning, in reading.
CREATE VIEW problem AS
SELECT body ->> 'input' AS input, body ->> 'stage' AS stage, body ->> 'severity' AS severity,
       body ->> 'reason' AS reason, body
FROM (
  SELECT body FROM issue
  UNION
  SELECT item.value FROM cleaning, json_each(cleaning.issues) AS item
  WHERE cleaning.number IN (SELECT max(number) FROM cleaning GROUP BY capture_id)
  UNION
  SELECT item.value
  FROM revision JOIN reading ON reading.id = revision.reading_id, json_each(reading.body, '$.issues') AS item
);
