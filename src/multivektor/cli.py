"""The command line. Exit status 0: all input was read; 3: some was set aside; 2: wrong use; 1: nothing done."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from importlib import resources as package_files
from pathlib import Path
from typing import Annotated, BinaryIO

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from multivektor import __version__
from multivektor.errors import InputProblem, MultivektorError, UsageError
from multivektor.names import explain_name
from multivektor.pipeline import (
    Names,
    Outcome,
    build_dossier,
    code_lines,
    explain_event,
    explain_text,
    list_names,
    names_beside,
)
from multivektor.present import check_target, concordance_csv, concordance_lines, proposed_lines, write_file
from multivektor.reading import date_precision

MAX_BYTES = 200_000_000
SOME_SET_ASIDE = 3
NOTHING_DONE = 1
WRONG_USE = 2

app = typer.Typer(
    name="multivektor",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Reads reporting on a state's foreign relations and turns it into evidence.",
)
console = Console(stderr=True, highlight=False, soft_wrap=True)


class What(StrEnum):
    """What `code` writes."""

    events = "events"
    times = "times"
    mentions = "mentions"
    quotes = "quotes"


class NameKind(StrEnum):
    """What a name is of."""

    person = "person"
    place = "place"


class Period(StrEnum):
    """How long a period of the vectors is."""

    year = "year"
    quarter = "quarter"
    month = "month"


Out = Annotated[Path, typer.Option("--out", help="The page to write; replaced only when the new one is complete.")]
Workers = Annotated[
    int, typer.Option("--workers", min=1, max=64, help="Processes; the result is the same with any number.")
]
FullText = Annotated[
    bool, typer.Option("--full-text", help="Whole articles in the page: for your own desk, not for publishing.")
]
PeriodOption = Annotated[Period, typer.Option("--period", help="Length of a period of the vectors.")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def main_options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Reads reporting on a state's foreign relations and turns it into evidence."""


@app.command()
def demo(
    out: Out = Path("dossier.html"),
    workers: Workers = 1,
    period: PeriodOption = Period.year,
    full_text: FullText = True,
) -> None:
    """Build the dossier of the built-in sample: reports on Kazakhstan by invented outlets."""
    with package_files.as_file(package_files.files("multivektor") / "sample") as folder:
        _dossier([folder], "KAZ", out, workers=workers, period=period, full_text=full_text, max_bytes=MAX_BYTES)


@app.command()
def dossier(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Text files or folders of saved articles.")],
    focus: Annotated[
        str, typer.Option("--focus", metavar="CODE", help="The focal state: ISO 3166-1 alpha-3, e.g. KAZ.")
    ],
    out: Out = Path("dossier.html"),
    workers: Workers = 1,
    period: PeriodOption = Period.year,
    full_text: FullText = False,
    max_bytes: Annotated[int, typer.Option("--max-bytes", min=1, help="The largest file that is read.")] = MAX_BYTES,
) -> None:
    """Turn saved articles into one page on a state's foreign relations, offline."""
    _dossier(paths, focus, out, workers=workers, period=period, full_text=full_text, max_bytes=max_bytes)


def _dossier(
    paths: list[Path], focus: str, out: Path, *, workers: int, period: Period, full_text: bool, max_bytes: int
) -> None:
    started = time.monotonic()
    with _progress() as report:
        outcome = build_dossier(
            paths,
            focus,
            out,
            workers=workers,
            period=period.value,
            full_text=full_text,
            max_bytes=max_bytes,
            progress=report,
        )
    _tell(outcome, out, time.monotonic() - started)
    if outcome.problems:
        raise typer.Exit(SOME_SET_ASIDE)


