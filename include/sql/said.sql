-- grain: one row per quotation whose speaker has all the words of the name, the latest first
-- question: What did somebody say? Case and accents do not matter: said('obama') finds what Barack Obama said.
CREATE OR REPLACE MACRO said(name) AS TABLE
WITH asked AS MATERIALIZED (
    SELECT DISTINCT unnest(search_words(name)) AS word
),
everybody AS MATERIALIZED ( -- so that each is looked at once, and not with each quotation
    SELECT DISTINCT speaker FROM quotations WHERE speaker IS NOT NULL
),
speakers AS MATERIALIZED (
    SELECT speaker
    FROM (SELECT DISTINCT speaker, unnest(search_words(speaker)) AS word FROM everybody)
    WHERE word IN (SELECT word FROM asked)
    GROUP BY speaker
    HAVING count(*) = (SELECT count(*) FROM asked)
)
SELECT
    quotations.speaker,
    documents.published_on,
    quotations.text,
    quotations.kind,
    quotations.cue,
    quotations.confidence,
    documents.title,
    documents.publisher,
    quotations.document_id,
    quotations.quotation_no,
    quotations.start_char,
    quotations.end_char
FROM quotations
JOIN documents USING (document_id)
WHERE quotations.speaker IN (SELECT speaker FROM speakers)
ORDER BY published_on DESC NULLS LAST, document_id, quotation_no;
