from collections.abc import Iterator
from pathlib import Path

import pytest
from s3fs import S3FileSystem

from stores.server import KEY, SECRET, Bucket, access_to, running_server
from wirehouse.home import Home


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_server(tmp_path_factory.mktemp("s3")) as found:
        yield found


@pytest.fixture
def bucket(endpoint: str) -> Bucket:
    return Bucket(endpoint)


@pytest.fixture
def empty(bucket: Bucket, tmp_path: Path) -> Home:
    return Home(tmp_path / "empty", f"{bucket.url}/wire", access_to(bucket))


@pytest.fixture
def aws_environment(endpoint: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The environment of somebody who uses AWS programs with this server."""
    S3FileSystem.clear_instance_cache()  # a store keeps the environment that it was made in
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", endpoint)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
