"""Multivektor reads reporting on a state's foreign relations and turns it into evidence."""

__version__ = "0.1.0"
