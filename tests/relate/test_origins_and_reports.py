"""Which texts go back to one text, and what one article tells of one act."""

from __future__ import annotations

import pytest


def origins(make, fingerprints, **published):
    articles = [make.article(name, published.get(name, "2022-11-01")) for name in fingerprints]
    tables = make.derive(articles=articles, fingerprints=fingerprints)
    return {row["article_id"]: (row["origin_id"], row["kind"]) for row in make.rows(tables, "origins")}


A = range(10)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (range(10), ("a", "repeat")),
        (range(1, 11), ("a", "near")),  # nine of ten
        (range(2, 12), ("a", "near")),  # 80 % is enough
        (range(3, 13), ("b", "own")),  # 70 % is not
        (range(5), ("a", "near")),  # half as long, wholly taken over
        (range(20), ("a", "near")),  # twice as long
        (range(21), ("b", "own")),  # a short text in a long one is no copy of it
        (range(4), ("b", "own")),  # too short to tell
        (range(50, 60), ("b", "own")),
        ((), ("b", "own")),
    ],
)
def test_a_copy_goes_back_to_the_earlier_text(make, other, expected):
    found = origins(make, {"a": A, "b": other}, b="2022-11-02")
    assert found == {"a": ("a", "own"), "b": expected}


@pytest.mark.parametrize(
    ("a", "b", "first"),
    [
        ("2022-11-02", "2022-11-01", "b"),
        ("2022-11-01", "2022-11-01", "a"),  # then by file
        (None, "2022-11-01", "b"),  # what has no date is last
        (None, None, "a"),
    ],
)
def test_the_earliest_is_the_origin(make, a, b, first):
    found = origins(make, {"a": A, "b": A}, a=a, b=b)
    assert {origin for origin, _ in found.values()} == {first}
    assert found[first][1] == "own"


def test_overlap_is_the_share_of_the_shorter_text(make):
    tables = make.derive(
        articles=[make.article("a", "2022-11-01"), make.article("b", "2022-11-02")],
        fingerprints={"a": range(10), "b": range(2, 10)},
    )
    assert [row["overlap"] for row in make.rows(tables, "origins")] == [1.0, 1.0]
    tables = make.derive(
        articles=[make.article("a", "2022-11-01"), make.article("b", "2022-11-02")],
        fingerprints={"a": range(10), "b": range(1, 11)},
    )
    assert [row["overlap"] for row in make.rows(tables, "origins")] == pytest.approx([1.0, 0.9])


def test_a_chain_joins_anchors_only(make):
    chain = {"a": range(10), "b": range(2, 12), "c": range(4, 14)}
    found = origins(make, chain, a="2022-11-01", b="2022-11-02", c="2022-11-03")
    assert found == {"a": ("a", "own"), "b": ("a", "near"), "c": ("c", "own")}


def test_copies_of_one_text_share_one_origin(make):
    found = origins(make, {"a": A, "b": A, "c": A}, a="2022-11-01", b="2022-11-02", c="2022-11-03")
    assert {origin for origin, _ in found.values()} == {"a"}


def test_a_copy_of_a_text_that_joins_nobody_goes_back_to_it(make):
    chain = {"a": range(10), "b": range(2, 12), "c": range(4, 14), "d": range(4, 14)}
    found = origins(make, chain, a="2022-11-01", b="2022-11-02", c="2022-11-03", d="2022-11-04")
    assert found["d"] == ("c", "repeat")


# -- reports ------------------------------------------------------------------------------------------------


def reports(make, *events, **more):
    return make.rows(make.derive(events, **more), "reports")


def test_events_of_one_act_in_one_article_are_one_report_named_after_the_first(make):
    (report,) = reports(make, make.event("e2", start=50), make.event("e1", start=90), make.event("e3", start=10))
    assert report["report_id"] == "e3"
    assert report["event_ids"] == ["e3", "e2", "e1"]


