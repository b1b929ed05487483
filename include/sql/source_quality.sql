-- grain: one row per folder or archive that files were read from
-- question: Which sources are in good order: how fresh are they, how much of them was rejected, what do their articles lack?
CREATE OR REPLACE VIEW source_quality AS
WITH loaded AS (
    SELECT
        regexp_extract(source_uri, '^(.*?)(!/.*|/[^/]*)$', 1) AS source,
        count(*) AS documents,
        min(published_on) AS first_published_on,
        max(published_on) AS last_published_on,
        max(ingested_at) AS last_ingested_at,
        avg((title IS NULL)::INTEGER) AS without_title,
        avg((published_on IS NULL)::INTEGER) AS without_date,
        avg((len(authors) = 0)::INTEGER) AS without_author,
        avg((publisher IS NULL)::INTEGER) AS without_publisher,
        avg((language IS NULL)::INTEGER) AS without_language,
        avg((body = '')::INTEGER) AS without_body,
        avg((NOT is_representative)::INTEGER) AS copies
    FROM documents
    GROUP BY source
),
rejected AS (
    SELECT
        regexp_extract(source_uri, '^(.*?)(!/.*|/[^/]*)$', 1) AS source,
        count(*) AS rejects,
        count(*) FILTER (replayed_at IS NULL) AS rejects_not_replayed,
        mode(rule) AS most_frequent_rule
    FROM ops.rejects
    GROUP BY source
)
SELECT
    source,
    coalesce(documents, 0) AS documents,
    coalesce(rejects, 0) AS rejects,
    coalesce(rejects_not_replayed, 0) AS rejects_not_replayed,
    most_frequent_rule,
    COLUMNS('^(first|last|without)_'),
    copies
FROM loaded FULL JOIN rejected USING (source);
