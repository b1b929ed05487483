"""Marts: bring what is made of the published tables up to date, and publish that."""

import logging

from wirehouse.home import Home
from wirehouse.locks import exclusive
from wirehouse.marts import search_index
from wirehouse.stages.load import copy_published
from wirehouse.stages.publish import replace_warehouse
from wirehouse.views import create_views
from wirehouse.warehouse import reading, writing

log = logging.getLogger(__name__)

COPY = "marts"  # in the name of the private copy, where a run has its id


def build_marts(home: Home) -> int:
    """Bring the search index up to date with the published warehouse; returns the documents added to it.

    It works on a copy and publishes that by a rename, as a run does, and holds the lock of publish meanwhile,
    for the rename would undo what a run published. Nothing is copied when there is nothing to do. A run that
    had made its copy before publishes the index as it was then; the next call brings it up to date again.
    """
    with exclusive(home.warehouse.parent / "publish.lock"):
        if not home.warehouse.exists():
            return 0
        with reading(home.warehouse) as connection:
            if search_index.is_current(connection):
                log.info("the search index is up to date")
                return 0
        next_copy = home.next_warehouse(COPY)
        copy_published(home, next_copy)
        with writing(next_copy) as connection:
            create_views(connection)
            documents = search_index.update(connection)
        replace_warehouse(home, COPY)
    log.info("search index: %d documents added", documents)
    return documents
