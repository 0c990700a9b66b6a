"""Where readings are kept: DuckDB, in memory or in a file."""

from multivektor.store.duckdb_store import Store, open_store

__all__ = ["Store", "open_store"]
