"""The source texts of a batch in short pieces, so that what stands at some characters is read in an instant.

Slicing a long text once per row would read it from its start each time, which takes minutes for one of 5 MB
with 50,000 passages. Each text is cut once, and a span is read from the chunks it touches; that is linear.
"""

from wirehouse.validation.rules import STAGED

CHUNK = 64
"""Characters of a chunk; from 32 to 512 it makes little difference."""

CHUNKS = f"{STAGED}.chunks"
"""The table of the chunks of every staged source text: document_id, chunk_no from 0, chunk."""


def cut_texts() -> str:
    """The statement that makes the table CHUNKS from the staged source texts."""
    return f"""
CREATE TABLE {CHUNKS} AS
WITH chunked AS (
    SELECT document_id, regexp_extract_all(text, '(?s).{{1,{CHUNK}}}') AS chunks FROM {STAGED}.source_texts
)
SELECT document_id, unnest(chunks) AS chunk, unnest(range(len(chunks))) AS chunk_no FROM chunked
"""
