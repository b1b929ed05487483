-- grain: one row per pair of entities that a story mentions in one passage, the first by name before the second
-- question: Who is mentioned with whom, in how many stories, and how often in one passage? Copies of a story count once.
CREATE OR REPLACE VIEW mentioned_together AS
WITH mentioned AS (
    SELECT DISTINCT entity, type, document_id, passage_no
    FROM mentions JOIN documents USING (document_id)
    WHERE is_representative
)
SELECT
    a.entity AS entity,
    a.type AS type,
    b.entity AS other_entity,
    b.type AS other_type,
    count(DISTINCT document_id) AS stories,
    count(*) AS passages
FROM mentioned AS a JOIN mentioned AS b USING (document_id, passage_no)
WHERE (a.entity, a.type) < (b.entity, b.type)
GROUP BY ALL;
