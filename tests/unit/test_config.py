"""What the environment asks for."""

from dataclasses import fields
from pathlib import Path

import pytest

from wirehouse.config import DEFAULT_HOME, DEFAULT_SOURCE, Config, from_environment
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
    "WIREHOUSE_SOURCE": ("/srv/in/*.txt", Config(source="/srv/in/*.txt")),
    "WIREHOUSE_BATCH_SIZE": ("7", Config(batch_size=7)),
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
}


@pytest.mark.parametrize("name", VARIABLES)
def test_each_variable_sets_one_thing(name):
    value, config = VARIABLES[name]
    assert from_environment({name: value}) == config != Config()


def test_there_is_a_variable_for_everything():
    settings = {*(field.name for field in fields(Config))} - {"sizes", "limits"}
    settings |= {*(field.name for field in fields(Sizes)), *(field.name for field in fields(Limits))}
    assert len(settings) == len(VARIABLES)


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
    [name for name in VARIABLES if name not in {"WIREHOUSE_HOME", "WIREHOUSE_SOURCE", "WIREHOUSE_FIELDS"}],
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
    ],
)
def test_a_number_that_would_read_nothing_or_stop_nothing_is_refused(name, value):
    with pytest.raises(WirehouseError, match=name):
        from_environment({name: value})


@pytest.mark.parametrize("batch_size", [0, -1])
def test_a_batch_size_below_one_is_refused_and_not_taken_for_the_default(batch_size):
    with pytest.raises(WirehouseError, match=f"batch of {batch_size} files"):
        from_environment({}, batch_size=batch_size)
