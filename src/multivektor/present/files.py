"""Writes a page so that an existing one is never left half overwritten."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from multivektor.errors import UsageError


def write_dossier(html: str, path: str | Path) -> None:
    """Writes `html` beside the target and then puts it in its place.

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
            out.write(html.encode("utf-8"))
            out.flush()
            os.fsync(out.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(temporary).chmod(0o666 & ~umask)  # mkstemp makes it private; a page is as readable as any file
        os.replace(temporary, target)  # noqa: PTH105  the call whose atomicity we rely on
        temporary = None
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"{target} can't be written: {reason}. Give another file with --out.") from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
