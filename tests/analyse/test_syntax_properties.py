"""What holds for the clause reader on any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from multivektor.analyse import clause_reader

WORDS = st.sampled_from(
    [
        "der",
        "die",
        "das",
        "dass",
        "weil",
        "und",
        "oder",
        ",",
        ".",
        ":",
        ";",
        "–",
        "(",
        ")",
        "„",
        "“",
        '"',
        "?",
        "!",
        "nicht",
        "kein",
        "sagte",
        "hat",
        "wurde",
        "angegriffen",
        "Russland",
        "Kiew",
        "Tokajew",
        "zu",
        "um",
        "ohne",
        "von",
        "mit",
        "treffen",
        "fordert",
        "auf",
        "an",
        "9.",
        "2025",
        "§",
        "\xa0",
        "’s",
        "ihrer",
        "deren",
        "während",
        "Präsident",
        "ein",
        "führenden",
    ]
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_token_belongs_to_one_clause_and_offsets_hold(text: str) -> None:
    syntax = clause_reader("de").read(text, 0, len(text))
    owned = [position for clause in syntax.clauses for position in clause.tokens]
    assert sorted(owned) == list(range(len(syntax.tokens)))
    for token in syntax.tokens:
        assert text[token.start : token.end] == token.text
    for phrase in syntax.phrases:
        assert 0 <= phrase.start <= phrase.head < phrase.end <= len(syntax.tokens)
    for number, clause in enumerate(syntax.clauses):
        assert clause.parent != number
