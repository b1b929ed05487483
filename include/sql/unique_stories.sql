-- grain: one row per story, with the document that stands for it
-- question: Which stories are there, counted once however many papers ran them?
CREATE OR REPLACE VIEW unique_stories AS
SELECT
    told.story_id,
    told.document_id,
    told.title,
    told.language,
    spread.copies,
    spread.publishers,
    spread.first_published_on,
    spread.last_published_on,
    spread.first_ingested_at,
    told.word_count,
    told.body
FROM documents AS told
JOIN (
    SELECT
        story_id,
        count(*) AS copies,
        count(DISTINCT publisher) AS publishers,
        min(published_on) AS first_published_on,
        max(published_on) AS last_published_on,
        min(first_ingested_at) AS first_ingested_at
    FROM documents
    GROUP BY story_id
) AS spread USING (story_id)
WHERE told.is_representative;
