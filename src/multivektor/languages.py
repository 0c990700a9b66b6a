"""Language packs and the ontology's data: the YAML of `resources/`, compiled or read from a checkout.

In a wheel all files of `resources/` are one JSON file inside the package, written by `hatch_build.py`. In a
checkout they are parsed once and kept in the user's cache under the digest of their bytes, so that an edit
takes effect at once and nothing compiled is committed.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources as package_files
from pathlib import Path
from typing import Any

from multivektor.compile_resources import compile_resources, folder_digest
from multivektor.errors import ResourceError, UsageError

COMPILED = "resources.json"
CHECKOUT = Path(__file__).resolve().parents[2] / "resources"


def _from_checkout(folder: Path) -> dict[str, Any]:
    version = folder_digest(folder)
    cache_folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "multivektor"
    cached = cache_folder / f"{version}.json"
    try:
        return dict(json.loads(cached.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        pass
    # JSON round trip here too, so that dates and keys look the same compiled and not.
    try:
        compiled = compile_resources(folder, version)
    except ValueError as error:
        raise ResourceError(str(error)) from error
    try:
        cache_folder.mkdir(parents=True, exist_ok=True)
        temporary = cached.with_suffix(f".{os.getpid()}.tmp")
        temporary.write_text(compiled, encoding="utf-8")
        temporary.replace(cached)
    except OSError:
        pass  # an unwritable home costs a second a run, no more
    return dict(json.loads(compiled))


@cache
def load_resources() -> Mapping[str, Any]:
    """All resources by path; "version" is their digest."""
    compiled = package_files.files("multivektor").joinpath(COMPILED)
    if compiled.is_file():
        return dict(json.loads(compiled.read_text(encoding="utf-8")))
    if CHECKOUT.is_dir():
        return _from_checkout(CHECKOUT)
    raise ResourceError("Multivektor's data files are missing. Install the package anew with pip.")


def resource(path: str) -> Any:  # noqa: ANN401  a YAML value
    """One file of `resources/`, e.g. "plover/types"."""
    try:
        return load_resources()[path]
    except KeyError:
        raise ResourceError(f"resources/{path}.yml is missing. Install the package anew with pip.") from None


def resources_under(prefix: str) -> dict[str, Any]:
    """All files below a folder of `resources/`, by their name, in the order of their names."""
    start = prefix.rstrip("/") + "/"
    return {key[len(start) :]: value for key, value in sorted(load_resources().items()) if key.startswith(start)}


@dataclass(frozen=True)
class Pack:
    """The words and grammar of one language: the files of `resources/languages/<language>/`."""

    language: str
    files: Mapping[str, Any]
    version: str

    def file(self, path: str) -> Any:  # noqa: ANN401  a YAML value
        """One file of the pack, e.g. "grammar/verbs"; ResourceError if it is missing."""
        try:
            return self.files[path]
        except KeyError:
            raise ResourceError(f"resources/languages/{self.language}/{path}.yml is missing.") from None

    def under(self, folder: str) -> dict[str, Any]:
        """All files of a folder of the pack, by name."""
        start = folder.rstrip("/") + "/"
        return {key[len(start) :]: value for key, value in self.files.items() if key.startswith(start)}


def languages() -> list[str]:
    """ISO 639-1 codes of the languages that can be read; of others the resources may have names only."""
    return sorted(key.split("/")[1] for key in load_resources() if re.fullmatch(r"languages/\w+/grammar/words", key))


@cache
def load_pack(language: str) -> Pack:
    """The pack of a language.

    Raises:
        UsageError: there is none; lists those that there are.
    """
    if language not in languages():
        raise UsageError(f"No language pack {language!r}. There are: {', '.join(languages())}.")
    return Pack(language, resources_under(f"languages/{language}"), str(load_resources()["version"]))
