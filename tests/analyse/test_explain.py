"""`explain` tells the whole way from a sentence to its events, and why there is none."""

from multivektor.pipeline import explain_text


def test_event_with_its_reasons() -> None:
    told = explain_text(
        "Norwegen hat am Mittwoch drei russische Diplomaten ausgewiesen, wie Polen mitteilte.", "2023-05-19"
    )
    for line in (
        "predicate ausweisen (active, past, ind)",
        "subject: Norwegen = NOR (name)",
        "frame sanction-expel: holds",
        "event SANCTION/expel: NOR -> RUS",
        "status asserted",
        "according to POL (indirect: Polen)",
        "date 2023-05-17 (day, from clause)",
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
