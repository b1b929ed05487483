"""Deliver: put the published warehouse into a bucket too, for readers who do not see this machine's disk.

Under the URL there are, for each warehouse that was delivered and is still kept,

    versions/warehouse-<the first 16 digits of its SHA-256>.duckdb

and `latest.json`, the pointer: one small object that names the version to read, with its size and SHA-256.
Objects appear whole or not at all, so whoever reads the pointer and then what it names never sees half a
warehouse. The pointer is switched after the upload, and old versions go after the switch.
"""

import json
import logging
import os
from dataclasses import asdict, dataclass
from hashlib import file_digest
from typing import TYPE_CHECKING

from wirehouse.home import Home
from wirehouse.locks import exclusive
from wirehouse.stores.access import Access, in_chunks, store_errors
from wirehouse.stores.objects import SCHEME, exists, path_in_store

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

log = logging.getLogger(__name__)

POINTER = "latest.json"
VERSIONS = "versions"


@dataclass(frozen=True, slots=True)
class Pointer:
    """What `latest.json` holds; `versions` are those that are kept, the newest first."""

    url: str
    sha256: str
    size_bytes: int
    versions: tuple[str, ...]


def deliver(home: Home, url: str, keep: int, access: Access = Access()) -> bool:
    """Bring the bucket up to date; returns whether it was behind.

    May be killed anywhere and run again. Of the versions that were delivered before, the last `keep` stay for
    those who are reading them.

    Raises:
        SourceError: The URL names no bucket.
        StoreError: The store does not answer as it should.
        OSError: The bucket is not there, or may not be written to.
    """
    folder = path_in_store(url, "The URL to publish to,")
    if not home.warehouse.exists():
        log.info("nothing is published yet: nothing to deliver")
        return False
    store = access.filesystem()
    with exclusive(home.warehouse.parent / "deliver.lock"), store_errors():
        current = read_pointer(store, folder)
        delivered = current.sha256 if current and exists(store, f"{folder}/{current.versions[0]}") else ""
        sha256, size_bytes, key = upload(store, home, folder, delivered)
        if sha256 == delivered:
            log.info("%s is up to date", url)
            return False
        versions = (key, *(version for version in (current.versions if current else ()) if version != key))
        pointer = Pointer(f"{SCHEME}{folder}/{key}", sha256, size_bytes, versions[: keep + 1])
        store.pipe_file(f"{folder}/{POINTER}", json.dumps(asdict(pointer), indent=1).encode())
        remove_others(store, folder, pointer.versions)
    log.info("delivered %s", pointer.url)
    return True


def read_pointer(store: "AbstractFileSystem", folder: str) -> Pointer | None:
    """What was delivered last, if anything was."""
    try:
        found = json.loads(store.cat_file(f"{folder}/{POINTER}"))
    except FileNotFoundError:
        return None
    return Pointer(**found | {"versions": tuple(found["versions"])})


def upload(store: "AbstractFileSystem", home: Home, folder: str, delivered: str) -> tuple[str, int, str]:
    """Upload the published warehouse, unless its SHA-256 is that of the version delivered last.

    Returns its SHA-256, size in bytes and key.

    A file that is published is never changed, only replaced. So when after the upload it is still the one
    that was hashed, it is the one that was uploaded.
    """
    while True:
        with home.warehouse.open("rb") as file:
            sha256 = file_digest(file, "sha256").hexdigest()
            key = f"{VERSIONS}/warehouse-{sha256[:16]}.duckdb"
            hashed = os.fstat(file.fileno())
            if sha256 != delivered:
                store.put_file(str(home.warehouse), f"{folder}/{key}", **in_chunks(hashed.st_size))
            if os.path.samestat(hashed, home.warehouse.stat()):
                return sha256, hashed.st_size, key
        log.info("another run published meanwhile: its warehouse is delivered instead")


def remove_others(store: "AbstractFileSystem", folder: str, kept: tuple[str, ...]) -> None:
    """Remove the versions that are not kept, also those that a killed delivery left."""
    for path in store.find(f"{folder}/{VERSIONS}"):
        if path.removeprefix(f"{folder}/") not in kept:
            store.rm_file(path)
            log.info("removed %s%s", SCHEME, path)