def _tell(outcome: Outcome, out: Path, seconds: float) -> None:
    for problem in outcome.problems:
        console.print(f"set aside: {problem}", markup=False, style="yellow")
    console.print(
        f"{out}: {outcome.articles} articles ({outcome.origins} origins), {outcome.incidents} incidents, "
        f"{seconds:.1f} s. Open it in a browser.",
        markup=False,
    )


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar for each thing done, on standard error, where a person looks at it."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.completed:,.0f}/{task.total:,.0f}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}

        def report(what: str, done: int, total: int) -> None:
            if what not in tasks:
                for task in tasks.values():
                    bars.update(task, visible=False)
                tasks[what] = bars.add_task(what, total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield report


@app.command()
def code(
    articles: Annotated[
        Path, typer.Argument(metavar="INPUT.jsonl", help="One article a line; - reads standard input.")
    ],
    what: Annotated[What, typer.Option("--what", help="What to write, one JSON row a line.")] = What.events,
    workers: Workers = 1,
) -> None:
    """Code articles from JSON lines to JSON lines: events as PLOVER records, times, mentions or quotes.

    A names.yml beside the input is taken into account.
    """
    done, broken = 0, 0
    problems: list[InputProblem] = []
    said = names_beside([] if str(articles) == "-" else [articles.parent], problems)
    for problem in problems:
        console.print(f"set aside: {problem}", markup=False, style="yellow")
    with _opened(articles) as lines:
        for row in code_lines(lines, str(articles), what.value, workers, said):
            if isinstance(row, InputProblem):
                broken += 1
                console.print(f"set aside: {row}", markup=False, style="yellow")
            else:
                done += 1
                sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    if broken:
        raise typer.Exit(SOME_SET_ASIDE)


@app.command()
def explain(
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT or ID",
            help="A German sentence or several; before paths the id of an event, or its first 6 digits or more.",
        ),
    ],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH…", help="Files or folders that the event was read from, or code's JSON lines."),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help="Day of a sentence's publication, for dates and offices."),
    ] = None,
    workers: Workers = 1,
    max_bytes: Annotated[int, typer.Option("--max-bytes", min=1, help="The largest file that is read.")] = MAX_BYTES,
) -> None:
    """Explain how a sentence is coded: clauses, who is meant, frames that hold or fail, status, source and date.

    With paths it explains an event of these files by its id, as the dossier and code show it.
    """
    if date is not None and date_precision(date) == "unknown":
        raise UsageError(f"--date {date}: give a date such as 2024-05-19, 2024-05 or 2024.")
    if not paths:
        sys.stdout.write(explain_text(text, date))
        return
    if date is not None:
        raise UsageError("--date is for a sentence; an article's date is in its text or in articles.yml. Leave it out.")
    with _progress() as report:
        explained = explain_event(text, paths, workers=workers, max_bytes=max_bytes, progress=report)
    sys.stdout.write(explained.text)
    for problem in explained.problems:
        console.print(f"set aside: {problem}", markup=False, style="yellow")
    if explained.problems:
        raise typer.Exit(SOME_SET_ASIDE)


class NamesFormat(StrEnum):
    """How `names` writes the concordance."""

    table = "table"
    csv = "csv"


@app.command()
def names(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH…", help="Text files or folders of saved articles.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write to this file instead of the terminal; .csv writes CSV.")
    ] = None,
    form: Annotated[NamesFormat, typer.Option("--format", help="A table to read, or CSV.")] = NamesFormat.table,
    propose: Annotated[
        bool, typer.Option("--propose", help="Write lines for names.yml: names that look like slips of others.")
    ] = False,
    explain: Annotated[
        tuple[str, str] | None,
        typer.Option("--explain", metavar="NAME NAME", help="Say whether two spellings are one name, and why."),
    ] = None,
    kind: Annotated[NameKind, typer.Option("--kind", help="What --explain compares.")] = NameKind.person,
    workers: Workers = 1,
    max_bytes: Annotated[int, typer.Option("--max-bytes", min=1, help="The largest file that is read.")] = MAX_BYTES,
) -> None:
    """Tell who is who in saved articles: every entity with its spellings, counts, outlets and reasons."""
    if explain is not None:
        sys.stdout.write(explain_name(*explain, kind.value) + "\n")
        return
    if not paths:
        raise UsageError("Give files or folders of saved articles, or two names with --explain.")
    if out is not None:
        check_target(out)
    with _progress() as report:
        found = list_names(paths, workers=workers, max_bytes=max_bytes, progress=report)
    text = _names_text(
        found, propose=propose, as_csv=form is NamesFormat.csv or (out is not None and out.suffix == ".csv")
    )
    if out is None:
        sys.stdout.write(text)
    else:
        write_file(text, out)
        console.print(f"{out}: written.", markup=False)
    for problem in found.problems:
        console.print(f"set aside: {problem}", markup=False, style="yellow")
    if found.problems:
        raise typer.Exit(SOME_SET_ASIDE)


def _names_text(found: Names, *, propose: bool, as_csv: bool) -> str:
    if propose:
        return "\n".join(proposed_lines(found.same_as, found.entities)) + "\n"
    if as_csv:
        return concordance_csv(found.concordance)
    return "\n".join(concordance_lines(found.concordance)) + "\n"


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if str(path) == "-":
        yield sys.stdin.buffer
        return
    try:
        with path.open("rb") as lines:
            yield lines
    except OSError as error:
        raise UsageError(f"{path} can't be read: {error.strerror}. Check the path.") from error


def main() -> None:
    """Runs the command line; an expected error is one line and an exit status, never a trace."""
    try:
        app(standalone_mode=True)
    except UsageError as error:
        console.print(f"multivektor: {error}", markup=False, style="red")
        sys.exit(NOTHING_DONE if str(error).startswith("Nothing") else WRONG_USE)
    except MultivektorError as error:
        console.print(f"multivektor: {error}", markup=False, style="red")
        sys.exit(NOTHING_DONE)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(NOTHING_DONE)
