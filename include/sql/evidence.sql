-- grain: one row per document with that id: one, or none
-- question: What stands in the source at these characters, with as much before and after as context says (200)?
CREATE OR REPLACE MACRO evidence(document_id, start_char, end_char, context := 200) AS TABLE
SELECT
    documents.document_id,
    documents.title,
    documents.source_uri,
    substring(
        source_texts.text, greatest(start_char - context, 0) + 1, start_char - greatest(start_char - context, 0)
    ) AS before,
    substring(source_texts.text, start_char + 1, end_char - start_char) AS text,
    substring(source_texts.text, end_char + 1, context) AS after
FROM source_texts
JOIN documents ON documents.document_id = source_texts.document_id
WHERE source_texts.document_id = document_id;
