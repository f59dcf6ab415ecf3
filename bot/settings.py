"""Settings from the environment or `.env`. A wrong one stops the start with one clear line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)

from bot.owner import locks_out
from conversation.privacy.keeping import Keeping
from conversation.review.terms import Terms
from dialogs.programmes import PROGRAMMES, all_forms
from storage.address import SCHEMES, of_file


class SettingsError(Exception):
    """A setting is wrong; the message names it and says what is expected, without its value."""


@contextmanager
def listening_at(setting: str) -> Iterator[None]:
    """Whoever is to listen at a port does it in here. Raises SettingsError where it is taken."""
    try:
        yield
    except OSError as error:
        if error.filename is not None:  # it was about a file
            raise
        raise SettingsError(f"{setting}: cannot be listened on, another program may do so") from None


def _token(value: SecretStr) -> SecretStr:
    number, _, secret = value.get_secret_value().partition(":")
    if value.get_secret_value() and not (number.isdecimal() and len(secret) >= 20):
        raise ValueError("should look like 123456789:AA…, as BotFather gives it")
    return value


def _http(value: str) -> str:
    if value and not value.startswith(("http://", "https://")):
        raise ValueError("should start with http:// or https://")
    return value.rstrip("/")


def _service(value: str) -> str:
    """Secrets have a file of their own, for whatever shows an address shows all of it."""
    if "@" in value:
        raise ValueError("should be an address without a name and a password: these go into a file")
    return _http(value)


def _closed(value: str) -> str:
    """Whoever signs in, and what they read, goes over TLS, except on this machine."""
    value = _http(value)
    if value.startswith("http://") and urlsplit(value).hostname not in ("127.0.0.1", "localhost"):
        raise ValueError("should start with https://")
    return value


def _database(value: str) -> str:
    if value and not value.startswith(SCHEMES):
        raise ValueError("should start with sqlite:/// or postgresql://")
    return value


def _codes(value: object) -> object:
    """Codes between commas, however they are typed: «А3.7, A4.1»."""
    if not isinstance(value, str):
        return value
    found = [PROGRAMMES.spelled(part) for part in value.split(",") if part.strip()]
    codes = [code for _, code in filter(None, found)]
    if None in found or not all(code in all_forms() for code in codes):
        raise ValueError("should name categories between commas, such as A3.7, A4.1")
    return frozenset(codes)


def _names(value: object) -> object:
    """Names of programmes between commas."""
    if not isinstance(value, str):
        return value
    names = frozenset(part.strip().lower() for part in value.split(",") if part.strip())
    known = {programme.name for programme in PROGRAMMES.all}
    if not names <= known:
        raise ValueError(f"should name programmes between commas; there are: {', '.join(sorted(known))}")
    return names


Port = Annotated[int, Field(ge=0, le=65535)]
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
"""What Telegram takes (https://core.telegram.org/bots/api#setwebhook), but not too short to be guessed."""


class Settings(BaseModel):
    """Everything that can be set. The names in capitals are the variables of the environment."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    bot_token: Annotated[SecretStr, AfterValidator(_token)] = SecretStr("")
    bot_name: Annotated[str, Field(max_length=64)] = ""
    telegram_api_url: Annotated[str, AfterValidator(_http)] = "https://api.telegram.org"
    database_url: Annotated[str, AfterValidator(_database), Field(repr=False)] = ""
    data_dir: Path = Path("data")
    master_key_file: Path | None = None
    vault_bucket: Annotated[str, Field(pattern=r"^(?:[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?$")] = ""
    vault_endpoint: Annotated[str, AfterValidator(_service)] = ""
    vault_region: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")] = "us-east-1"
    vault_credentials_file: Path | None = None
    webhook_url: Annotated[str, AfterValidator(_http)] = ""
    webhook_secret: SecretStr = SecretStr("")
    webhook_port: Port = 8080
    watch_port: Port | None = None
    watch_host: str = "127.0.0.1"
    playground_port: Port = 0
    max_files: Annotated[int, Field(ge=1)] = 300
    max_megabytes: Annotated[int, Field(ge=1)] = 2048
    closed_categories: Annotated[frozenset[str], BeforeValidator(_codes)] = frozenset()
    draft_days: Annotated[int, Field(ge=15)] = 180
    package_days: Annotated[int, Field(ge=1)] = 30
    account_years: Annotated[int, Field(ge=1)] = 2
    organisation: Annotated[str, Field(max_length=60)] = ""
    organisation_contact: Annotated[str, Field(max_length=40)] = ""
    tsa_url: Annotated[str, AfterValidator(_http)] = ""
    tsa_root: Path | None = None
    review_days: Annotated[int, Field(ge=1, le=60)] = 3
    share_days: Annotated[int, Field(ge=1, le=365)] = 30
    desk_url: Annotated[str, AfterValidator(_closed)] = ""
    desk_port: Port = 8090
    desk_apart: bool = False
    bot_username: Annotated[str, Field(pattern=r"^(?:[A-Za-z0-9_]{5,32})?$")] = ""
    desk_key_file: Path | None = None
    closed_programmes: Annotated[frozenset[str], BeforeValidator(_names)] = frozenset()
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @model_validator(mode="after")
    def _reachable(self) -> Settings:
        if bool(self.organisation) != bool(self.organisation_contact):
            raise ValueError("ORGANISATION and ORGANISATION_CONTACT are shown together: set both or neither")
        return self

    @model_validator(mode="after")
    def _webhook_is_closed(self) -> Settings:
        """Telegram would take a webhook without a secret; we do not (https://core.telegram.org/bots/api#setwebhook)."""
        if self.webhook_url and not self.bot_token.get_secret_value():
            raise ValueError("WEBHOOK_URL needs BOT_TOKEN")
        if self.webhook_url and not _SECRET.fullmatch(self.webhook_secret.get_secret_value()):
            raise ValueError("WEBHOOK_URL needs WEBHOOK_SECRET of 16 to 256 Latin letters, digits, - or _")
        return self

    @model_validator(mode="after")
    def _watched_apart(self) -> Settings:
        """What is private must not be behind the address that a proxy shows to everybody."""
        shown = {self.webhook_port} if self.webhook_url else set()
        shown |= {self.desk_port} if self.desk_url else set()
        if self.watch_port and self.watch_port in shown:
            raise ValueError("WATCH_PORT has to be another port than WEBHOOK_PORT and DESK_PORT")
        return self

    @model_validator(mode="after")
    def _bucket_opens(self) -> Settings:
        if self.vault_bucket and self.vault_credentials_file is None:
            raise ValueError("VAULT_BUCKET needs VAULT_CREDENTIALS_FILE")
        return self

    @model_validator(mode="after")
    def _desk_is_whose(self) -> Settings:
        """Whoever is asked to show a claim has to know to whom, and how to reach them."""
        if self.desk_url and not (self.organisation and self.organisation_contact):
            raise ValueError("DESK_URL needs ORGANISATION and ORGANISATION_CONTACT")
        return self

    @property
    def database(self) -> str:
        """The address of the database: the embedded SQLite file unless another is set."""
        return self.database_url or of_file((self.data_dir / "zayava.sqlite3").absolute())

    @property
    def key_file(self) -> Path:
        return self.master_key_file or self.data_dir / "master.key"

    @property
    def keeping(self) -> Keeping:
        """How long what is kept, and by whom."""
        return Keeping(
            self.draft_days,
            self.package_days,
            self.account_years,
            self.organisation,
            self.organisation_contact,
        )

    @property
    def bot_id(self) -> int:
        """The number in front of the token: the bot's own id."""
        return int(self.bot_token.get_secret_value().partition(":")[0] or 0)


def terms_of(settings: Settings) -> Terms | None:
    """Who checks claims, and on which terms; None where no desk is set up."""
    if not settings.desk_url:
        return None
    return Terms(
        settings.organisation,
        settings.organisation_contact,
        settings.review_days,
        timedelta(days=settings.share_days),
        settings.desk_url,
    )


def load_settings(**given: object) -> Settings:
    """Read the settings; `given` come before what is set. Raises `SettingsError` with one line that names the first
    wrong one, also where root would write among the data of somebody else."""
    try:
        settings = Settings.model_validate(_set(dotenv_values(".env")) | _set(os.environ) | given)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        message = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{name}: {message}" if name else message) from None
    if locks_out((settings.data_dir, settings.key_file.parent)):
        raise SettingsError(
            "DATA_DIR: it, or the folder of the keys, belongs to another user: do this as that user, not as root"
        )
    return settings


def _set(variables: Mapping[str, str | None]) -> dict[str, object]:
    """Those of the variables that are settings. An empty one is not set."""
    return {name: value for name in Settings.model_fields if (value := variables.get(name.upper()))}
