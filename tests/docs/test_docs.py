"""The docs say what the code does: tables from schemas.py, commands from their help, the README's claims."""

import importlib.util
from pathlib import Path

import pytest
import typer

from multivektor.cli import app

ROOT = Path(__file__).resolve().parents[2]
_spec = importlib.util.spec_from_file_location("write_docs", ROOT / "docs" / "write_docs.py")
assert _spec and _spec.loader
write_docs = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(write_docs)


@pytest.mark.parametrize("page", sorted(write_docs.PAGES))
def test_page_is_up_to_date(page: str) -> None:
    written = (ROOT / "docs" / page).read_text(encoding="utf-8")
    assert written == write_docs.PAGES[page](), "run: python docs/write_docs.py"


def test_every_command_has_help() -> None:
    for name, command in typer.main.get_command(app).commands.items():
        assert command.help, name
        for parameter in command.params:
            assert getattr(parameter, "help", None), (name, parameter.name)


def test_links_of_the_readme_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for part in readme.split("](")[1:]:
        target = part.split(")")[0]
        if not target.startswith("http"):
            assert (ROOT / target).exists(), target
