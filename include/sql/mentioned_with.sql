-- grain: one row per entity mentioned in a passage with the one asked for, the most frequent first
-- question: With whom and what is somebody or something mentioned? Case and accents do not matter; copies count once.
CREATE OR REPLACE MACRO mentioned_with(name) AS TABLE
WITH asked AS MATERIALIZED (
    SELECT DISTINCT unnest(search_words(name)) AS word
),
everything AS MATERIALIZED ( -- so that each is looked at once, and not with each mention
    SELECT DISTINCT entity FROM mentions
),
names AS MATERIALIZED (
    SELECT entity
    FROM (SELECT DISTINCT entity, unnest(search_words(entity)) AS word FROM everything)
    WHERE word IN (SELECT word FROM asked)
    GROUP BY entity
    HAVING count(*) = (SELECT count(*) FROM asked)
),
passages_naming AS (
    SELECT DISTINCT document_id, passage_no
    FROM mentions JOIN documents USING (document_id)
    WHERE entity IN (SELECT entity FROM names) AND is_representative
)
SELECT
    entity,
    type,
    count(DISTINCT document_id) AS stories,
    count(DISTINCT (document_id, passage_no)) AS passages
FROM mentions JOIN passages_naming USING (document_id, passage_no)
WHERE entity NOT IN (SELECT entity FROM names)
GROUP BY entity, type
ORDER BY stories DESC, passages DESC, entity, type;
