"""Who is meant by a name: an index of all spellings, and keys to compare them by."""

from multivektor.names.index import Match, Name, NameIndex, load_name_index
from multivektor.names.keys import name_keys

__all__ = ["Match", "Name", "NameIndex", "load_name_index", "name_keys"]
