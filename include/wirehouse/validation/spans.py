"""What is said to stand somewhere stands there: evidence is in its passage, its text at its characters.

Clean text is compared with the source by its letters and digits, as cleaning joins blanks and leaves out what
cannot be seen; where it repaired mojibake, by those of ASCII, which a wrong decoding leaves alone.
"""

from wirehouse.tables.articles import DOCUMENTS, PASSAGES
from wirehouse.tables.evidence import MENTIONS, QUOTATIONS, TIME_EXPRESSIONS
from wirehouse.tables.model import Table
from wirehouse.text.model import Flag
from wirehouse.validation.chunks import CHUNK, CHUNKS
from wirehouse.validation.rules import SHOWN_CHARACTERS, STAGED, Check, holds

MISQUOTED = f"{STAGED}.misquoted"
"""The table of evidence that is not where it is said to be: table_name, document_id, row_no, detail."""

_ASCII = "A-Za-z0-9"
_ANY = "\\pL\\pN"

EVIDENCE_TABLES = (QUOTATIONS, MENTIONS, TIME_EXPRESSIONS)


def text_is_at_span(table: Table) -> Check:
    """The check that a table's texts stand at their characters, inside their passages."""
    _, number = table.key
    misquoted = f"{MISQUOTED} AS m WHERE m.table_name = '{table.full_name}'"
    same_row = f"m.document_id = v.document_id AND m.row_no = v.{number}"
    reason = f"(SELECT any_value(m.detail) FROM {misquoted} AND {same_row})"
    return Check(
        name=f"{table.full_name}.text_is_at_span",
        table=table.full_name,
        view=table.full_name,
        doc="The text stands in the source at these characters, inside its passage.",
        detail=f"'{number}=' || {number} || ', ' || {reason}",
        **holds(
            f"(document_id, {number}) NOT IN (SELECT m.document_id, m.row_no FROM {misquoted})", table.key
        ),
    )


def find_misquoted() -> str:
    """The statement that makes the table MISQUOTED from the staged views and CHUNKS."""
    rows = " UNION ALL ".join(
        f"SELECT '{table.full_name}' AS table_name, document_id, {table.key[1]} AS row_no, passage_no, text, "
        f'start_char, end_char FROM {STAGED}."{table.full_name}"'
        for table in EVIDENCE_TABLES
    )
    speakers = (
        f"SELECT '{QUOTATIONS.full_name}', document_id, quotation_no, NULL, speaker_text, "
        f"speaker_start_char, speaker_end_char FROM {STAGED}.{QUOTATIONS.full_name} "
        "WHERE speaker_text IS NOT NULL"
    )
    return f"""
CREATE TABLE {MISQUOTED} AS
WITH spans AS MATERIALIZED (
    SELECT row_number() OVER () AS span_no, * FROM ({rows} UNION ALL {speakers})
    WHERE document_id IS NOT NULL AND row_no IS NOT NULL AND start_char >= 0 AND start_char < end_char
        AND end_char - start_char <= 1000000
),
outside AS (
    SELECT s.table_name, s.document_id, s.row_no,
        format('not inside passage {{}}', s.passage_no) AS detail
    FROM spans AS s
    ANTI JOIN {STAGED}.{PASSAGES.full_name} AS p
        ON p.document_id = s.document_id AND p.passage_no = s.passage_no
        AND p.start_char <= s.start_char AND s.end_char <= p.end_char
    WHERE s.passage_no IS NOT NULL
),
pieces AS (
    SELECT span_no, document_id,
        unnest(range(start_char // {CHUNK}, (end_char - 1) // {CHUNK} + 1)) AS chunk_no
    FROM spans
),
there AS (
    SELECT span_no, string_agg(chunk, '' ORDER BY chunk_no) AS text
    FROM pieces JOIN {CHUNKS} USING (document_id, chunk_no) GROUP BY span_no
),
compared AS (
    SELECT s.*, coalesce(list_contains(d.flags, '{Flag.MOJIBAKE_REPAIRED}'), false) AS repaired,
        coalesce(substring(t.text, s.start_char % {CHUNK} + 1, s.end_char - s.start_char), '') AS found
    FROM spans AS s
    JOIN {STAGED}.{DOCUMENTS.full_name} AS d ON d.document_id = s.document_id
    LEFT JOIN there AS t ON t.span_no = s.span_no
)
SELECT DISTINCT ON (table_name, document_id, row_no) * FROM (
    SELECT * FROM outside
    UNION ALL
    SELECT table_name, document_id, row_no,
        format('characters {{}} to {{}} are: {{}}', start_char, end_char, left(found, {SHOWN_CHARACTERS}))
    FROM compared
    WHERE text IS DISTINCT FROM found AND CASE WHEN repaired
        THEN {_letters("text", _ASCII)} IS DISTINCT FROM {_letters("found", _ASCII)}
        ELSE {_letters("text", _ANY)} IS DISTINCT FROM {_letters("found", _ANY)} END
)
"""


def _letters(text: str, kept: str) -> str:
    """SQL for what is compared of a text: the characters of a class.

    DuckDB 2.0.0 normalizes no farther than to the first NUL, so there must be none.
    """
    return f"regexp_replace(nfc_normalize(replace({text}, chr(0), '')), '[^{kept}]+', '', 'g')"
