from pathlib import Path

import pytest

from taqarub.errors import SettingsError
from taqarub.settings import Settings, load_settings


def test_defaults_need_nothing(tmp_path: Path) -> None:
    assert load_settings(environ={}, folder=tmp_path) == Settings()


def test_each_source_wins_over_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "taqarub.toml").write_text("port = 1001\nprocesses = 2\nmax_bytes = 3\n", "utf-8")
    environ = {"TAQARUB_PROCESSES": "4", "TAQARUB_MAX_BYTES": "5"}
    found = load_settings(environ=environ, folder=tmp_path, flags={"max_bytes": 6, "port": None})
    assert (found.port, found.processes, found.max_bytes) == (1001, 4, 6)


def test_a_bare_path_is_an_sqlite_database() -> None:
    assert load_settings(environ={"TAQARUB_DATABASE": "x.db"}).database == "sqlite:///x.db"


def test_cache_follows_the_platform(tmp_path: Path) -> None:
    assert load_settings(environ={"XDG_CACHE_HOME": str(tmp_path)}).cache_dir == tmp_path / "taqarub"


@pytest.mark.parametrize(
    ("toml", "code", "at"),
    [
        ("port = 1\nprot = 2\n", "SET03", "t.toml:2"),
        ("\nport = 'x'\n", "SET04", "t.toml:2"),
        ("port = 1.5\n", "SET04", "t.toml:1"),
        ("processes = true\n", "SET04", "t.toml:1"),
        ("[web]\nport = 1\n", "SET03", "t.toml:1"),
        ("port =\n", "SET02", "t.toml"),
    ],
)
def test_bad_files_name_the_line(tmp_path: Path, toml: str, code: str, at: str) -> None:
    path = tmp_path / "t.toml"
    path.write_text(toml, "utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(path, environ={})
    assert (caught.value.code, Path(caught.value.at).name) == (code, at)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("TAQARUB_PORT", "99999", "SET04"),
        ("TAQARUB_PORT", "", "SET04"),
        ("TAQARUB_MIN_ARABIC", "2", "SET04"),
        ("TAQARUB_MIN_ARABIC", "nan", "SET04"),
        ("TAQARUB_PROT", "1", "SET03"),
    ],
)
def test_bad_variables_are_named(name: str, value: str, code: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(environ={name: value})
    assert (caught.value.code, caught.value.at) == (code, name)


def test_variables_of_other_parts_are_left_alone() -> None:
    assert load_settings(environ={"TAQARUB_CHROMIUM": "/usr/bin/chromium"}) == Settings()


def test_a_settings_file_that_is_not_there_is_told() -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(Path("/nowhere.toml"), environ={})
    assert caught.value.code == "SET01"
