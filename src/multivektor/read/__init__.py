"""Stage `read`: bytes become text. Files and lines come in; texts, articles and problems come out.

Nothing here knows what an article looks like inside; that is the business of `clean`.
"""

from multivektor.read.files import read_files
from multivektor.read.lines import read_jsonl
from multivektor.read.user_words import Correction, match_articles, read_articles_yml, read_corrections

__all__ = ["Correction", "match_articles", "read_articles_yml", "read_corrections", "read_files", "read_jsonl"]
