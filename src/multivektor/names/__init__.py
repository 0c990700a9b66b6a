"""Who is meant by a name: an index of all spellings, and comparing spellings by how they are read."""

from multivektor.names.compare import NameComparison, compare_names, explain_name, same_name
from multivektor.names.display import names_by_language
from multivektor.names.entries import NOTHING_SAID, DatedCode, NameEntry, NamesSaid, SaidSame
from multivektor.names.groups import NameGroups, group_names, joining_keys
from multivektor.names.index import Match, NameIndex, load_name_index
from multivektor.names.keys import name_keys
from multivektor.names.likeness import SLIP, likeness
from multivektor.names.name import Name
from multivektor.names.parts import Word, is_given_name, name_parts

__all__ = [
    "NOTHING_SAID",
    "SLIP",
    "DatedCode",
    "Match",
    "Name",
    "NameComparison",
    "NameEntry",
    "NameGroups",
    "NameIndex",
    "NamesSaid",
    "SaidSame",
    "Word",
    "compare_names",
    "explain_name",
    "group_names",
    "is_given_name",
    "joining_keys",
    "likeness",
    "load_name_index",
    "name_keys",
    "name_parts",
    "names_by_language",
    "same_name",
]
