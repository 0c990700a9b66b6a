from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multivektor.present.evidence import Piece, event_spans, marked, neighbour, printed, visible

TEXT = "Präsident Tokajew hat Moskau um Hilfe gebeten."


def test_marks_stand_at_their_offsets():
    pieces = marked(TEXT, 0, len(TEXT), [(0, 17, "actor"), (18, 21, "trigger"), (38, 45, "trigger")])
    assert [(p.text, p.marks) for p in pieces if p.marks] == [
        ("Präsident Tokajew", ("actor",)),
        ("hat", ("trigger",)),
        ("gebeten", ("trigger",)),
    ]


def test_nested_and_overlapping_marks_are_cut_where_they_begin_and_end():
    pieces = marked("abcdefgh", 0, 8, [(0, 6, "actor"), (2, 4, "trigger"), (3, 8, "status")])
    assert pieces == (
        Piece("ab", ("actor",)),
        Piece("c", ("actor", "trigger")),
        Piece("d", ("actor", "status", "trigger")),
        Piece("ef", ("actor", "status")),
        Piece("gh", ("status",)),
    )


def test_spans_outside_the_sentence_are_left_out_and_those_across_it_are_cut():
    assert marked("abcdefgh", 2, 6, [(0, 2, "actor"), (5, 8, "recipient"), (4, 4, "status")]) == (
        Piece("cde", ()),
        Piece("f", ("recipient",)),
    )


@given(
    st.text(alphabet="abcd efgh", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(-2, 35), st.integers(-2, 35), st.sampled_from(["actor", "trigger", "status"]))),
)
def test_pieces_make_up_the_text_and_each_character_has_its_marks(text, spans):
    pieces = marked(text, 0, len(text), spans)
    cuts = {0, len(text), *(c for s, e, _ in spans if s < e for c in (s, e) if 0 <= c <= len(text))}
    bounds = sorted(cuts)
    assert len(pieces) == len(bounds) - 1
    for piece, (left, right) in zip(pieces, zip(bounds, bounds[1:], strict=False), strict=True):
        assert piece.text == printed(text[left:right])
        for at in range(left, right):
            assert set(piece.marks) == {mark for s, e, mark in spans if s <= at < e}


def test_event_spans_skip_parties_without_a_place():
    nowhere = {"start": None, "end": None}
    event = {"triggers": [{"start": 1, "end": 2}], "actors": [nowhere], "recipients": None, "status_words": []}
    assert event_spans(event | {"attribution": [{"start": 3, "end": 4}]}) == [(1, 2, "trigger"), (3, 4, "informant")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb\u2066c\u202c", "a�b�c�"),
        ("Kas\u00adachstan\u200b", "Kasachstan"),
        (" a\n\t b\u2028 ", "a b"),
        ("\x00\x1b[31m", "��[31m"),
        (None, ""),
    ],
)
def test_what_could_deceive_is_made_visible(text, shown):
    assert visible(text) == shown


def test_long_neighbours_are_cut_at_a_word():
    assert neighbour("Wort " * 100).endswith("Wort …")
    assert len(neighbour("Wort " * 100)) < 330
