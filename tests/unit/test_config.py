"""What the environment asks for."""

from dataclasses import fields
from pathlib import Path

import pytest

from wirehouse.config import (
    DEFAULT_HOME,
    DEFAULT_SOURCE,
    Config,
    Delivery,
    Retention,
    from_environment,
    notification_urls,
)
from wirehouse.errors import WirehouseError
from wirehouse.formats.fields import Fields
from wirehouse.formats.sizes import MEBIBYTE, Sizes
from wirehouse.home import Home
from wirehouse.validation.limits import Limits


def test_an_empty_environment_gives_the_defaults():
    assert from_environment({}) == Config()
    assert from_environment(dict.fromkeys(VARIABLES, "")) == Config()
    assert Config().home.root == DEFAULT_HOME
    assert Path(Config().source) == DEFAULT_SOURCE
    assert DEFAULT_SOURCE.is_dir()


VARIABLES = {
    "WIREHOUSE_HOME": ("/srv/home", Config(home=Home(Path("/srv/home")))),
    "WIREHOUSE_STORE": ("s3://bucket/x/", Config(home=Home(DEFAULT_HOME, "s3://bucket/x"))),
    "WIREHOUSE_SOURCE": ("/srv/in/*.txt", Config(source="/srv/in/*.txt")),
    "WIREHOUSE_BATCH_SIZE": ("7", Config(batch_size=7)),
    "WIREHOUSE_WORKERS": ("3", Config(workers=3)),
    "WIREHOUSE_MAX_RECORD_MB": ("0.5", Config(sizes=Sizes(record_bytes=MEBIBYTE // 2))),
    "WIREHOUSE_MAX_FILE_MB": ("3", Config(sizes=Sizes(file_bytes=3 * MEBIBYTE))),
    "WIREHOUSE_MAX_EXPANDED_MB": ("5", Config(sizes=Sizes(expanded_bytes=5 * MEBIBYTE))),
    "WIREHOUSE_RATIO_FROM_MB": ("1", Config(sizes=Sizes(ratio_from_bytes=MEBIBYTE))),
    "WIREHOUSE_MAX_RATIO": ("50", Config(sizes=Sizes(ratio=50))),
    "WIREHOUSE_MAX_MEMBERS": ("9", Config(sizes=Sizes(members=9))),
    "WIREHOUSE_FIELDS": ("text=story", Config(fields=Fields.configured("text=story"))),
    "WIREHOUSE_MAX_REJECT_SHARE": ("0.25", Config(limits=Limits(max_reject_share=0.25))),
    "WIREHOUSE_WARN_REJECT_SHARE": ("0", Config(limits=Limits(warn_reject_share=0))),
    "WIREHOUSE_MIN_RECORDS_FOR_SHARE": ("1e3", Config(limits=Limits(min_records_for_share=1000))),
    "WIREHOUSE_MAX_REJECT_RISE": ("0.6", Config(limits=Limits(max_reject_rise=0.6))),
    "WIREHOUSE_WARN_REJECT_RISE": ("0.2", Config(limits=Limits(warn_reject_rise=0.2))),
    "WIREHOUSE_MAX_VOLUME_RATIO": ("50", Config(limits=Limits(max_volume_ratio=50))),
    "WIREHOUSE_WARN_VOLUME_RATIO": ("5", Config(limits=Limits(warn_volume_ratio=5))),
    "WIREHOUSE_MAX_LENGTH_RATIO": ("4", Config(limits=Limits(max_length_ratio=4))),
    "WIREHOUSE_WARN_LENGTH_RATIO": ("3", Config(limits=Limits(warn_length_ratio=3))),
    "WIREHOUSE_MAX_LANGUAGE_SHIFT": ("0.5", Config(limits=Limits(max_language_shift=0.5))),
    "WIREHOUSE_WARN_LANGUAGE_SHIFT": ("0.1", Config(limits=Limits(warn_language_shift=0.1))),
    "WIREHOUSE_MAX_SAME_BODY_SHARE": ("0.5", Config(limits=Limits(max_same_body_share=0.5))),
    "WIREHOUSE_WARN_SAME_BODY_SHARE": ("0.4", Config(limits=Limits(warn_same_body_share=0.4))),
    "WIREHOUSE_HISTORY_RUNS": ("50", Config(limits=Limits(history_runs=50))),
    "WIREHOUSE_MIN_HISTORY_RUNS": ("3", Config(limits=Limits(min_history_runs=3))),
    "WIREHOUSE_STAGING_DAYS": ("30", Config(retention=Retention(staging_days=30))),
    "WIREHOUSE_LANDING_DAYS": ("90", Config(retention=Retention(landing_days=90))),
    "WIREHOUSE_PUBLISH_URL": ("s3://bucket/x", Config(delivery=Delivery(url="s3://bucket/x"))),
    "WIREHOUSE_PUBLISH_KEEP": ("0", Config(delivery=Delivery(keep=0))),
    "WIREHOUSE_FRESHNESS_HOURS": ("36", Config(freshness_hours=36)),
}


@pytest.mark.parametrize("name", VARIABLES)
def test_each_variable_sets_one_thing(name):
    value, config = VARIABLES[name]
    assert from_environment({name: value}) == config != Config()


def test_there_is_a_variable_for_everything():
    settings = {*(field.name for field in fields(Config))} - {"sizes", "limits", "retention", "delivery"}
    settings |= {"store"}  # of the home
    settings -= {"access"}  # is not for us to read: the environment of AWS, or a connection of Airflow
    settings |= {field.name for group in (Sizes, Limits, Retention, Delivery) for field in fields(group)}
    assert len(settings) == len(VARIABLES)


def test_failures_are_told_to_every_url_between_blanks():
    urls = "json://localhost:1/a,b  mailto://localhost\n"
    assert notification_urls({"WIREHOUSE_NOTIFY": urls}) == ["json://localhost:1/a,b", "mailto://localhost"]
    assert notification_urls({}) == notification_urls({"WIREHOUSE_NOTIFY": ""}) == []


def test_what_the_caller_gives_goes_before_the_environment():
    environment = {"WIREHOUSE_SOURCE": "/environment", "WIREHOUSE_BATCH_SIZE": "7"}
    config = from_environment(environment, source="/given", batch_size=3)
    assert (config.source, config.batch_size) == ("/given", 3)
    config = from_environment(environment, source="", batch_size=None)
    assert (config.source, config.batch_size) == ("/environment", 7)


def test_the_home_is_absolute_whatever_is_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/somebody")
    assert from_environment({"WIREHOUSE_HOME": "data"}).home.root == tmp_path / "data"
    assert from_environment({"WIREHOUSE_HOME": "~/data"}).home.root == Path("/home/somebody/data")


@pytest.mark.parametrize("value", ["many", "nan", "inf", "-1", "1,5", "0x10", "1e10"])
@pytest.mark.parametrize(
    "name",
    sorted(
        VARIABLES.keys()
        - {
            "WIREHOUSE_HOME",
            "WIREHOUSE_STORE",
            "WIREHOUSE_SOURCE",
            "WIREHOUSE_FIELDS",
            "WIREHOUSE_PUBLISH_URL",
        }
    ),
)
def test_what_is_no_sensible_number_is_refused_by_the_name_of_its_variable(name, value):
    with pytest.raises(WirehouseError, match=rf"^{name} is '{value}'; set it to a number from .* for \d"):
        from_environment({name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WIREHOUSE_BATCH_SIZE", "0"),
        ("WIREHOUSE_BATCH_SIZE", "0.5"),
        ("WIREHOUSE_MAX_RECORD_MB", "0"),
        ("WIREHOUSE_MAX_FILE_MB", "0"),
        ("WIREHOUSE_MAX_REJECT_SHARE", "90"),
        ("WIREHOUSE_WARN_REJECT_SHARE", "1.01"),
        ("WIREHOUSE_MAX_LENGTH_RATIO", "0.5"),
        ("WIREHOUSE_HISTORY_RUNS", "0"),
    ],
)
def test_a_number_that_would_read_nothing_or_stop_nothing_is_refused(name, value):
    with pytest.raises(WirehouseError, match=name):
        from_environment({name: value})


@pytest.mark.parametrize("batch_size", [0, -1])
def test_a_batch_size_below_one_is_refused_and_not_taken_for_the_default(batch_size):
    with pytest.raises(WirehouseError, match=f"batch of {batch_size} files"):
        from_environment({}, batch_size=batch_size)


def test_old_versions_that_are_removed_are_not_the_store():
    environment = {"WIREHOUSE_PUBLISH_URL": "s3://bucket/site/", "WIREHOUSE_STORE": "s3://bucket/site/wire"}
    with pytest.raises(WirehouseError, match=r"^WIREHOUSE_STORE is in WIREHOUSE_PUBLISH_URL"):
        from_environment(environment)
    assert from_environment(environment | {"WIREHOUSE_PUBLISH_URL": "s3://bucket/si"}).home.store


def test_what_is_published_is_no_source():
    environment = {"WIREHOUSE_PUBLISH_URL": "s3://bucket/articles/site"}
    for source in ("s3://bucket", "s3://bucket/articles/", "s3://bucket/articles/site"):
        with pytest.raises(WirehouseError, match="WIREHOUSE_PUBLISH_URL"):
            from_environment(environment, source=source)
    assert from_environment(environment, source="s3://bucket/articles/si").source == "s3://bucket/articles/si"
