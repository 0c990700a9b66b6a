"""The coder's measured quality, as it stands beside the counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quality:
    """Precision and recall of coded events against hand-coded articles.

    Attributes:
        precision: share of coded events that are right in type, actors and recipients, 0 to 1.
        recall: share of the hand-coded events that were found so, 0 to 1.
        events: number of hand-coded events.
        sentences: number of sentences.
        measured_on: what was measured on, in words.
        command: how to measure again.
    """

    precision: float
    recall: float
    events: int
    sentences: int
    measured_on: str
    command: str

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 if both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def right_of_100(self) -> int:
        """Of 100 coded events, how many are right."""
        return round(self.precision * 100)

    @property
    def found_of_100(self) -> int:
        """Of 100 events that a careful reader finds, how many are found."""
        return round(self.recall * 100)
