"""Multivektor reads reporting on a state's foreign relations and turns it into evidence."""

from multivektor.names import explain_name, same_name

__version__ = "0.1.0"
__all__ = ["explain_name", "same_name"]
