"""Build hook: compiles `resources/` into the one JSON file that a wheel carries."""

from __future__ import annotations

import importlib.util
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileResources(BuildHookInterface[Any]):
    """Adds multivektor/resources.json to a wheel; an editable install reads `resources/` itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        # Loaded by path: the package's dependencies are not there while it is being built.
        spec = importlib.util.spec_from_file_location(
            "compile_resources", root / "src/multivektor/compile_resources.py"
        )
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        target = Path(tempfile.mkdtemp()) / "resources.json"
        target.write_text(module.compile_resources(root / "resources"), encoding="utf-8")
        build_data["force_include"][str(target)] = "multivektor/resources.json"
