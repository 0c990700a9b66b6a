"""Groups many names by whom they can mean, without comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from multivektor.names.compare import Kind, NameComparison, compare_names
from multivektor.names.keys import name_keys
from multivektor.names.parts import name_parts

#: A name is compared with so many of those that share a key with it; more share one only in text that is no names.
MOST_COMPARED = 200


class NameGroups:
    """Names joined to anchors: a name joins the best anchor that it surely matches, else it becomes one; never a chain.

    The result depends on the order in which names are added.
    """

    def __init__(self, kind: Kind = "person") -> None:
        self._kind: Kind = kind
        self._anchors: dict[str, list[str]] = defaultdict(list)

    def add(self, name: str) -> tuple[str, NameComparison | None]:
        """The anchor of a name, and why; the name itself and None if it is a new one."""
        keys = joining_keys(name)
        best: tuple[float, str, NameComparison] | None = None
        for anchor in self._candidates(keys):
            comparison = compare_names(name, anchor, self._kind)
            if comparison.same and not comparison.unsure and (best is None or comparison.score > best[0]):
                best = comparison.score, anchor, comparison
                if comparison.score == 1.0:
                    break
        if best is not None:
            return best[1:]
        for key in keys:
            self._anchors[key].append(name)
        return name, None

    def _candidates(self, keys: Iterable[str]) -> Iterator[str]:
        seen: set[str] = set()
        for key in keys:
            for anchor in self._anchors[key][:MOST_COMPARED]:
                if anchor not in seen:
                    seen.add(anchor)
                    yield anchor


def joining_keys(name: str) -> tuple[str, ...]:
    """The keys under which a name is joined: of a full name those that hold a given name, else the family name's."""
    keys = name_keys(name)
    full = tuple(key for key in keys if not key.endswith(":"))
    return full or (keys if len(name_parts(name).words) == 1 else ())


def group_names(names: Iterable[str], kind: Kind = "person") -> dict[str, str]:
    """The anchor of each name: names with one anchor can mean the same.

    Args:
        names: as printed; the result does not depend on their order.
        kind: person or place.
    """
    groups = NameGroups(kind)
    ordered = sorted(set(names), key=lambda name: (-len(name_parts(name).words), name))
    return {name: groups.add(name)[0] for name in ordered}
