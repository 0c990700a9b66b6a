"""Time expressions with their TIMEX3 type, value and modifier, and the days they cover, seen from the article's date.

One pass over a text: words become tokens with classes (`words`), rules are sequences of classes in a trie (`rules`),
the longest match wins, and its value is made from what it holds (`values`). No day is ever invented: an article whose
day is unknown yields values of the precision that it has.
"""

from __future__ import annotations

from functools import cache

from multivektor.analyse.times.calendar import days_of
from multivektor.analyse.times.rules import Match, RuleTrie
from multivektor.analyse.times.values import Context, value_of
from multivektor.analyse.times.words import TimeWords, read_tokens
from multivektor.languages import load_pack
from multivektor.reading import Article, Sentence, TimeExpression

__all__ = ["days_of", "find_times"]


@cache
def _grammar(language: str) -> tuple[TimeWords, RuleTrie]:
    data = load_pack(language).file("grammar/times")
    return TimeWords(data, language), RuleTrie(data["rules"])


def find_times(article: Article, sentences: list[Sentence], language: str) -> list[TimeExpression]:
    """The time expressions of an article's sentences, in order.

    Args:
        article: text, date and its precision.
        sentences: where to look; a title counts as one.
        language: of the rules.
    """
    words, trie = _grammar(language)
    context = Context(article.published_at or "", article.published_precision, words)
    found: list[TimeExpression] = []
    for sentence in sentences:
        if not words.may_tell(article.text[sentence.start : sentence.end]):
            continue
        tokens = read_tokens(words, article.text, sentence.start, sentence.end)
        if not tokens.marked:
            continue
        context.enter(article.text, sentence.start, sentence.end)
        for match in trie.find(tokens):
            found += _expression(match, context, sentence.sentence)
    return found


def _expression(match: Match, context: Context, sentence: int) -> list[TimeExpression]:
    made = value_of(match, context)
    if made is None:
        return []
    start, end = made.days or days_of(made.value)
    rule = match.rule
    return [
        TimeExpression(sentence, match.start, match.end, rule.type, made.value, made.mod or None, start, end, rule.id)
    ]
