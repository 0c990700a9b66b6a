"""Who is meant by a name: an index of all spellings, and comparing spellings by how they are read."""

from multivektor.names.compare import NameComparison, compare_names, explain_name, same_name
from multivektor.names.groups import NameGroups, group_names
from multivektor.names.index import Match, NameIndex, load_name_index
from multivektor.names.keys import name_keys
from multivektor.names.name import Name
from multivektor.names.parts import is_given_name

__all__ = [
    "Match",
    "Name",
    "NameComparison",
    "NameGroups",
    "NameIndex",
    "compare_names",
    "explain_name",
    "group_names",
    "is_given_name",
    "load_name_index",
    "name_keys",
    "same_name",
]
