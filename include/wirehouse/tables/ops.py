"""What the pipeline did: runs, the ledger of files, rejects and the results of every expectation."""

from enum import StrEnum

from wirehouse.tables.articles import SOURCE_FORMATS
from wirehouse.tables.model import Column, Rule, Severity, Table, Type

SHA256 = "^[0-9a-f]{64}$"
STAGES = ("land", "normalize", "validate")


class ReplayOutcome(StrEnum):
    """What became of a reject that was tried again."""

    LOADED = "loaded"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    GONE = "gone"


RUN_ID = Column("run_id", Type.TEXT, "The run that wrote the row.", references="ops.runs.run_id")
SOURCE_URI = Column("source_uri", Type.TEXT, "URL of the file.", pattern="^[a-z0-9]+://")
CONTENT_SHA256 = Column(
    "content_sha256",
    Type.TEXT,
    "SHA-256 of the file's bytes (hex); null when they could not be read.",
    nullable=True,
    pattern=SHA256,
)
LANDING_PATH = Column(
    "landing_path",
    Type.TEXT,
    "Where the bytes are kept, relative to WIREHOUSE_HOME; null when they were not landed.",
    nullable=True,
)

RUNS = Table(
    schema="ops",
    name="runs",
    doc="One row per run that published.",
    key=("run_id",),
    columns=(
        Column("run_id", Type.TEXT, "Name of the run: Airflow's run id, or that of the command line."),
        Column("source", Type.TEXT, "What the run was asked to ingest: a folder, file or glob."),
        Column("started_at", Type.TIMESTAMP, "When the run looked for files (UTC)."),
        Column("batches", Type.INTEGER, "Batches the run was cut into.", minimum=0),
        Column("files_found", Type.INTEGER, "Files under the source.", minimum=0),
        Column(
            "files_skipped", Type.INTEGER, "Files that had not changed since they were ingested.", minimum=0
        ),
        Column("documents_loaded", Type.INTEGER, "Documents written by the run.", minimum=0),
        Column("records_rejected", Type.INTEGER, "Records in ops.rejects from the run.", minimum=0),
        Column("wirehouse_version", Type.TEXT, "Version of the code that ran."),
    ),
)

FILES = Table(
    schema="ops",
    name="files",
    doc="The ledger: one row per file, or member of an archive, and run that read it.",
    key=("source_uri", "run_id"),
    columns=(
        SOURCE_URI,
        CONTENT_SHA256,
        Column(
            "size_bytes",
            Type.INTEGER,
            "Size of the file; null when it could not be read.",
            nullable=True,
            minimum=0,
        ),
        Column(
            "version_token",
            Type.TEXT,
            "What the store tells of a file's version without reading it; equal tokens, equal file.",
            nullable=True,
        ),
        Column(
            "source_format",
            Type.TEXT,
            "How the file was read; null when it was not.",
            nullable=True,
            allowed=SOURCE_FORMATS,
        ),
        Column(
            "state",
            Type.TEXT,
            "loaded: its records are in the tables; rejected: none of them is; unchanged: read again, "
            "same bytes as before; superseded: a newer version took its place.",
            allowed=("loaded", "rejected", "unchanged", "superseded"),
        ),
        Column("records_read", Type.INTEGER, "Records in the file.", minimum=0),
        Column("records_loaded", Type.INTEGER, "Records that became documents.", minimum=0),
        Column("records_rejected", Type.INTEGER, "Records that went to ops.rejects.", minimum=0),
        LANDING_PATH,
        Column("landed_at", Type.TIMESTAMP, "Start of the run that read it (UTC)."),
        RUN_ID,
    ),
    rules=(
        Rule(
            "every_record_is_accounted_for",
            "records_read = records_loaded + records_rejected",
            "A record is loaded or rejected, never lost.",
        ),
    ),
)

