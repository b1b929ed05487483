-- grain: one row per expression of time that was resolved to days
-- question: What is said to happen when? The day or days that a text speaks of, with the passage that says so.
CREATE OR REPLACE VIEW timeline AS
SELECT
    starts_on,
    ends_on,
    ends_on - starts_on + 1 AS days,
    time_expressions.text AS expression,
    value,
    starts_on > published_on AS is_ahead,
    passages.text AS passage,
    title,
    published_on,
    story_id,
    is_representative,
    document_id,
    expression_no,
    time_expressions.start_char,
    time_expressions.end_char
FROM time_expressions
JOIN documents USING (document_id)
JOIN passages USING (document_id, passage_no)
WHERE starts_on IS NOT NULL AND passages.role NOT IN ('date', 'metadata', 'boilerplate', 'related');
