"""Time expressions: what is found, which value it has from the article's day, and what is no time at all."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multivektor.analyse.times import days_of, find_times
from multivektor.reading import Article, Sentence, TimeExpression, date_precision

DAY = "2023-05-19"  # a Friday


def times(text: str, day: str | None = DAY) -> list[TimeExpression]:
    article = Article("x", 1, "x", text, "de", published_at=day, published_precision=date_precision(day))
    return find_times(article, [Sentence(0, 0, len(text), 0, "body")], "de")


def told(text: str, day: str | None = DAY) -> list[tuple[str, str, str]]:
    return [(text[t.start : t.end], t.type, t.value) for t in times(text, day)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("Er kam am 9. Mai 2022.", "9. Mai 2022", "2022-05-09"),
        ("Er kam am 23.3.1987 an.", "23.3.1987", "1987-03-23"),
        ("Er kam am 9. Mai an.", "9. Mai", "2023-05-09"),
        ("Sie trafen sich am Sonntag.", "Sonntag", "2023-05-14"),
        ("Am Sonntag wird gewählt.", "Sonntag", "2023-05-21"),
        ("Er reiste am vergangenen Sonntag ab.", "vergangenen Sonntag", "2023-05-14"),
        ("Er kommt am kommenden Montag.", "kommenden Montag", "2023-05-22"),
        ("Gestern trat er zurück.", "Gestern", "2023-05-18"),
        ("Der Rat soll übermorgen tagen.", "übermorgen", "2023-05-21"),
        ("Ende Oktober war Schluss.", "Ende Oktober", "2022-10"),
        ("Im Januar wurde er gewählt.", "Januar", "2023-01"),
        ("Das Treffen soll im Juli stattfinden.", "Juli", "2023-07"),
        ("Im vergangenen Jahr war es ruhig.", "vergangenen Jahr", "2022"),
        ("Das endete in der vergangenen Woche.", "der vergangenen Woche", "2023-W19"),
        ("Er will in der kommenden Woche reisen.", "der kommenden Woche", "2023-W21"),
        ("Ende nächsten Jahres soll es so weit sein.", "Ende nächsten Jahres", "2024"),
        ("Im ersten Quartal 2022 sank der Handel.", "ersten Quartal 2022", "2022-Q1"),
        ("Im Sommer 2014 flogen Raketen.", "Sommer 2014", "2014-SU"),
        ("In den neunziger Jahren war er Minister.", "den neunziger Jahren", "199"),
        ("In den 1980er Jahren war er Minister.", "den 1980er Jahren", "198"),
        ("Das begann im 19. Jahrhundert.", "19. Jahrhundert", "18"),
        ("Im Jahr 2001 kam der Umbruch.", "Jahr 2001", "2001"),
        ("Bis 2015 soll es dauern.", "2015", "2015"),
        ("Karfreitag 2021 war es kalt.", "Karfreitag 2021", "2021-04-02"),
        ("Er sprach am Pfingstmontag 2024.", "Pfingstmontag 2024", "2024-05-20"),
        ("Damals war Frieden.", "Damals", "PAST_REF"),
        ("Derzeit ist Frieden.", "Derzeit", "PRESENT_REF"),
        ("Am Wochenende wurde gekämpft.", "Wochenende", "2023-W19-WE"),
        ("Im Vorjahr war mehr Öl geflossen.", "Vorjahr", "2022"),
    ],
)
def test_dates(text: str, span: str, value: str) -> None:
    assert (span, "DATE", value) in told(text)


@pytest.mark.parametrize(
    ("text", "span", "kind", "value"),
    [
        ("Er landete am Montagabend.", "Montagabend", "TIME", "2023-05-15TEV"),
        ("Gestern abend trat er zurück.", "Gestern abend", "TIME", "2023-05-18TEV"),
        ("Das Treffen begann um 14.30 Uhr.", "14.30 Uhr", "TIME", "2023-05-19T14:30"),
        ("Geöffnet von 10 bis 17 Uhr.", "10", "TIME", "2023-05-19T10:00"),
        ("Sie redeten zwei Stunden.", "zwei Stunden", "DURATION", "PT2H"),
        ("Er regierte fünfundzwanzig Jahre lang.", "fünfundzwanzig Jahre lang", "DURATION", "P25Y"),
        ("Es dauerte ein halbes Jahr.", "ein halbes Jahr", "DURATION", "P0.5Y"),
        ("Seit anderthalb Jahren wird gekämpft.", "anderthalb Jahren", "DURATION", "P1.5Y"),
        ("In den vergangenen Jahren wuchs der Handel.", "den vergangenen Jahren", "DURATION", "PXY"),
        ("Sie warteten wochenlang.", "wochenlang", "DURATION", "PXW"),
        ("Nach einem zweitägigen Besuch flog er ab.", "zweitägigen", "DURATION", "P2D"),
        ("Fast ein Jahr nach der Wahl fiel das Urteil.", "Fast ein Jahr", "DURATION", "P1Y"),
        ("Jeden Montag tagt der Rat.", "Jeden Montag", "SET", "XXXX-WXX-1"),
        ("Alle zwei Jahre wird gewählt.", "Alle zwei Jahre", "SET", "P2Y"),
        ("Der Rat tagt monatlich.", "monatlich", "SET", "P1M"),
    ],
)
def test_times_durations_and_sets(text: str, span: str, kind: str, value: str) -> None:
    assert (span, kind, value) in told(text)


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("Anfang Mai war er dort.", "START"),
        ("Mitte Mai war er dort.", "MID"),
        ("Es dauerte rund drei Jahre.", "APPROX"),
        ("Es dauerte mehr als drei Jahre.", "MORE_THAN"),
    ],
)
def test_modifiers(text: str, mod: str) -> None:
    assert [t.mod for t in times(text)] == [mod]


@pytest.mark.parametrize(
    "text",
    [
        "Er zahlte 2000 Euro.",
        "Es waren 1950 Soldaten im Einsatz.",
        "Die Zeugin Anna Mai sagte aus.",
        "Der Mann ist 18 Jahre alt.",
        "Die Telefonnummer ist 0511/1984.",
        "Das Spiel endete 2:1.",
        "Er zahlte 3.80 Mark.",
        "Das Jahr-2000-Problem war keines.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert told(text) == []


def test_days_follow_from_distances() -> None:
    ago, later = times("Vor drei Jahren zog er am 3. Mai 2020 ein, zwei Tage später aus.")[::2]
    assert (ago.value, ago.range_start, ago.range_end) == ("P3Y", "2020-01-01", "2020-12-31")
    assert (later.value, later.range_start) == ("P2D", "2020-05-05")


@pytest.mark.parametrize(
    ("day", "text", "value"),
    [
        ("2022-11", "Gestern trat er zurück.", "2022-11"),
        ("2022-11", "Am Sonntag trat er zurück.", "2022-11"),
        ("2022", "In der vergangenen Woche trat er zurück.", "2022"),
        ("2022", "Im vergangenen Jahr trat er zurück.", "2021"),
        ("2022-11", "Am 9. November trat er zurück.", "2022-11-09"),
        (None, "Am Sonntag trat er zurück.", "XXXX-WXX-7"),
        (None, "Am 9. November trat er zurück.", "XXXX-11-09"),
        (None, "Im November trat er zurück.", "XXXX-11"),
    ],
)
def test_no_day_is_invented(day: str | None, text: str, value: str) -> None:
    assert [t.value for t in times(text, day)] == [value]


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2022-W53", (None, None)),
        ("2020-W53", ("2020-12-28", "2021-01-03")),
        ("2014-WI", ("2014-12-01", "2015-02-28")),
        ("2022-Q4", ("2022-10-01", "2022-12-31")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("2023-05-19T14:30", ("2023-05-19", "2023-05-19")),
        ("2023-02-30", (None, None)),
        ("PRESENT_REF", (None, None)),
    ],
)
def test_days_of_values(value: str, days: tuple[str | None, str | None]) -> None:
    assert days_of(value) == days


@pytest.mark.parametrize(
    "piece", ["1", ".", "vor ", "vor drei ", "am 9. ", "12.12. ", "heute ", "1 000 ", "Ende ", "14.30, "]
)
def test_a_megabyte_of_anything_takes_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.perf_counter()
        times(text)
        return time.perf_counter() - start

    seconds(1000)
    short, long = seconds(100_000), seconds(1_000_000)
    assert long < max(40 * short, 2.0)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.sampled_from([DAY, "2022-11", "2022", None]))
def test_nothing_raises_and_spans_hold(text: str, day: str | None) -> None:
    last = 0
    for found in times(text, day):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip()
        last = found.end


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["am", "vor", "9.", "Mai", "2022", "drei", "Jahren", "Ende", "des", "Sonntag", "bis", ",", "Uhr"]
        )
    )
)
def test_words_of_time_in_any_order(words: list[str]) -> None:
    assert all(t.value for t in times(" ".join(words)))
