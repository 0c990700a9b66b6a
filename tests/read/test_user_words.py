import pytest

from multivektor.errors import UsageError
from multivektor.read import Correction, match_articles, read_articles_yml, read_corrections
from multivektor.reading import ArticleSays

EVENT, OTHER = "0123456789abcdef", "fedcba9876543210"


def articles(folder, content):
    (folder / "articles.yml").write_text(content, encoding="utf-8")
    return read_articles_yml(folder)


def corrections(folder, content):
    (folder / "corrections.yml").write_text(content, encoding="utf-8")
    return read_corrections(folder)


def test_missing_and_empty_files_say_nothing(tmp_path):
    assert read_articles_yml(tmp_path) == []
    assert read_corrections(tmp_path) == []
    assert articles(tmp_path, "# nichts\n") == []


@pytest.mark.parametrize("printed", ["2022-11-20", "2022-11", "2022", '"2022-11-20"'])
def test_dates_stay_as_written(tmp_path, printed):
    assert articles(tmp_path, f"- match: a.txt\n  published_at: {printed}\n")[0].published_at == printed.strip('"')


def test_all_faults_come_at_once(tmp_path):
    content = """
- match: a.txt
  outlett: Blatt
- published_at: 2022-02-31
- match: b.txt#0
  url: ftp://x.example
  language: deutsch
  outlet: [a, b]
- nur Text
"""
    with pytest.raises(UsageError) as caught:
        articles(tmp_path, content)
    message = str(caught.value)
    for part in [
        "articles.yml: 8 faults",
        "entry 1: unknown key 'outlett' (did you mean 'outlet'?)",
        "entry 2: match:",
        "entry 2: published_at:",
        "entry 3: match:",
        "entry 3: url:",
        "entry 3: language:",
        "entry 3: outlet:",
        "entry 4:",
    ]:
        assert part in message


@pytest.mark.parametrize("content", ["a: [", "match: a.txt", "- - - x: {", "just text"])
def test_no_list_of_entries(tmp_path, content):
    with pytest.raises(UsageError, match=r"articles\.yml"):
        articles(tmp_path, content)


@pytest.mark.parametrize(
    ("pattern", "file", "n", "matches"),
    [
        ("a.txt", "a.txt", 1, True),
        ("a.txt", "tief/a.txt", 1, True),
        ("a.txt", "ba.txt", 1, False),
        ("00?_*.txt", "001_x.txt", 3, True),
        ("a.txt#2", "a.txt", 2, True),
        ("a.txt#2", "a.txt", 1, False),
        ("*.txt#2", "b.txt", 2, True),
        ("tief/*.txt", "x/tief/a.txt", 1, True),
        ("tief/*.txt", "a.txt", 1, False),
        ("a[1].txt", "a[1].txt", 1, True),
        ("./a.txt", "a.txt", 1, True),
        ("a#1.txt", "a#1.txt", 1, True),
    ],
)
def test_patterns(pattern, file, n, matches):
    assert (match_articles([ArticleSays(match=pattern)], file, n) is not None) == matches


def test_later_entries_win_column_by_column():
    says = [
        ArticleSays("*.txt", outlet="A", author="B"),
        ArticleSays("a.txt", outlet="C"),
        ArticleSays("b.txt", outlet="D"),
    ]
    assert match_articles(says, "a.txt", 1) == ArticleSays("a.txt", outlet="C", author="B")


def test_corrections(tmp_path):
    found = corrections(
        tmp_path,
        f"""
- {{event: {EVENT}, wrong: true, reason: Das war ein Traum}}
- {{event: {EVENT}, type: CONSULT, actor: KAZ, recipient: [RUS, CHN], status: negated,
   event_date: 2022-11, mode: visit, reason: r}}
- {{same: [{EVENT}, {OTHER}], reason: r}}
- {{not_same: [{EVENT}, {OTHER}], reason: r}}
""",
    )
    assert found == [
        Correction(reason="Das war ein Traum", event=EVENT, wrong=True),
        Correction(
            reason="r",
            event=EVENT,
            event_type="CONSULT",
            mode="visit",
            actor=("KAZ",),
            recipient=("RUS", "CHN"),
            status="negated",
            event_date="2022-11",
        ),
        Correction(reason="r", same=(EVENT, OTHER)),
        Correction(reason="r", not_same=(EVENT, OTHER)),
    ]


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (f"{{event: {EVENT}, wrong: true}}", "reason"),
        ("{reason: r}", "exactly one"),
        (f"{{event: {EVENT}, same: [{EVENT}], reason: r}}", "exactly one"),
        (f"{{event: {EVENT}, reason: r}}", "either"),
        (f"{{event: {EVENT}, wrong: true, type: AGREE, reason: r}}", "either"),
        (f"{{event: {EVENT}, wrong: vielleicht, reason: r}}", "wrong"),
        (f"{{event: {EVENT}, status: happened, reason: r}}", "asserted"),
        (f"{{event: {EVENT}, event_date: morgen, reason: r}}", "event_date"),
        (f"{{event: {EVENT}, actor: Kasachstan, reason: r}}", "actor"),
        (f"{{event: {EVENT}, type: treffen, reason: r}}", "type"),
        ("{event: xyz, wrong: true, reason: r}", "event:"),
        (f"{{same: [{EVENT}], reason: r}}", "two or more"),
        (f"{{same: [{EVENT}, {OTHER}], type: AGREE, reason: r}}", "belong"),
    ],
)
def test_faulty_corrections(tmp_path, entry, fault):
    with pytest.raises(UsageError, match=fault):
        corrections(tmp_path, f"- {entry}\n")
