"""Display names of states, places and organisations in every language that the resources have words of."""

from __future__ import annotations

from functools import cache

from multivektor.languages import resources_under


@cache
def names_by_language() -> dict[str, dict[str, str]]:
    """Entity id -> ISO 639-1 language -> display name, today's where a place was renamed.

    Persons have names in the languages of their lists only.
    """
    found: dict[str, dict[str, str]] = {}
    for path, words in resources_under("languages").items():
        language, _, file = path.partition("/")
        if file in ("names/territories", "names/organisations"):
            for entity, entry in words.items():
                found.setdefault(entity, {})[language] = entry["names"][0].replace("*", "e")
        elif file == "names/places":
            for place in resources_under("territories")["places"]:
                keys = [dated["key"] for dated in place.get("names", [])] or [place["id"]]
                if keys[-1] in words:
                    found.setdefault(place["id"], {})[language] = words[keys[-1]]["names"][0]
    return found
