-- grain: one row per speaker and day of publication
-- question: Who was quoted how often, and on what, day by day? Copies of a story count once in quotations.
CREATE OR REPLACE VIEW quotes_by_day AS
WITH quoted AS (
    SELECT speaker, published_on, document_id, story_id, is_representative, title, passage_no
    FROM quotations JOIN documents USING (document_id)
    WHERE speaker IS NOT NULL
),
counted AS (
    SELECT
        speaker,
        published_on,
        count(*) FILTER (is_representative) AS quotations,
        count(*) AS quotations_with_copies,
        count(DISTINCT story_id) AS stories,
        list_sort(list(DISTINCT title) FILTER (title IS NOT NULL)) AS titles
    FROM quoted
    GROUP BY speaker, published_on
),
-- What stands in the same passage as the quotation.
about AS (
    SELECT speaker, published_on, entity, count(*) AS mentions
    FROM (SELECT DISTINCT speaker, published_on, document_id, passage_no FROM quoted WHERE is_representative)
    JOIN mentions USING (document_id, passage_no)
    WHERE entity <> speaker
    GROUP BY speaker, published_on, entity
),
subjects AS (
    SELECT speaker, published_on, list(entity ORDER BY mentions DESC, entity)[:5] AS about
    FROM about
    GROUP BY speaker, published_on
)
SELECT counted.*, coalesce(about, []) AS about
FROM counted
LEFT JOIN subjects
    ON subjects.speaker = counted.speaker AND subjects.published_on IS NOT DISTINCT FROM counted.published_on;
