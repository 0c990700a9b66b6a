"""Writes a page or table so that an existing one is never left half overwritten."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from multivektor.errors import UsageError


def check_target(path: str | Path) -> None:
    """Finds out before long work whether a page can be written there.

    Raises:
        UsageError: it can't; names the path and the remedy.
    """
    target = Path(path)
    try:
        if target.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        with tempfile.NamedTemporaryFile(prefix=f".{target.name}.", dir=target.parent):
            pass
    except OSError as error:
        raise _unwritable(target, error) from error


def _unwritable(target: Path, error: OSError) -> UsageError:
    return UsageError(f"{target} can't be written: {error.strerror or error}. Give another file with --out.")


def write_file(text: str, path: str | Path) -> None:
    """Writes `text` beside the target and then puts it in its place.

    Raises:
        UsageError: the target can't be written; what stood there is untouched.
    """
    target = Path(path)
    temporary = None
    try:
        if target.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(text.encode("utf-8"))
            out.flush()
            os.fsync(out.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(temporary).chmod(0o666 & ~umask)  # mkstemp makes it private; a page is as readable as any file
        os.replace(temporary, target)  # noqa: PTH105  the call whose atomicity we rely on
        temporary = None
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
