"""Arrow schemas from the declarations: what a Parquet file of a table must look like."""

import pyarrow as pa

from wirehouse.tables.model import Table, Type

ARROW_TYPES = {
    Type.TEXT: pa.string(),
    Type.TEXT_LIST: pa.list_(pa.field("element", pa.string(), nullable=False)),
    Type.INTEGER: pa.int64(),
    Type.INTEGER_LIST: pa.list_(pa.field("element", pa.int64(), nullable=False)),
    Type.REAL: pa.float64(),
    Type.BOOLEAN: pa.bool_(),
    Type.DATE: pa.date32(),
    Type.TIMESTAMP: pa.timestamp("us"),
}


def arrow_schema(table: Table) -> pa.Schema:
    """The schema of the table's Parquet files: declared columns, types and nullability, docs as metadata."""
    return pa.schema([
        pa.field(column.name, ARROW_TYPES[column.type], column.nullable, metadata={"doc": column.doc})
        for column in table.columns
    ])
