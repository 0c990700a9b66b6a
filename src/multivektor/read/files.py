"""Files and folders as the user names them, in an order that no file system decides."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from multivektor.errors import InputProblem
from multivektor.read.decoding import NotText, decode_stream
from multivektor.reading import RawText

TEXT_ENDINGS = frozenset({".txt", ".text", ".md"})
USER_FILES = frozenset({"articles.yml", "corrections.yml"})
MAX_BYTES = 200_000_000

Progress = Callable[[str, int, int], None]
"""Called with the file as it will be named, bytes done and bytes in total."""

_LETTER = re.compile(r"[^\W\d_]")
_KINDS = ", ".join(sorted(TEXT_ENDINGS))


class _Found(NamedTuple):
    """A file to be read."""

    path: Path
    root: Path
    relative: str
    """Path relative to the root, with slashes; the name if the root is the file."""


def read_files(
    paths: Iterable[str | Path], *, max_bytes: int = MAX_BYTES, progress: Progress | None = None
) -> Iterator[RawText | InputProblem]:
    """The texts of files and folders; what can't be read comes as a problem and the rest goes on.

    Folders are walked whole and sorted by path. Inside them other endings than .txt, .text and .md are no business
    of ours, nor are hidden files, README files, `articles.yml` and `corrections.yml`. A file that is named is either
    read or a problem. A file that is reached twice is read once.

    Args:
        paths: files or folders.
        max_bytes: the largest file that is read.
        progress: told of each chunk of a file.

    Yields:
        One RawText or InputProblem a file. `RawText.file` is the path relative to the root that was given; if two
        roots hold the same relative path, the names of the roots' folders stand before it.
    """
    found: list[_Found] = []
    problems: list[InputProblem] = []
    for path in paths:
        for item in _find_files(Path(path)):
            (problems if isinstance(item, InputProblem) else found).append(item)  # type: ignore[arg-type]
    yield from problems
    for item, name in _named(_without_repeats(found)):
        yield _read_file(item.path, name, max_bytes, progress)


def _find_files(root: Path) -> Iterator[_Found | InputProblem]:
    shown = _printable(str(root))
    if root.is_dir():
        yield from _find_in_folder(root, shown)
    elif not root.exists():
        yield InputProblem(shown, "", "There is no such file or folder.", "Check the path.")
    elif not root.is_file():
        yield InputProblem(shown, "", "This is neither a file nor a folder.", "Save its content as a text file.")
    elif root.suffix.casefold() not in TEXT_ENDINGS:
        yield InputProblem(
            shown, "", f"Files ending in {root.suffix or 'nothing'} are not read yet.", f"Save as one of {_KINDS}."
        )
    else:
        yield _Found(root, root, _printable(root.name))


def _find_in_folder(root: Path, shown: str) -> Iterator[_Found | InputProblem]:
    unreadable: list[OSError] = []
    found: list[_Found] = []
    for folder, folders, files in os.walk(root, onerror=unreadable.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(folder, name)
            if _is_input(name):
                found.append(_Found(path, root, _printable(path.relative_to(root).as_posix())))
    for error in unreadable:
        yield InputProblem(_printable(str(error.filename)), "", "The folder can't be opened.", "Check its permissions.")
    if not found and not unreadable:
        yield InputProblem(
            shown, "", "The folder holds no file that can be read.", f"Put files ending in {_KINDS} there."
        )
    yield from sorted(found, key=lambda item: item.relative)


def _is_input(name: str) -> bool:
    ignored = name.startswith(".") or name.casefold().startswith("readme") or name in USER_FILES
    return not ignored and Path(name).suffix.casefold() in TEXT_ENDINGS


def _without_repeats(found: Iterable[_Found]) -> list[_Found]:
    seen: set[str] = set()
    once: list[_Found] = []
    for item in found:
        real = os.path.realpath(item.path)
        if real not in seen:
            seen.add(real)
            once.append(item)
    return once


def _named(found: list[_Found]) -> list[tuple[_Found, str]]:
    """Each file with its name: the relative path, behind as many folders of its root as tell it from the others."""
    names = [item.relative for item in found]
    folders = [_folders_above(item) for item in found]
    for depth in range(1, max(map(len, folders), default=0) + 1):
        counted = Counter(names)
        if len(counted) == len(names):
            break
        for number, name in enumerate(names):
            if counted[name] > 1:
                names[number] = "/".join([*folders[number][-depth:], found[number].relative])
    return list(zip(found, names, strict=True))


def _folders_above(item: _Found) -> list[str]:
    root = Path(os.path.abspath(item.root))  # noqa: PTH100 - without following links, unlike Path.resolve
    folder = root.parent if item.root == item.path else root
    return [_printable(part) for part in folder.parts if part != folder.anchor]


def _printable(path: str) -> str:
    """A path as text: bytes that are no UTF-8 replaced, letters composed, so that all systems print it alike."""
    return unicodedata.normalize("NFC", os.fsencode(path).decode("utf-8", "replace"))


def _read_file(path: Path, name: str, max_bytes: int, progress: Progress | None) -> RawText | InputProblem:
    try:
        size = path.stat().st_size
        if size > max_bytes:
            return InputProblem(
                name, "", f"The file has {size:,} bytes, more than {max_bytes:,}.", "Split it or raise the limit."
            )
        if size == 0:
            return InputProblem(name, "", "The file is empty.", "Save it anew or remove it.")
        with path.open("rb") as stream:
            text = decode_stream(stream, lambda done: progress(name, done, size) if progress else None)
    except NotText as error:
        return InputProblem(name, f"byte {error.offset}", error.reason, "Save it as plain text in UTF-8.")
    except OSError as error:
        return InputProblem(name, "", f"The file can't be opened: {error.strerror}.", "Check its permissions.")
    if not text:
        return InputProblem(name, "", "The file is empty.", "Save it anew or remove it.")
    if not _LETTER.search(text):
        return InputProblem(name, "line 1", "The file holds no letter.", "Check that it is the article's text.")
    return RawText(name, text)
