"""What the passages of a document state of it: writers, date, publisher, agency, category, dateline."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from wirehouse.text.bylines import agency_of, authors_of
from wirehouse.text.datelines import Dateline, dateline_of, known_agency
from wirehouse.text.dates import find_dates
from wirehouse.text.evidence import is_sign_off
from wirehouse.text.labels import category_of, has_notice, publisher_of, rights_holder_of
from wirehouse.text.model import Passage, Role

ByRole = dict[Role, list[Passage]]
Zones = tuple[Sequence[Passage], ...]
_BELOW = 8  # passages below the text that still speak of it
_ABOVE = 8  # passages above it, where there is no title
# What stands before the date of a change rather than of publication.
_CHANGED = (
    *("updated", "modified", "last update", "aktualisiert", "mis à jour", "mise à jour", "modifié"),
    *("actualizado", "actualizada", "atualizado", "atualizada", "aggiornato", "bijgewerkt"),
)


def by_role(passages: Sequence[Passage]) -> ByRole:
    """Return the passages of every role, in order."""
    found: ByRole = {role: [] for role in Role}
    for passage in passages:
        found[passage.role].append(passage)
    return found


def zones_of(passages: Sequence[Passage], found: ByRole) -> Zones:
    """Return the places that speak of the text, most trusted first: from the title to it, above, below."""
    body, titles = found[Role.BODY], found[Role.TITLE]
    first, last = (body[0].passage_no, body[-1].passage_no) if body else (len(passages), len(passages))
    title = titles[0].passage_no if titles and titles[0].passage_no < first else None
    above = passages[max(0, (first if title is None else title) - _ABOVE) : first]
    below = passages[last + 1 : last + 1 + _BELOW]
    return (above, below) if title is None else (passages[title:first], above, below)


def title_of(found: ByRole) -> str | None:
    """Return the title."""
    return next((p.text for p in found[Role.TITLE]), None)


def authors_stated(found: ByRole, zones: Zones) -> tuple[str, ...]:
    """Return the names of the byline above the text, else of the one below it, else of the sign-off."""
    sign_offs = [p for p in found[Role.BYLINE] if is_sign_off(p.text)]
    for zone in (*zones, sign_offs):
        names = [name for p in zone if p.role is Role.BYLINE for name in _writers(p.text)]
        if names:
            return tuple(dict.fromkeys(names))
    return ()


def _writers(byline: str) -> tuple[str, ...]:
    """Return the names in a byline; of a reporting credit only those who reported."""
    return authors_of(byline.strip("()").partition(";")[0] if is_sign_off(byline) else byline)


def date_stated(zones: Zones) -> tuple[date | None, bool]:
    """Return the stated date of publication, and whether one was left out for being ambiguous.

    A date of publication goes before a date of change, and what stands above the text before what stands
    below it. Dates elsewhere belong to other stories.
    """
    ambiguous = False
    for zone in zones:
        changed: date | None = None
        for p in zone:
            if not (p.role is Role.DATE or p.role is Role.BYLINE):
                continue
            for found in find_dates(p.text):
                if found.day is None:
                    ambiguous = True
                elif any(word in p.text[: found.start].lower() for word in _CHANGED):
                    changed = changed or found.day
                else:
                    return found.day, False
        if changed:
            return changed, False
    return None, ambiguous


def publisher_stated(found: ByRole) -> str | None:
    """Return the publisher that a label names, or else a copyright notice."""
    labelled = _first_of(found[Role.METADATA], publisher_of)
    telling = [*found[Role.METADATA], *found[Role.BOILERPLATE]]
    if labelled or not has_notice("\n".join([p.text for p in telling])):
        return labelled
    return _first_of(telling, rights_holder_of)


def category_stated(found: ByRole) -> str | None:
    """Return the category that a label names."""
    return _first_of(found[Role.METADATA], category_of)


def dateline_stated(found: ByRole, zones: Zones) -> Dateline:
    """Return the dateline of the first body passage; its agency may stand in a byline or source instead."""
    body = found[Role.BODY]
    dateline = dateline_of(body[0].text) if body else Dateline()
    return dateline if dateline.agency else Dateline(dateline.place, _agency_credited(zones))


def _agency_credited(zones: Zones) -> str | None:
    for zone in zones:
        for p in zone:
            if p.role is Role.BYLINE:
                agency = agency_of(p.text)
            elif p.role is Role.METADATA and p.text.lower().startswith("source"):
                agency = known_agency(p.text.partition(":")[2])
            else:
                continue
            if agency:
                return agency
    return None


def _first_of(passages: Iterable[Passage], read: Callable[[str], str | None]) -> str | None:
    return next((value for value in (read(p.text) for p in passages) if value), None)
