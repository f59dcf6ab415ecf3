"""Migrations, run by alembic through `storage.migrate`."""
