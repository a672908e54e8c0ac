-- Stable views of what stories tell now, for people and other tools: docs/reference/archive.md. Columns are added, never
-- renamed or removed. What a story tells is made when it is linked; a story that is not told yet has no rows here.
-- DISTINCT takes nothing away: with it, SQLite works a view out once for a query that joins several of them, not once
-- for each row, and still only for the stories that the query asks about.

-- One row for each claim.
CREATE VIEW claim AS
SELECT DISTINCT linkage.story_id,
       item.value ->> 'id' AS id,
       item.value ->> 'label' AS label,
       item.value ->> 'status' AS status,
       item.value ->> '$.history[#-1].date' AS status_since,
       item.value ->> 'since' AS since,
       item.value ->> 'reason' AS reason,
       item.value ->> 'origins_low' AS origins_low,
       item.value ->> 'origins_high' AS origins_high,
       json_array_length(item.value, '$.supports') AS supports,
       json_array_length(item.value, '$.hedges') AS hedges,
       json_array_length(item.value, '$.denies') AS denies,
       json_array_length(item.value, '$.declines') AS declines,
       item.value ->> 'under' AS under,
       item.value ->> 'label_statement' AS label_statement
FROM linkage JOIN told ON told.linkage_id = linkage.id, json_each(told.body, '$.claims') AS item;

-- One row for each statement on a side of a claim.
CREATE VIEW claim_statement AS
SELECT DISTINCT linkage.story_id,
       claim.value ->> 'id' AS claim_id,
       side.value AS side,
       said.value AS statement_id
FROM linkage JOIN told ON told.linkage_id = linkage.id
     CROSS JOIN json_each(told.body, '$.claims') AS claim
     CROSS JOIN json_each('["supports","hedges","denies","declines"]') AS side
     CROSS JOIN json_each(claim.value, '$.' || side.value) AS said;

-- One row for each status that a claim took.
CREATE VIEW claim_status AS
SELECT DISTINCT linkage.story_id,
       claim.value ->> 'id' AS claim_id,
       item.value ->> 'date' AS date,
       item.value ->> 'status' AS status,
       item.value ->> 'reason' AS reason
FROM linkage JOIN told ON told.linkage_id = linkage.id,
     json_each(told.body, '$.claims') AS claim, json_each(claim.value, '$.history') AS item;

-- One row for each origin of a claim.
CREATE VIEW origin AS
SELECT DISTINCT linkage.story_id,
       claim.value ->> 'id' AS claim_id,
       item.value ->> 'name' AS name,
       item.value ->> 'anonymous' AS anonymous,
       item.value -> 'members' AS members,
       item.value -> 'why' AS why,
       item.value -> 'outlets' AS outlets,
       item.value -> 'statements' AS statements
FROM linkage JOIN told ON told.linkage_id = linkage.id,
     json_each(told.body, '$.claims') AS claim, json_each(claim.value, '$.origins') AS item;

-- One row for each statement as its story knows it.
CREATE VIEW story_statement AS
SELECT DISTINCT linkage.story_id,
       item.value ->> 'id' AS id,
       item.value ->> 'article' AS article_id,
       item.value ->> 'text_id' AS text_id,
       item.value ->> 'known_on' AS known_on,
       item.value ->> 'origin' AS origin,
       item.value ->> '$.source.entity' AS entity_id,
       item.value ->> '$.source.text' AS source,
       item.value ->> 'stance' AS stance,
       (SELECT group_concat(part.value ->> 'text', ' … ') FROM json_each(item.value, '$.content') AS part) AS content
FROM linkage JOIN told ON told.linkage_id = linkage.id, json_each(told.body, '$.statements') AS item;

-- One row for each change.
CREATE VIEW change AS
SELECT DISTINCT linkage.story_id,
       item.value ->> 'id' AS id,
       item.value ->> 'date' AS date,
       item.value ->> 'kind' AS kind,
       item.value ->> 'text' AS text,
       item.value ->> 'before' AS before,
       item.value ->> 'after' AS after,
       item.value ->> 'claim' AS claim_id,
       item.value -> 'statements' AS statements,
       item.value -> 'articles' AS articles
FROM linkage JOIN told ON told.linkage_id = linkage.id, json_each(told.body, '$.changes') AS item;

-- One row for each point of a figure over time.
CREATE VIEW figure_point AS
SELECT DISTINCT linkage.story_id,
       series.value ->> '$.points[0].figure.id' AS series_id,
       series.value ->> 'counts' AS counts,
       item.value ->> 'known_on' AS known_on,
       item.value ->> '$.figure.text' AS words,
       item.value ->> '$.figure.low' AS low,
       item.value ->> '$.figure.high' AS high,
       item.value ->> '$.figure.value' AS value,
       item.value ->> '$.figure.modifier' AS modifier,
       item.value ->> '$.figure.unit' AS unit,
       item.value ->> '$.figure.increment' AS increment,
       item.value ->> 'source' AS source,
       item.value ->> 'stance' AS stance,
       item.value ->> '$.figure.id' AS figure_id,
       item.value ->> 'statement' AS statement_id,
       item.value ->> 'article' AS article_id
FROM linkage JOIN told ON told.linkage_id = linkage.id,
     json_each(told.body, '$.series') AS series, json_each(series.value, '$.points') AS item;

-- One row for each article that carries the same words as others.
CREATE VIEW copy AS
SELECT DISTINCT linkage.story_id,
       item.key + 1 AS number,
       member.value AS article_id,
       item.value ->> 'source' AS source_article,
       item.value ->> 'wire' AS wire,
       item.value ->> 'quotations' AS quotations
FROM linkage JOIN told ON told.linkage_id = linkage.id,
     json_each(told.body, '$.copies') AS item, json_each(item.value, '$.articles') AS member;
