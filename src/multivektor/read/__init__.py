"""Stage `read`: bytes become text. Files and lines come in; texts, articles and problems come out.

Nothing here knows what an article looks like inside; that is the business of `clean`.
"""

from multivektor.read.actor_lists import ActorList, read_actor_list
from multivektor.read.files import read_files
from multivektor.read.lines import read_jsonl, read_jsonl_file
from multivektor.read.names_yml import NamesSay, read_names_yml
from multivektor.read.user_words import Correction, match_articles, read_articles_yml, read_corrections

__all__ = [
    "ActorList",
    "Correction",
    "NamesSay",
    "match_articles",
    "read_actor_list",
    "read_articles_yml",
    "read_corrections",
    "read_files",
    "read_jsonl",
    "read_jsonl_file",
    "read_names_yml",
]
