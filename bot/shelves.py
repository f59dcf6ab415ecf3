"""Where the files of this bot lie, by its settings: in the data folder, or in a bucket."""

from __future__ import annotations

from bot.settings import Settings, SettingsError
from storage import Folder, Shelf
from storage.carrying import check_moved


def folder_of(settings: Settings) -> Folder:
    return Folder(settings.data_dir / "vault")


def bucket_of(settings: Settings) -> Shelf:
    """Raises SettingsError where none is set; StorageError storage.key where its credentials cannot be read."""
    if not settings.vault_bucket or settings.vault_credentials_file is None:
        raise SettingsError("VAULT_BUCKET: there is none")
    # The client costs memory: whoever has no bucket does without it.
    from storage.bucket import Bucket
    from storage.credentials import Credentials

    credentials = Credentials.load(settings.vault_credentials_file)
    return Bucket(settings.vault_bucket, settings.vault_endpoint, settings.vault_region, credentials)


def shelf_of(settings: Settings) -> Shelf:
    """Raises StorageError storage.url while there is a bucket, and files are left in the folder."""
    folder = folder_of(settings)
    shelf = bucket_of(settings) if settings.vault_bucket else folder
    check_moved(folder, shelf)
    return shelf