REJECTS = Table(
    schema="ops",
    name="rejects",
    doc="One row per record or row that failed a rule, with what is needed to find and replay it.",
    key=("reject_id",),
    columns=(
        Column("reject_id", Type.TEXT, "Made from what failed, where and why.", pattern="^[0-9a-f]{32}$"),
        SOURCE_URI,
        Column(
            "record_no",
            Type.INTEGER,
            "Position in the file; null when the whole file failed.",
            nullable=True,
            minimum=0,
        ),
        Column("stage", Type.TEXT, "The stage that rejected it.", allowed=STAGES),
        Column("rule", Type.TEXT, "Name of the rule that failed."),
        Column("reason", Type.TEXT, "What was wrong, in a sentence."),
        Column("detail", Type.TEXT, "The value or error behind the reason, shortened.", nullable=True),
        CONTENT_SHA256,
        LANDING_PATH,
        Column("rejected_at", Type.TIMESTAMP, "Start of the run that rejected it (UTC)."),
        RUN_ID,
        Column("replayed_at", Type.TIMESTAMP, "When it was last tried again (UTC).", nullable=True),
        Column(
            "replay_outcome",
            Type.TEXT,
            "What became of it then (see ops.replays); null when it was never tried again.",
            nullable=True,
            allowed=tuple(ReplayOutcome),
        ),
    ),
)

REPLAYS = Table(
    schema="ops",
    name="replays",
    doc="One row per reject and run that tried it again.",
    key=("reject_id", "run_id"),
    columns=(
        Column("reject_id", Type.TEXT, "The reject.", references="ops.rejects.reject_id"),
        Column(
            "outcome",
            Type.TEXT,
            "loaded: it is in the tables now; rejected: it failed again, and the run has a reject of its own "
            "for it; superseded: a newer version of its file took its place, so it was not tried; gone: its "
            "file is read otherwise now and has no such record.",
            allowed=tuple(ReplayOutcome),
        ),
        Column("replayed_at", Type.TIMESTAMP, "Start of the run (UTC)."),
        RUN_ID,
    ),
)

EXPECTATION_RESULTS = Table(
    schema="ops",
    name="expectation_results",
    doc="One row per rule and what it was checked on: a batch before load, or the warehouse before publish.",
    key=("run_id", "checked_on", "rule"),
    columns=(
        RUN_ID,
        Column(
            "checked_on", Type.TEXT, "Number of the batch, 'stories' for link, or 'warehouse' for the audit."
        ),
        Column("table_name", Type.TEXT, "Table the rule is about."),
        Column("rule", Type.TEXT, "Name of the rule: table, column and what must hold."),
        Column("expectation", Type.TEXT, "Great Expectations type, or 'sql' for an audit query."),
        Column("severity", Type.TEXT, "What a failure does.", allowed=tuple(Severity)),
        Column("success", Type.BOOLEAN, "Whether the rule held."),
        Column(
            "rows_checked",
            Type.INTEGER,
            "Rows looked at; null when the rule is not about rows.",
            nullable=True,
            minimum=0,
        ),
        Column("rows_failed", Type.INTEGER, "Rows that broke the rule.", nullable=True, minimum=0),
        Column("observed", Type.TEXT, "What was measured, where the rule is about a figure.", nullable=True),
        Column("checked_at", Type.TIMESTAMP, "Start of the run (UTC)."),
    ),
)

STORY_CHANGES = Table(
    schema="ops",
    name="story_changes",
    doc=(
        "One row per story and run in which documents of it went over to another story; a new version of a "
        "document is not counted."
    ),
    key=("run_id", "previous_story_id", "story_id"),
    columns=(
        Column("previous_story_id", Type.TEXT, "The story they were of before."),
        Column("story_id", Type.TEXT, "The story they are of since: when two are joined, the older one."),
        Column("documents", Type.INTEGER, "How many documents went over.", minimum=1),
        RUN_ID,
        Column("changed_at", Type.TIMESTAMP, "Start of the run (UTC)."),
    ),
)
