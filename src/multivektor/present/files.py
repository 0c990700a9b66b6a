"""Writes a page so that an existing one is never left half overwritten."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from multivektor.errors import UsageError


def write_dossier(page: str, path: Path) -> None:
    """Writes `page` beside the target and then puts it in its place.

    Raises:
        UsageError: the target can't be written; what stood there is untouched.
    """
    temporary = None
    try:
        if path.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent or Path())
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(page)
            out.flush()
            os.fsync(out.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(temporary).chmod(0o666 & ~umask)  # mkstemp makes it private; a page is as readable as any file
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise UsageError(f"{path} can't be written: {error.strerror}. Give another file with --out.") from error
