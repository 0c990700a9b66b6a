"""`explain` tells the whole way from a sentence to its events, and why there is none."""

from multivektor.analyse import analyse_reading, as_text
from multivektor.clean import clean_article
from multivektor.pipeline import explain_text, load_packs
from multivektor.reading import Article, ExplanationLine, Reading

STORY = (
    "Der russische Präsident Putin reiste am Montag nach Astana. Er drohte dem Land mit Folgen und traf Tokajew. "
    "Die Verhandlungen mit China, sagte Tokajew, würden verschoben. Nichts geschah. "
    "Die Forderung Moskaus nach Hilfe wies Kasachstan zurück, weil die EU Sanktionen gegen Russland angekündigt habe."
)


def cleaned() -> Reading:
    article = Article("a", 1, "a", STORY, "de", published_at="2024-11-27", published_precision="day")
    return clean_article(article, load_packs())


def test_event_with_its_reasons() -> None:
    told = explain_text(
        "Norwegen hat am Mittwoch drei russische Diplomaten ausgewiesen, wie Polen mitteilte.", "2023-05-19"
    )
    for line in (
        "predicate ausweisen (active, past, indicative)",
        "subject: Norwegen = NOR (name)",
        "frame sanction-expel: holds",
        "event SANCTION/expel: NOR -> RUS",
        "status asserted",
        "according to POL (indirect: Polen)",
        "actor: Norwegen = NOR (name)",
        "recipient: drei russische Diplomaten = RUS (adjective and Diplomat)",
        "date 2023-05-17 (day, from clause: Mittwoch)",
    ):
        assert line in told


def test_frame_that_fails_says_what_it_needs() -> None:
    told = explain_text("Norwegen hat drei Stühle ausgewiesen.", None)
    assert "frame sanction-expel: needs as object: " in told
    assert "no event" in told


def test_status_tells_its_words() -> None:
    told = explain_text("Der chinesische Präsident könnte Frankreich besuchen.", "2023-05-19")
    assert "status hypothetical, by könnte" in told


def test_any_text() -> None:
    assert explain_text("", None) == ""
    assert "no event" in explain_text("\x00<b>((„", None)


def test_clauses_stand_below_the_one_that_governs_them() -> None:
    told = explain_text("Norwegen wies Diplomaten aus, weil Moskau spioniert habe, während Oslo schwieg.", None)
    indents = [len(line) - len(line.lstrip()) for line in told.splitlines() if line.lstrip().startswith("clause")]
    assert indents == [2, 4, 6]
    assert "    clause 1, subordinate, under 0: weil Moskau spioniert habe\n" in told


def test_act_of_a_noun_tells_which_of_its_frames_failed() -> None:
    told = explain_text("Bei Gesprächen Kasachstans mit Russland ging es um Gas.", "2023-05-19").split("  event ")[1]
    assert told.startswith("CONSULT")
    assert "frame" in told and ", by Gesprächen" in told


def test_explaining_changes_nothing_else_and_tells_each_event_once() -> None:
    plain, explained = analyse_reading(cleaned()), analyse_reading(cleaned(), explained=True)
    for table in ("mentions", "entities", "times", "events"):
        assert getattr(plain, table) == getattr(explained, table)
    assert plain.explanations == []
    assert [e.event_id for e in explained.explanations] == [e.event_id for e in explained.events]
    assert len(explained.events) > 2
    assert all(e.lines[0].kind == "sentence" and e.lines[0].level == 0 for e in explained.explanations)
    assert all([line.kind for line in e.lines].count("event") == 1 for e in explained.explanations)


def test_what_would_steer_a_terminal_is_not_printed() -> None:
    assert as_text([ExplanationLine(1, "phrase", "subject", "a\x1b[31m\nb", reason="x")]) == "  subject: a�[31m�b (x)\n"


def test_another_type_than_the_frames_has_a_reason() -> None:
    told = explain_text("Scholz bekräftigte, Deutschland werde die Ukraine weiter unterstützen.", "2024-09-16")
    assert "event AGREE: DEU -> UKR" in told
    assert "    type AGREE (SUPPORT that is announced)\n" in told
