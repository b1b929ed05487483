"""An S3-compatible server in a process of its own, which the pipeline reaches over HTTP as any other."""

import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import boto3

from ports import free_port
from wirehouse.stores.access import Access

KEY, SECRET = "AKIAWIREHOUSETEST", "not-a-secret-but-must-not-be-logged"
NAMES = count(1)


@dataclass
class Bucket:
    """A bucket of its own for a test."""

    endpoint: str
    name: str = field(default_factory=lambda: f"articles-{next(NAMES)}")

    def __post_init__(self) -> None:
        self.client = boto3.client(
            "s3", endpoint_url=self.endpoint, region_name="us-east-1",
            aws_access_key_id=KEY, aws_secret_access_key=SECRET,
        )  # fmt: skip
        self.client.create_bucket(Bucket=self.name)

    @property
    def url(self) -> str:
        return f"s3://{self.name}"

    def put(self, key: str, body: bytes) -> None:
        self.client.put_object(Bucket=self.name, Key=key, Body=body)

    def get(self, key: str) -> bytes:
        return self.client.get_object(Bucket=self.name, Key=key)["Body"].read()

    def delete(self, key: str) -> None:
        self.client.delete_object(Bucket=self.name, Key=key)

    def wait_for_upload(self, process: subprocess.Popen[bytes], number: int = 1) -> None:
        """Wait until the process has begun to upload an object in parts, the bucket's so-and-so-many-th."""
        deadline = time.monotonic() + 60
        while len(self.client.list_multipart_uploads(Bucket=self.name).get("Uploads", [])) < number:
            if process.poll() is not None:
                return
            assert time.monotonic() < deadline
            time.sleep(0.01)

    def listing(self) -> list[str]:
        listed = self.client.list_objects_v2(Bucket=self.name).get("Contents", [])
        return [found["Key"] for found in listed]


@contextmanager
def running_server(folder: Path) -> Generator[str]:
    """Run the server until the block ends; gives its address."""
    port, log = free_port(), folder / "s3.log"
    command = [sys.executable, "-m", "moto.server", "--host", "127.0.0.1", "--port", str(port)]
    with log.open("wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        wait_for_port(port, server, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def wait_for_port(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert server.poll() is None, log.read_text(encoding="utf-8")
        assert time.monotonic() < deadline, log.read_text(encoding="utf-8")
        time.sleep(0.1)


def access_to(bucket: Bucket) -> Access:
    return Access(KEY, SECRET, endpoint_url=bucket.endpoint, region="us-east-1")
