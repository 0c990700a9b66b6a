"""The seam of clause reading: what a language's reader returns, and the readers that there are."""

from multivektor.analyse.syntax.clauses import Clause, ClauseReader, Phrase, Predicate, Syntax, Token
from multivektor.analyse.syntax.german import GermanReader

__all__ = ["Clause", "ClauseReader", "GermanReader", "Phrase", "Predicate", "Syntax", "Token"]
