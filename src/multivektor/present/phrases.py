"""How the page says things in words: acts, statuses, days, numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from multivektor.present.evidence import visible
from multivektor.reading import date_precision

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
QUADS = {1: "Verbal cooperation", 2: "Material cooperation", 3: "Verbal conflict", 4: "Material conflict"}
DIRECTIONS = ("out", "in", "mutual")

#: What a status is called, in the order in which the page lists them, and a few words about it.
STATUSES = {
    "asserted": ("reported as fact", ""),
    "historical": ("told as background", "more than a year before the article"),
    "disputed": ("disputed", "one report says it happened, another denies it"),
    "claimed": ("claimed", "nobody says so in their own voice"),
    "future": ("planned", "announced or expected"),
    "hypothetical": ("hypothetical", "supposed, feared, wished or conditional"),
    "negated": ("denied", "the report says that it did not happen"),
    "wrong": ("marked wrong by you", "by corrections.yml"),
}
#: What an act is called: of one actor, of several.
_ACTS = {
    "AGREE": ("agrees or plans", "agree or plan"),
    "CONSULT": ("meets or talks", "meet or talk"),
    "SUPPORT": ("supports in words", "support in words"),
    "CONCEDE": ("yields in words", "yield in words"),
    "COOPERATE": ("cooperates", "cooperate"),
    "AID": ("gives aid", "give aid"),
    "RETREAT": ("withdraws or releases", "withdraw or release"),
    "REQUEST": ("asks or demands", "ask or demand"),
    "ACCUSE": ("accuses or criticises", "accuse or criticise"),
    "REJECT": ("refuses", "refuse"),
    "THREATEN": ("threatens", "threaten"),
    "PROTEST": ("protests", "protest"),
    "SANCTION": ("sanctions or breaks off", "sanction or break off"),
    "MOBILIZE": ("moves forces", "move forces"),
    "COERCE": ("coerces", "coerce"),
    "ASSAULT": ("attacks", "attack"),
}


def act_words(fact: Mapping[str, Any], name: Callable[[str], str]) -> str:
    """An act in a few words, made of codes only: "Russia → Kazakhstan: gives aid"."""
    actors, recipients = fact["actor_codes"] or [], fact["recipient_codes"] or []
    one, several = _ACTS.get(fact["event_type"], (visible(fact["event_type"]).lower(),) * 2)
    said = several if len(actors) > 1 else one
    if recipients and recipients == actors:
        return f"{listed([name(code) for code in actors])}, at home: {said}"
    if recipients:
        towards = listed([name(code) for code in recipients])
        return f"{listed([name(code) for code in actors])} → {towards}: {said}"
    return f"{' ↔ '.join(name(code) for code in actors)}: {said}"


def status_words(fact: Mapping[str, Any], name: Callable[[str], str]) -> str:
    """A status in words, with whose claim it is."""
    said = STATUSES.get(fact["status"], (visible(fact["status"]), ""))[0]
    claimed_by = listed([name(informant) for informant in fact["claimed_by"] or []])
    return f"{said} by {claimed_by}" if fact["status"] == "claimed" and claimed_by else said


def listed(names: Sequence[str]) -> str:
    """Names as a list in words: "A, B and C"."""
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)


def counted(number: int, one: str, several: str | None = None) -> str:
    """A number with its noun: "1 report", "2 reports"."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def day_words(day: str | None) -> str:
    """A day, month or year as printed; "undated" for none.

    >>> day_words("2022-10-05"), day_words("2022-10"), day_words(None)
    ('5 Oct 2022', 'Oct 2022', 'undated')
    """
    if date_precision(day) == "unknown":
        return "undated"
    parts = (day or "").split("-")
    words = [parts[0], *(MONTHS[int(month) - 1] for month in parts[1:2]), *(str(int(d)) for d in parts[2:])]
    return " ".join(reversed(words))


def period_words(period: str) -> str:
    """A period of the vectors as printed.

    >>> period_words("2022-Q3"), period_words("2022-03")
    ('2022 Q3', 'Mar 2022')
    """
    return period.replace("-", " ") if "Q" in period or period == "undated" else day_words(period)


def weight_words(weight: Decimal) -> str:
    """A weight with at most two decimals.

    >>> weight_words(Decimal("8.500000")), weight_words(Decimal("0.333333"))
    ('8.5', '0.33')
    """
    shown = f"{weight:.2f}"
    return shown.rstrip("0").rstrip(".")


def signed(number: float) -> str:
    """A number of the scale, with a true minus sign."""
    shown = f"{number:+.1f}".replace("-", "\u2212")
    return "0.0" if shown[1:] == "0.0" else shown
