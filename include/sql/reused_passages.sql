-- grain: one row per passage of a document that documents of other stories hold too
-- question: Which sentences travel from story to story, and into how many?
CREATE OR REPLACE VIEW reused_passages AS
WITH either_way AS (
    SELECT document_id, start_char, end_char, words, other_document_id FROM shared_passages
    UNION ALL
    SELECT other_document_id, other_start_char, other_end_char, words, document_id FROM shared_passages
),
passages_elsewhere AS (
    SELECT
        passage.document_id,
        passage.start_char,
        passage.end_char,
        max(passage.words) AS words,
        count(DISTINCT other.document_id) AS other_documents,
        count(DISTINCT other.story_id) AS other_stories
    FROM either_way AS passage
    JOIN documents AS here ON here.document_id = passage.document_id
    JOIN documents AS other ON other.document_id = passage.other_document_id
    WHERE other.story_id <> here.story_id
    GROUP BY passage.document_id, passage.start_char, passage.end_char
)
SELECT
    passages_elsewhere.*,
    substring(source_texts.text, start_char + 1, end_char - start_char) AS text
FROM passages_elsewhere JOIN source_texts USING (document_id);
