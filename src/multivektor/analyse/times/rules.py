"""Rules as sequences of classes, in a trie: at each token the longest sequence wins, of equals the first rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, NamedTuple

from multivektor.analyse.times.words import Tokens


class Rule(NamedTuple):
    """A rule of grammar/times.yml: its id, TIMEX3 type and the name of its value."""

    id: str
    type: str
    value: str
    order: int


class Match(NamedTuple):
    """A rule that holds.

    Attributes:
        start, end: code points of the expression, without what is only seen.
        held: class -> values of its tokens, in order.
        first, last: positions of its first and last token in the sentence.
        tokens: of the sentence.
    """

    rule: Rule
    start: int
    end: int
    held: dict[str, list[Any]]
    first: int
    last: int
    tokens: Tokens

    def get(self, name: str) -> Any:  # noqa: ANN401  as in the data
        """The first value of a class, None if the match has none."""
        values = self.held.get(name)
        return values[0] if values else None


class _Step(NamedTuple):
    name: str
    shown: bool  # part of the expression, not only seen


@dataclass(slots=True)
class _Node:
    next: dict[tuple[str, bool], _Node] = field(default_factory=dict)
    rule: Rule | None = None


class RuleTrie:
    """All rules of a language.

    Args:
        rules: entries of the data: id, tokens, type, value.
    """

    def __init__(self, rules: Sequence[dict[str, str]]) -> None:
        self._root = _Node()
        for order, entry in enumerate(rules):
            rule = Rule(entry["id"], entry["type"], entry["value"], order)
            for steps in _spelled_out(entry["tokens"]):
                node = self._root
                for step in steps:
                    node = node.next.setdefault((step.name, step.shown), _Node())
                if node.rule is None:
                    node.rule = rule
        self._starts = {name for name, _shown in self._root.next}
        self._alone = {name for (name, _shown), node in self._root.next.items() if node.rule is not None}

    def find(self, tokens: Tokens) -> Iterator[Match]:
        """Matches from left to right, not overlapping."""
        position, count = 0, len(tokens.classes)
        while position < count:
            known = tokens.classes[position]
            match = None
            follows = position + 1 < count and bool(tokens.classes[position + 1])
            if known and any(name in self._alone or (follows and name in self._starts) for name, _value in known):
                match = self._longest(tokens, position)
            if match is None:
                position += 1
            else:
                yield match
                position = match.last + 1

    def _longest(self, tokens: Tokens, position: int) -> Match | None:
        best: tuple[tuple[int, int], Rule, list[tuple[int, str, Any, bool]]] | None = None
        stack: list[tuple[_Node, int, tuple[tuple[int, str, Any, bool], ...]]] = [(self._root, position, ())]
        while stack:
            node, at, path = stack.pop()
            if node.rule is not None:
                rank = (len(path), -node.rule.order)
                if best is None or rank > best[0]:
                    best = rank, node.rule, list(path)
            if at >= len(tokens.classes):
                continue
            for name, value in tokens.classes[at]:
                for shown in (True, False):
                    following = node.next.get((name, shown))
                    if following is not None:
                        stack.append((following, at + 1, (*path, (at, name, value, shown))))
        if best is None:
            return None
        _rank, rule, path_taken = best
        held: dict[str, list[Any]] = {}
        for _at, name, value, _shown in path_taken:
            held.setdefault(name, []).append(value)
        within = [at for at, _name, _value, is_shown in path_taken if is_shown]
        first, last = within[0], within[-1]
        # the dot of an ordinal belongs to it
        dotted = any(at == last and name == "ord" for at, name, _value, _shown in path_taken)
        end = tokens.ends[last] + (dotted and tokens.words[last].isdecimal())
        return Match(rule, tokens.starts[first], end, held, first, last, tokens)


def _spelled_out(written: str) -> list[list[_Step]]:
    """All sequences that a rule stands for: each optional token there or not."""
    options: list[tuple[_Step | None, ...]] = []
    seen_only = False
    for word in written.split():
        opens, closes = word.startswith("<"), word.rstrip("?").endswith(">")
        seen_only = seen_only or opens
        step = _Step(word.strip("<>?"), not seen_only)
        options.append((step, None) if word.endswith("?") else (step,))
        if closes:
            seen_only = False
    return [[step for step in chosen if step is not None] for chosen in product(*options)]
