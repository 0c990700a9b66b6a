"""Writes docs/tables.md from schemas.py and docs/cli.md from the commands' help: `python docs/write_docs.py`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer

from multivektor.cli import app
from multivektor.schemas import DERIVED, PER_ARTICLE, TABLES

DOCS = Path(__file__).parent


def tables_page() -> str:
    """The page on tables: each column with its Arrow type and meaning."""
    lines = ["# Tables", "", "Written from `src/multivektor/schemas.py`; edit that.",
             "Offsets are code points of `articles.text`, half open.", ""]  # fmt: skip
    for name, columns in TABLES.items():
        made = "derived by `relate`" if name in DERIVED else "filled article by article" if name in PER_ARTICLE else ""
        made = made or "stored"
        lines += [f"## {name}", "", f"{made.capitalize()}.", "", "| column | type | meaning |", "| --- | --- | --- |"]
        lines += [f"| {c.name} | `{str(c.type).replace('|', '/')}` | {c.meaning.replace('|', '/')} |" for c in columns]
        lines.append("")
    return "\n".join(lines)


def cli_page() -> str:
    """The page on the command line: usage, arguments and options of each command."""
    commands: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    lines = ["# Command line", "", "Written from the commands' help; edit `src/multivektor/cli.py`.", "",
             "Exit status: 0 all input was read (repeats, teasers and unknown dates are no omission);",
             "3 some input was set aside; 2 wrong use; 1 nothing done.", ""]  # fmt: skip
    for name, command in sorted(commands.items()):
        lines += [f"## multivektor {name}", "", command.help or "", ""]
        lines += ["| argument or option | default | meaning |", "| --- | --- | --- |"]
        for parameter in command.params:
            is_option = parameter.param_type_name == "option"
            shown = ", ".join(parameter.opts) if is_option else parameter.metavar or str(parameter.name)
            unset = parameter.required or parameter.default is None
            default = "" if unset else str(getattr(parameter.default, "value", parameter.default))
            lines.append(f"| `{shown}` | {default} | {getattr(parameter, 'help', None) or ''} |")
        lines.append("")
    return "\n".join(lines)


PAGES = {"tables.md": tables_page, "cli.md": cli_page}

if __name__ == "__main__":
    for page, text in PAGES.items():
        (DOCS / page).write_text(text(), encoding="utf-8")
