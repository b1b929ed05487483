"""A warehouse of as many documents as wanted, written straight into the declared tables."""

from pathlib import Path

from wirehouse.marts import search_index
from wirehouse.tables.catalog import TABLES
from wirehouse.tables.model import Column, Type
from wirehouse.views import create_views
from wirehouse.warehouse import writing

# What a column of that type holds where nothing below says more: `n` numbers the rows.
BY_TYPE = {
    Type.TEXT: "'v' || n", Type.TEXT_LIST: "['Ana Writer']", Type.INTEGER: "0", Type.REAL: "0.5",
    Type.BOOLEAN: "true", Type.DATE: "DATE '2024-01-01'", Type.TIMESTAMP: "TIMESTAMP '2026-03-01 06:00:00'",
}  # fmt: skip
SENTENCE = "The harbour office moved ' || n || ' tonnes of grain on Tuesday while the ceasefire held. "
TEXT = f"repeat('{SENTENCE}', 30)"
PER_DOCUMENT = {"passages": 12, "quotations": 5, "mentions": 9, "time_expressions": 9}
SPAN = {"start_char": "(n % 12) * 90", "end_char": "(n % 12) * 90 + 60"}
VALUES = {
    "documents": {
        "source_uri": "'file:///news/' || n || '.txt'", "language": "['en', 'de', 'es', NULL][1 + n % 4]",
        "publisher": "'Paper ' || n % 300", "published_on": "DATE '2015-01-01' + (n * 7 % 4000)::INTEGER",
        "title": "'Grain on the quay, day ' || n", "body": TEXT, "is_representative": "n % 3 > 0",
        "story_id": "'s' || n // 3", "run_id": "'run-' || n % 40", "flags": "[]::VARCHAR[]",
    },
    "source_texts": {"text": TEXT},
    "passages": SPAN | {"role": "'body'", "passage_no": "n % 12", "text": f"'{SENTENCE}'"},
    "quotations": SPAN | {"quotation_no": "n % 5", "kind": "'direct'"},
    "mentions": SPAN | {"mention_no": "n % 9", "type": "['person', 'place'][1 + n % 2]"},
    "time_expressions": SPAN | {"expression_no": "n % 9", "timex_type": "'DATE'"},
    "duplicate_pairs": {"other_document_id": "'d' || n + 1", "kind": "'near'"},
    "shared_passages": SPAN
    | {"other_document_id": "'d' || n + 1", "other_start_char": "4", "other_end_char": "40"},
    "ops.runs": {"run_id": "'run-' || n"},
    "ops.rejects": {
        "rule": "'rule_' || n % 9", "source_uri": "'file:///bad/' || n", "run_id": "'run-' || n % 40",
    },
    "ops.expectation_results": {"run_id": "'run-' || n % 40", "success": "n % 100 > 0"},
}  # fmt: skip
MADE = {"search"}  # by search_index, from the others
NULL = {"replayed_at", "replay_outcome", "repeats_passage_no"}


def write_large(path: Path, documents: int) -> None:
    """Write the file: `documents` documents with their evidence, 1,000 rejects and 40 runs of 200 results."""
    rows = {"ops.runs": 40, "ops.rejects": 1_000, "ops.expectation_results": 8_000}
    with writing(path) as connection:
        for table in TABLES:
            each = PER_DOCUMENT.get(table.name, 1)
            values = VALUES.get(table.full_name, {})

            def value(column: Column, each: int = each, values: dict[str, str] = values) -> str:
                if column.name == "document_id":
                    return f"'d' || n // {each}"
                null = column.nullable and column.name in NULL
                return values.get(column.name, "NULL" if null else BY_TYPE[column.type])

            selected = ", ".join(f'{value(column)} AS "{column.name}"' for column in table.columns)
            count = rows.get(table.full_name, 0 if table.schema in MADE else documents * each)
            connection.execute(
                f"INSERT INTO {table.full_name} BY NAME SELECT {selected} FROM range({count}) AS numbers(n)"
            )
        create_views(connection)
        search_index.update(connection)
