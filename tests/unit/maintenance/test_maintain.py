"""All of maintenance from the command line."""

from maintenance.contents import contents, lake_rows
from wirehouse.cli import main


def test_the_command_line_does_it_all_and_says_what(published, capsys):
    before = contents(published.home.warehouse), lake_rows(published.home)
    assert main(["maintain", "--home", str(published.home.root)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["lake", "index", "leftovers", "landing", "warehouse"]
    assert lines[1] == "index      3 files are 1"
    assert (contents(published.home.warehouse), lake_rows(published.home)) == before


def test_a_home_without_anything_is_nothing_to_maintain(tmp_path, capsys):
    assert main(["maintain", "--home", str(tmp_path / "home")]) == 0
    assert "0 MB before" in capsys.readouterr().out
