"""The data is checked like code: frames, classes, ids and codes fit together, and compile the same each time."""

import re

import pytest

from multivektor.analyse.frames import load_frames
from multivektor.compile_resources import compile_resources
from multivektor.errors import ResourceError, UsageError
from multivektor.languages import CHECKOUT, load_pack, resource, resources_under
from multivektor.ontology import event_type, event_types

BUILT_IN = {"coded", "person", "body", "place", "clause", "infinitive", "none", "several"}


def test_frames_load_with_unique_ids() -> None:
    assert load_frames("de").verbs
    ids = [frame["id"] for frames in load_pack("de").under("frames").values() for frame in frames]
    assert len(ids) == len(set(ids))


def test_every_class_of_the_frames_exists() -> None:
    known = set(load_pack("de").file("grammar/classes")) | BUILT_IN
    used = set(re.findall(r"'@([\w-]+)'", str(load_pack("de").under("frames"))))
    assert used <= known


def test_every_type_has_frames() -> None:
    assert {frame["type"] for frames in load_pack("de").under("frames").values() for frame in frames} == set(
        event_types()
    )


def test_every_named_thing_has_words_and_every_word_a_thing() -> None:
    territories = {
        e["id"] for name, entries in resources_under("territories").items() if name != "places" for e in entries
    }
    assert territories == set(load_pack("de").file("names/territories"))
    persons = {e["id"] for entries in resources_under("offices").values() for e in entries}
    assert persons == set(load_pack("de").file("names/persons"))
    organisations = {str(e["id"]) for entries in resources_under("organisations").values() for e in entries}
    assert organisations == set(load_pack("de").file("names/organisations"))


def test_capitals_are_places() -> None:
    places = {e["id"] for e in resource("territories/places")}
    for name, entries in resources_under("territories").items():
        assert name == "places" or {e["capital"] for e in entries} <= places


@pytest.mark.skipif(not CHECKOUT.is_dir(), reason="installed without the checkout")
def test_same_bytes_compiled_twice() -> None:
    assert compile_resources(CHECKOUT) == compile_resources(CHECKOUT)


def test_missing_language_lists_those_that_work() -> None:
    with pytest.raises(UsageError, match="de"):
        load_pack("xx")


@pytest.mark.parametrize(("name", "mode"), [("ATTACK", None), ("AID", "drone")])
def test_wrong_type_or_mode_is_named(name: str, mode: str | None) -> None:
    with pytest.raises(ResourceError, match=name):
        event_type(name, mode)
