"""What can go wrong, and how it is said.

    MultivektorError
    ├── InputProblem     one file, line or article can't be read; the rest goes on
    ├── UsageError       the call is wrong: an unknown code, an unwritable target
    └── ResourceError    the package's own data (or a user's addition to it) is faulty

Every error names the place and the remedy, because the person who meets it did not write the code.
"""

from __future__ import annotations

from dataclasses import dataclass


class MultivektorError(Exception):
    """Base of all errors that Multivektor raises on purpose."""


@dataclass(frozen=True)
class InputProblem(MultivektorError):  # noqa: N818  it is handed on as a value more often than raised
    """A piece of input that is set aside; becomes a row of the table `problems`.

    Attributes:
        file: path or locator as the user knows it.
        place: where in it ("line 12", "byte 4096"), or "" for the whole.
        reason: what is wrong, in a full sentence.
        remedy: what the user can do about it.
    """

    file: str
    place: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file} ({self.place})" if self.place else self.file
        return f"{where}: {self.reason} {self.remedy}"


class UsageError(MultivektorError):
    """The call can't be carried out as given; the message says what to change."""


class ResourceError(MultivektorError):
    """A data file is faulty: names the file, the entry and what was expected."""