@pytest.mark.parametrize(
    "change",
    [
        {"act": "AGREE"},
        {"actors": "CHN"},
        {"recipients": "CHN"},
        {"recipients": ""},
        {"date": "2022-11-11"},
        {"article": "b"},
        {"status": "negated"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_differs_is_another_report(make, change):
    assert len(reports(make, make.event("e1"), make.event("e2", **change))) == 2


def test_order_and_repetition_of_parties_do_not_matter(make):
    found = reports(make, make.event("e1", actors="KAZ CHN"), make.event("e2", actors="CHN KAZ CHN"))
    assert len(found) == 1
    assert found[0]["actor_codes"] == ["CHN", "KAZ"]


@pytest.mark.parametrize(
    ("actors", "recipients", "mutual"), [("KAZ RUS", "", True), ("KAZ", "", False), ("KAZ RUS", "CHN", False)]
)
def test_several_actors_without_recipient_are_mutual(make, actors, recipients, mutual):
    (report,) = reports(make, make.event("e", "CONSULT", actors, recipients))
    assert report["mutual"] is mutual


@pytest.mark.parametrize(
    ("statuses", "strongest"),
    [
        (("future", "asserted"), "asserted"),
        (("hypothetical", "historical"), "historical"),
        (("hypothetical", "future"), "future"),
    ],
)
def test_the_strongest_status_is_the_reports(make, statuses, strongest):
    found = reports(make, *(make.event(f"e{n}", status=status) for n, status in enumerate(statuses)))
    assert [r["status"] for r in found] == [strongest]


@pytest.mark.parametrize(
    ("says", "voice", "informant"),
    [
        ((), "own", None),
        (("KAZ",), "own", None),  # the acting party says so
        (("RUS",), "claimed", "RUS"),
        (("ein Diplomat",), "claimed", "ein Diplomat"),
        (("RUS", "KAZ"), "own", None),  # the innermost counts
        (("KAZ", "RUS"), "claimed", "RUS"),
    ],
)
def test_whose_voice_a_report_has(make, says, voice, informant):
    (report,) = reports(make, make.event("e", says=says))
    assert (report["voice"], report["informant"]) == (voice, informant)


def test_a_claim_and_a_supposition_do_not_make_an_assertion(make):
    (report,) = reports(
        make, make.event("e1", "ASSAULT", says=("UKR",)), make.event("e2", "ASSAULT", status="hypothetical")
    )
    assert (report["status"], report["voice"]) != ("asserted", "own")


@pytest.mark.parametrize(
    ("events", "status", "voice"),
    [
        (("asserted by UKR", "hypothetical"), "asserted", "claimed"),
        (("asserted by UKR", "future"), "asserted", "claimed"),
        (("asserted by UKR", "historical"), "historical", "own"),
        (("asserted by UKR", "asserted"), "asserted", "own"),
        (("historical by UKR", "asserted by UKR"), "asserted", "claimed"),
        (("future by UKR", "hypothetical"), "future", "claimed"),
        (("future by UKR", "future"), "future", "own"),
        (("negated by UKR",), "negated", "claimed"),
    ],
)
def test_status_and_voice_are_of_one_event(make, events, status, voice):
    made = []
    for n, told in enumerate(events):
        kind, _, by = told.partition(" by ")
        made.append(make.event(f"e{n}", "ASSAULT", status=kind, says=(by,) if by else ()))
    (report,) = reports(make, *made)
    assert (report["status"], report["voice"], report["informant"]) == (
        status,
        voice,
        "UKR" if voice == "claimed" else None,
    )


def test_the_informant_is_of_the_event_that_gives_the_status(make):
    (report,) = reports(make, make.event("e1", says=("RUS",)), make.event("e2", status="hypothetical", says=("CHN",)))
    assert (report["status"], report["voice"], report["informant"]) == ("asserted", "claimed", "RUS")


def test_a_report_carries_its_outlet_and_origin(make):
    tables = make.derive(
        [make.event("e1", article="a"), make.event("e2", article="b")],
        articles=[make.article("a", "2022-11-01", outlet="X"), make.article("b", "2022-11-02") | {"outlet": None}],
        fingerprints={"a": A, "b": A},
    )
    assert [(r["outlet"], r["origin_id"]) for r in make.rows(tables, "reports")] == [("X", "a"), ("unknown", "a")]
