"""Nothing of a source text is lost: its passages cover every non-blank character exactly once.

Text is judged by position: what lies between two passages must be blank, and is read from the chunks of
its text that it touches (see chunks.py).
"""

from wirehouse.tables.articles import DOCUMENTS, PASSAGES
from wirehouse.text.blank import BLANK
from wirehouse.validation.chunks import CHUNK, CHUNKS
from wirehouse.validation.rules import STAGED, Check, holds

UNCOVERED = f"{STAGED}.uncovered"
"""The table of documents whose passages do not cover their text, each with what is wrong (`detail`)."""

COVER_TEXT = Check(
    name=f"{PASSAGES.full_name}.cover_text",
    table=PASSAGES.full_name,
    view=DOCUMENTS.full_name,
    doc="Passages cover every non-blank character of their source text exactly once, in order.",
    detail=f"(SELECT any_value(u.detail) FROM {UNCOVERED} AS u WHERE u.document_id = v.document_id)",
    **holds(f"document_id NOT IN (SELECT document_id FROM {UNCOVERED})", DOCUMENTS.key),
)


def find_uncovered() -> str:
    """The statement that makes the table UNCOVERED from the staged views and CHUNKS."""
    return f"""
CREATE TABLE {UNCOVERED} AS
WITH spans AS MATERIALIZED (
    SELECT document_id, passage_no, start_char, end_char,
        lag(end_char, 1, 0) OVER (PARTITION BY document_id ORDER BY passage_no) AS previous_end
    FROM {STAGED}.passages
),
misplaced AS (
    SELECT document_id, arg_min(
        format('passage {{}} starts at {{}}, ends at {{}}; the one before ends at {{}}',
            passage_no, start_char, end_char, previous_end), passage_no) AS detail
    FROM spans
    WHERE NOT coalesce(previous_end <= start_char AND start_char <= end_char, false)
    GROUP BY document_id
),
ends AS (
    SELECT document_id, max(end_char) AS last_end FROM spans GROUP BY document_id
),
texts AS MATERIALIZED (
    SELECT d.document_id, length(any_value(t.text)) AS length, coalesce(any_value(e.last_end), 0) AS last_end
    FROM {STAGED}.documents AS d
    LEFT JOIN {STAGED}.source_texts AS t ON t.document_id = d.document_id
    LEFT JOIN ends AS e ON e.document_id = d.document_id
    WHERE d.document_id IS NOT NULL
    GROUP BY d.document_id
),
whole AS MATERIALIZED (
    SELECT * FROM texts ANTI JOIN misplaced USING (document_id) WHERE last_end <= length
),
gaps AS (
    SELECT document_id, previous_end AS gap_start, start_char AS gap_end
    FROM spans SEMI JOIN whole USING (document_id) WHERE start_char > previous_end
    UNION ALL
    SELECT document_id, last_end, length FROM whole WHERE length > last_end
),
pieces AS (
    SELECT document_id, unnest(range(gap_start // {CHUNK}, (gap_end - 1) // {CHUNK} + 1)) AS chunk_no,
        gap_start, gap_end
    FROM gaps
),
outside AS (
    SELECT document_id, greatest(gap_start, chunk_no * {CHUNK}) AS piece_start,
        substring(chunk, greatest(gap_start - chunk_no * {CHUNK}, 0) + 1,
            least(gap_end, (chunk_no + 1) * {CHUNK}) - greatest(gap_start, chunk_no * {CHUNK})) AS piece
    FROM pieces JOIN {CHUNKS} USING (document_id, chunk_no)
)
SELECT document_id, detail FROM misplaced WHERE document_id IS NOT NULL
UNION ALL
SELECT document_id, coalesce(
    format('the last passage ends at {{}}, the text at {{}}', last_end, length), 'there is no source text')
FROM texts ANTI JOIN misplaced USING (document_id) WHERE NOT coalesce(last_end <= length, false)
UNION ALL
SELECT document_id, arg_min(
    format('no passage holds the text at {{}}: {{}}', piece_start,
        trim(regexp_replace(piece, '[{BLANK}]+', ' ', 'g'))), piece_start)
FROM outside WHERE regexp_matches(piece, '[^{BLANK}]') GROUP BY document_id
"""
