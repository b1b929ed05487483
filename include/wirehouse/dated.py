"""Sources by date: `/archive/%Y/%m/%d` names the files of one day, for a run that is about that day."""

import re
from datetime import datetime

from wirehouse.errors import SourceError
from wirehouse.sources import source_exists
from wirehouse.stores.access import Access

FIELD = re.compile(r"%[YmdHj]")  # of strftime; any other percent sign stays what it is


def source_of_date(source: str, date: datetime | None, access: Access = Access()) -> str | None:
    """The source of a date: each of %Y %m %d %H %j filled in; a source without them as it is.

    None means that the archive has nothing for that date: the folder above the first of the fields is there,
    and the one that is asked for is not.

    Raises:
        SourceError: The source is by date, and there is none: the run was started by hand or by an asset.
    """
    if not FIELD.search(source):
        return source
    if date is None:
        raise SourceError(
            f"The source {source} is by date, and this run has no logical date. Trigger it with one, or "
            "with the param `source` set to what it should read; for many dates, `airflow backfill create`."
        )
    dated = FIELD.sub(lambda field: date.strftime(field[0]), source)
    above = FIELD.split(source)[0].rpartition("/")[0] or "/"
    return None if source_exists(above, access) and not source_exists(dated, access) else dated
