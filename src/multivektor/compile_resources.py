"""Compiles the YAML of `resources/` into one JSON text; used by the build hook and by a checkout.

Stands alone (no other module of the package), because the build hook loads it by path.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import yaml


def parse_folder(folder: Path) -> dict[str, Any]:
    """All YAML files under `folder` by their relative path without ending ("languages/de/frames/assault").

    Raises:
        ValueError: a file is no valid YAML; names file and line.
    """
    parsed: dict[str, Any] = {}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in sorted(folder.rglob("*.yml")):
        key = path.relative_to(folder).with_suffix("").as_posix()
        try:
            parsed[key] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
        except yaml.YAMLError as error:
            raise ValueError(f"{path}: no valid YAML. {error} Mend the file.") from error
    return parsed


def folder_digest(folder: Path) -> str:
    """SHA-256 over names and bytes of all YAML files under `folder`."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*.yml")):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def compile_resources(folder: Path, version: str | None = None) -> str:
    """The JSON text of all resources, with their digest under "version"."""
    content = {**parse_folder(folder), "version": version or folder_digest(folder)}
    # Keys stay in the order of the files: in rules the first that fits is taken.
    return json.dumps(content, ensure_ascii=False, default=str, separators=(",", ":"))
