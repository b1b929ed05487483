"""Run the ingest DAG once, in this process, as `airflow dags test ingest` does; the exit code is the run's.

On top of that command it keeps the terminal to what the stages say and to what goes wrong. Settings come from
the environment (deploy/airflow_env.py); the database must be prepared (deploy/prepare.py).
"""

from __future__ import annotations

import logging
import os
import sys

QUIET = {
    "AIRFLOW__LOGGING__COLORED_CONSOLE_LOG": "False",
    "AIRFLOW__LOGGING__LOG_FORMAT": "%(asctime)s %(levelname)-7s %(message)s",
    "AIRFLOW__LOGGING__LOG_TIMESTAMP_FORMAT": "%H:%M:%S",
    "AIRFLOW__LOGGING__NAMESPACE_LEVELS": "airflow=WARNING task=WARNING alembic=WARNING",
    "PYTHONWARNINGS": "ignore",
}


def main() -> None:
    """Start over with the settings above, which Python and Airflow read when they start; then run."""
    if not os.environ.keys() >= QUIET.keys():
        os.execve(sys.executable, [sys.executable, *sys.argv], QUIET | os.environ)  # ruff: ignore[start-process-with-no-shell]
    # The levels above are for Airflow's own kind of logger; this one is Python's, and tells of every task. A
    # filter, for Airflow sets its level back.
    logging.getLogger("airflow.sdk.definitions.dag").addFilter(lambda record: record.levelno >= logging.ERROR)
    from airflow.__main__ import main as airflow

    sys.argv = ["airflow", "dags", "test", "ingest"]
    airflow()


if __name__ == "__main__":
    main()
