"""The data files of names: complete, consistent, and without anybody's family name."""

import re

import pytest

from multivektor.languages import resource
from multivektor.names import is_given_name
from multivektor.names.schemes import WordReading, load_schemes, read_word, spell_out
from multivektor.names.sounds import block, simplify, sound_distance

SOUNDS = resource("names/sounds")
SCHEMES = resource("names/schemes")
KNOWN = set(SOUNDS["vowels"]) | {sound for members in SOUNDS["classes"].values() for sound in members}
COSTS = [(table, pair, cost) for table in ("costs", "vowel_costs") for pair, cost in SOUNDS[table].items()]

#: Scheme -> a word of its language and how it is read.
READS = {
    "German newspapers (Duden)": ("Schtscherbakow", "ʃʧerbakov"),
    "English (BGN, press)": ("Shcherbakov", "ʃʧerbakov"),
    "French": ("Chtcherbakov", "ʃʧerbakov"),
    "Polish": ("Szczerbakow", "ʃʧerbakov"),
    "scholarly (ISO 9, with háček)": ("Ščerbakov", "ʃʧerbakov"),
    "Kazakh Latin (drafts of 2017, 2018, 2021)": ("Qoǵam", "kogam"),
    "Uzbek Latin": ("Gʻulom", "gulam"),
    "Azerbaijani Latin": ("Cəfər", "ʤafar"),
    "Turkish": ("Dağcı", "daʤi"),
    "Turkish printed without marks": ("Cavusoglu", "ʤavusolu"),
    "Turkmen Latin": ("Hajyýew", "haʤev"),
    "Romanian and Moldovan": ("Ceaușescu", "ʧeauʃesku"),
    "Hungarian": ("Gyurcsány", "durʧan"),
    "Chinese (Pinyin)": ("Zhu", "ʤu"),
    "Arabic and Persian letters": ("مبارك", "mbrk"),
    "Russian": ("Щербаков", "ʃʧerbakov"),
    "Ukrainian": ("Гнатюк", "hnatiuk"),
    "Belarusian": ("Ціханоў", "tiχanou"),
    "Kazakh, Kyrgyz and Mongolian Cyrillic": ("Жээнбек", "Jenbek"),
    "Tajik and Uzbek Cyrillic": ("Ҷӯра", "ʤura"),
    "Serbian, Macedonian and Bulgarian Cyrillic": ("Ђинђић", "ʤinʤiʧ"),
}


def test_every_scheme_has_a_word() -> None:
    assert set(READS) == {scheme.name for scheme in load_schemes()}


@pytest.mark.parametrize("scheme", READS)
def test_a_scheme_reads_a_word_of_its_language(scheme: str) -> None:
    word, sounds = READS[scheme]
    steps = spell_out(word, WordReading(sounds, scheme, ""))
    assert "".join(step.letters for step in steps) == word.replace("İ", "i").lower() or scheme.startswith("Arabic")
    assert simplify("".join(step.sounds for step in steps)) == sounds


def rules() -> list[tuple[str, str, object]]:
    return [(entry["id"], spelling, to) for entry in SCHEMES for spelling, to in entry["rules"].items()]


def test_rules_are_text_and_use_only_known_sounds() -> None:
    for scheme, spelling, to in rules():
        assert isinstance(spelling, str), (scheme, spelling)  # YAML reads a bare y or no as something else
        for sounds in to if isinstance(to, list) else [to]:
            assert isinstance(sounds, str) and set(sounds) <= KNOWN, (scheme, spelling, sounds)


def test_no_rule_is_as_long_as_a_name() -> None:
    # what a rule reads, not how it is written: conditions around it and sets of letters do not count
    bare = {
        (scheme, spelling): re.sub(r"\(\?[^)]*\)|\[[^]]*\]|[$^?]", "", spelling) for scheme, spelling, _to in rules()
    }
    assert {key: letters for key, letters in bare.items() if len(letters) > 8} == {}


@pytest.mark.parametrize("entry", SCHEMES, ids=lambda entry: entry["id"])
def test_a_scheme_stands_alone_or_on_an_earlier_one(entry: dict[str, object]) -> None:
    earlier = [other["id"] for other in SCHEMES[: SCHEMES.index(entry)]]
    assert entry["id"] not in earlier
    assert entry.get("base") in [None, *earlier]
    assert set(entry) <= {"id", "name", "abstract", "script", "base", "typical", "foreign", "needs", "never", "rules"}


@pytest.mark.parametrize(
    "family", ["Tokajew", "Putin", "Nasarbajew", "Lukaschenko", "Gorbatschow", "Merkel", "Erdoğan", "Mirsijojew"]
)
def test_no_family_name_is_listed(family: str) -> None:
    listed = " ".join(map(str, [SCHEMES, resource("names/parts"), resource("names/given_names")])).lower()
    assert family.lower() not in listed
    assert not is_given_name(family)


def test_a_given_name_stands_in_one_class_only() -> None:
    forms = [form for group in resource("names/given_names") for form in set(group)]
    assert all(isinstance(form, str) for form in forms)
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(("table", "pair", "cost"), COSTS)
def test_a_cost_is_within_bounds_and_the_same_both_ways(table: str, pair: str, cost: float) -> None:
    assert 0 <= cost <= 3
    assert len(pair) == 2 and set(pair) <= KNOWN
    assert SOUNDS[table].get(pair[::-1], cost) == cost
    one, other = (f"{sound}" if table == "costs" else f"t{sound}t" for sound in pair)
    if table == "costs" and block(one) != block(other):
        pytest.fail(f"{pair}: sounds of two classes are never compared")
    assert sound_distance(one, other) == sound_distance(other, one) == pytest.approx(cost)


def test_a_sound_belongs_to_one_class() -> None:
    members = [sound for members in SOUNDS["classes"].values() for sound in members]
    assert len(members) == len(set(members))
    assert not set(members) & set(SOUNDS["vowels"])


@pytest.mark.parametrize("more", ["otherwise", "missing", "glide", "other_vowel", "one_scheme"])
def test_other_costs_are_within_bounds(more: str) -> None:
    assert 0 <= SOUNDS[more] <= 3


@pytest.mark.parametrize(("one", "other"), [("Tokajew", "Tokaiev"), ("Юлия", "Iulia"), ("Анна", "Ana")])
def test_what_spellings_write_as_they_please_is_dropped(one: str, other: str) -> None:
    sounds = [{reading.sounds for reading in read_word(word)} for word in (one, other)]
    assert sounds[0] & sounds[1]


def test_a_word_without_letters_has_no_reading() -> None:
    assert read_word("123") == read_word("") == ()
