"""What a crawl knows of a page reaches its record, although the page is read later."""

import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from unit.formats.reading import read_records

URL = "https://news.example/lodz"
SAID = "Łódź: most zamknięto w środę."


def crawled(path: Path, body: str, media_type: str = "text/html") -> Path:
    """A crawl of one page in ISO 8859-2, which only its header says."""
    headers = StatusAndHeaders(
        "200 OK", [("Content-Type", f"{media_type}; charset=iso-8859-2")], protocol="HTTP/1.1"
    )
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=False)
        content = io.BytesIO(body.encode("iso-8859-2"))
        writer.write_record(writer.create_warc_record(URL, "response", payload=content, http_headers=headers))
    return path


@pytest.mark.parametrize(
    ("body", "media_type"), [(f"<p>{SAID}</p>", "text/html"), (SAID, "text/html"), (SAID, "text/plain")]
)
def test_a_page_has_the_encoding_and_the_address_it_came_with(tmp_path, body, media_type):
    [record] = read_records(crawled(tmp_path / "a.warc", body, media_type), "warc", 1000)
    assert (record.text, record.encoding, record.metadata.url) == (SAID, "iso8859-2", URL)
