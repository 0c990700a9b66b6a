"""PLOVER as data: event types with quad code, scale and modes (`resources/plover/types.yml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from multivektor.errors import ResourceError
from multivektor.languages import resource


@dataclass(frozen=True)
class EventType:
    """One PLOVER type.

    Attributes:
        name: upper case, as in PLOVER's field `event`.
        quad_code: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict.
        scale: conflict-cooperation number, -10 to +10.
        modes: the modes it may have, lower case.
        two_sided: the codebook demands a coded recipient.
    """

    name: str
    quad_code: int
    scale: float
    label: str
    modes: frozenset[str]
    two_sided: bool


@cache
def event_types() -> dict[str, EventType]:
    """All types by name."""
    return {
        name: EventType(
            name,
            entry["quad"],
            float(entry["scale"]),
            entry["label"],
            frozenset(entry["modes"]),
            entry.get("two_sided", False),
        )
        for name, entry in resource("plover/types").items()
    }


def event_type(name: str, mode: str | None = None) -> EventType:
    """The type of this name; checks that it has the mode.

    Raises:
        ResourceError: no such type, or the type has no such mode.
    """
    known = event_types()
    if name not in known:
        raise ResourceError(f"No PLOVER type {name!r}. There are: {', '.join(sorted(known))}.")
    if mode and mode not in known[name].modes:
        raise ResourceError(f"{name} has no mode {mode!r}. It has: {', '.join(sorted(known[name].modes)) or 'none'}.")
    return known[name]
