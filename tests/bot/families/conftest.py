"""An open database, on SQLite and on PostgreSQL."""

from tests.bot.conftest import database, key
from tests.databases import copy_database, database_url, postgres

__all__ = ["copy_database", "database", "database_url", "key", "postgres"]
