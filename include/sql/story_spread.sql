-- grain: one row per document of a story that more than one document tells
-- question: How did a story spread: where did it run first, and what came when?
CREATE OR REPLACE VIEW story_spread AS
SELECT
    story_id,
    row_number() OVER (
        PARTITION BY story_id ORDER BY published_on NULLS LAST, first_ingested_at, document_id
    ) AS position,
    count(*) OVER (PARTITION BY story_id) AS copies,
    document_id,
    title,
    publisher,
    source_uri,
    published_on,
    published_on - min(published_on) OVER (PARTITION BY story_id) AS days_after_first,
    first_ingested_at,
    is_representative
FROM documents
QUALIFY copies > 1;
