"""A wrong setting stops the start with one line that names it and does not repeat its value."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings, SettingsError, load_settings, terms_of
from conversation.privacy.keeping import Keeping
from conversation.review.terms import Terms

ROOT = Path(__file__).parents[2]
TOKEN = "123456789:" + "AAsecretOfTheBot" * 2
SECRET = "an-invented-secret-of-the-webhook"


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings but those of the test."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("wrong", "named", "value"),
    [
        ({"BOT_TOKEN": "notatoken-canary"}, "BOT_TOKEN", "canary"),
        ({"BOT_TOKEN": "canary:" + "A" * 35}, "BOT_TOKEN", "canary"),
        ({"TELEGRAM_API_URL": "ftp://canary"}, "TELEGRAM_API_URL", "canary"),
        ({"DATABASE_URL": "mysql://user:canary@host/db"}, "DATABASE_URL", "canary"),
        ({"DATABASE_URL": "user:canary@host/db"}, "DATABASE_URL", "canary"),
        ({"WEBHOOK_URL": "canary.example", "BOT_TOKEN": TOKEN}, "WEBHOOK_URL", "canary"),
        ({"WEBHOOK_URL": "https://canary.example/hook", "BOT_TOKEN": TOKEN}, "WEBHOOK_SECRET", "canary"),
        (
            {"WEBHOOK_URL": "https://canary.example/hook", "BOT_TOKEN": TOKEN, "WEBHOOK_SECRET": "canary"},
            "WEBHOOK_SECRET",
            "canary",
        ),
        (
            {
                "WEBHOOK_URL": "https://e.example/h",
                "BOT_TOKEN": TOKEN,
                "WEBHOOK_SECRET": "canary with spaces, ünlike",
            },
            "WEBHOOK_SECRET",
            "canary",
        ),
        (
            {"WEBHOOK_URL": "https://e.example/h", "BOT_TOKEN": TOKEN, "WEBHOOK_SECRET": "canary" * 50},
            "WEBHOOK_SECRET",
            "canary",
        ),
        ({"WEBHOOK_URL": "https://canary.example/hook", "WEBHOOK_SECRET": SECRET}, "BOT_TOKEN", "canary"),
        ({"WEBHOOK_PORT": "canary"}, "WEBHOOK_PORT", "canary"),
        ({"WEBHOOK_PORT": "70707"}, "WEBHOOK_PORT", "70707"),
        ({"VAULT_BUCKET": "canary_", "VAULT_CREDENTIALS_FILE": "f"}, "VAULT_BUCKET", "canary"),
        ({"VAULT_BUCKET": "canary"}, "VAULT_CREDENTIALS_FILE", "canary"),
        ({"VAULT_ENDPOINT": "canary.example:9000"}, "VAULT_ENDPOINT", "canary"),
        ({"VAULT_ENDPOINT": "https://name:canary@objects.example"}, "VAULT_ENDPOINT", "canary"),
        ({"WATCH_PORT": "canary"}, "WATCH_PORT", "canary"),
        ({"PLAYGROUND_PORT": "-70707"}, "PLAYGROUND_PORT", "-70707"),
        ({"LOG_LEVEL": "canary"}, "LOG_LEVEL", "canary"),
    ],
)
def test_a_wrong_setting_is_named_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, wrong: dict[str, str], named: str, value: str
) -> None:
    for name, setting in wrong.items():
        monkeypatch.setenv(name, setting)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    message = str(caught.value)
    assert named in message
    assert "\n" not in message
    for secret in (value, TOKEN, SECRET):
        assert secret not in message


@pytest.mark.parametrize(
    "others",
    [
        {"WEBHOOK_URL": "https://e.example/h", "BOT_TOKEN": TOKEN, "WEBHOOK_SECRET": SECRET},
        {
            "DESK_URL": "https://e.example",
            "ORGANISATION": "О",
            "ORGANISATION_CONTACT": "К",
            "DESK_PORT": "8080",
        },
    ],
)
def test_what_is_private_has_a_port_of_its_own(
    monkeypatch: pytest.MonkeyPatch, others: dict[str, str]
) -> None:
    monkeypatch.setenv("WATCH_PORT", "8080")
    load_settings()
    for name, setting in others.items():
        monkeypatch.setenv(name, setting)
    with pytest.raises(SettingsError, match="WATCH_PORT"):
        load_settings()


def test_not_even_the_error_below_shows_a_value() -> None:
    with pytest.raises(ValidationError) as caught:
        Settings(webhook_port="canary")  # type: ignore[arg-type]
    assert "canary" not in str(caught.value)


def test_a_dotenv_file_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}\nDATA_DIR=elsewhere\nSOMETHING_ELSE=1\n")
    settings = load_settings()
    assert settings.bot_id == 123456789
    assert settings.key_file == Path("elsewhere/master.key")
    assert settings.database == f"sqlite:///{(tmp_path / 'elsewhere/zayava.sqlite3')}"


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=DEBUG\n")
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    assert load_settings().log_level == "ERROR"


def test_nothing_set_is_a_practice_chat_with_its_data_beside() -> None:
    settings = load_settings()
    assert settings.bot_token.get_secret_value() == ""
    assert settings.data_dir == Path("data")


def test_an_empty_variable_is_one_that_is_not_set(tmp_path: Path) -> None:
    """As `.env.example` has them."""
    (tmp_path / ".env").write_text("".join(f"{name.upper()}=\n" for name in Settings.model_fields))
    assert load_settings() == Settings()


def test_secrets_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("WEBHOOK_SECRET", SECRET)
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:canary@host/db")
    settings = load_settings()
    for shown in (repr(settings), str(settings)):
        assert TOKEN not in shown
        assert "AAsecret" not in shown
        assert SECRET not in shown
        assert "canary" not in shown
    assert settings.database == "postgresql://user:canary@host/db"


def test_a_webhook_without_a_secret_does_not_start(tmp_path: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "BOT_TOKEN": TOKEN,
        "WEBHOOK_URL": "https://example.org/hook",
    }
    run = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        check=False,
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.returncode == 2
    assert len(run.stderr.splitlines()) == 1
    assert "WEBHOOK_SECRET" in run.stderr
    assert TOKEN not in run.stdout + run.stderr
    assert not [*tmp_path.iterdir()]


ORGANISATION = {"ORGANISATION": "Поруч", "ORGANISATION_CONTACT": "@poruch"}


def test_what_holds_where_nothing_is_set() -> None:
    settings = load_settings()
    told = {name: getattr(settings, name) for name in Settings.model_fields if "secret" not in name}
    del told["bot_token"]
    assert told == {
        "bot_name": "",
        "telegram_api_url": "https://api.telegram.org",
        "database_url": "",
        "data_dir": Path("data"),
        "master_key_file": None,
        "vault_bucket": "",
        "vault_endpoint": "",
        "vault_region": "us-east-1",
        "vault_credentials_file": None,
        "webhook_url": "",
        "webhook_port": 8080,
        "watch_port": None,
        "watch_host": "127.0.0.1",
        "playground_port": 0,
        "max_files": 300,
        "max_megabytes": 2048,
        "closed_categories": frozenset(),
        "draft_days": 180,
        "package_days": 30,
        "account_years": 2,
        "organisation": "",
        "organisation_contact": "",
        "tsa_url": "",
        "tsa_root": None,
        "review_days": 3,
        "share_days": 30,
        "desk_url": "",
        "desk_port": 8090,
        "desk_apart": False,
        "bot_username": "",
        "desk_key_file": None,
        "closed_programmes": frozenset(),
        "log_level": "INFO",
    }
    assert settings.bot_id == 0 and settings.key_file == Path("data/master.key")
    assert terms_of(settings) is None


@pytest.mark.parametrize(
    ("name", "least", "most", "below", "above"),
    [
        ("DRAFT_DAYS", "15", "100000", "14", ""),
        ("PACKAGE_DAYS", "1", "100000", "0", ""),
        ("ACCOUNT_YEARS", "1", "100", "0", ""),
        ("MAX_FILES", "1", "100000", "0", ""),
        ("MAX_MEGABYTES", "1", "100000", "0", ""),
        ("REVIEW_DAYS", "1", "60", "0", "61"),
        ("SHARE_DAYS", "1", "365", "0", "366"),
        ("DESK_PORT", "0", "65535", "-1", "65536"),
        ("WEBHOOK_PORT", "0", "65535", "-1", "65536"),
        ("WATCH_PORT", "0", "65535", "-1", "65536"),
        ("PLAYGROUND_PORT", "0", "65535", "-1", "65536"),
        ("BOT_NAME", "Я", "Я" * 64, "", "Я" * 65),
        ("BOT_USERNAME", "A_b_1", "a" * 32, "a_b1", "a" * 33),
        ("BOT_TOKEN", "1:" + "A" * 20, "1:" + "A" * 90, "1:" + "A" * 19, ""),
        ("VAULT_REGION", "a", "eu-central-1", "", "EU"),
        ("TSA_URL", "http://e.example", "https://e.example", "e.example", "ftp://e.example"),
        ("DATABASE_URL", "postgres://a", "postgresql+asyncpg://a", "sqlite://a", "mysql://a"),
    ],
)
def test_a_setting_has_its_bounds(
    monkeypatch: pytest.MonkeyPatch, name: str, least: str, most: str, below: str, above: str
) -> None:
    for value in (least, most):
        monkeypatch.setenv(name, value)
        load_settings()
    for value in filter(None, (below, above)):
        monkeypatch.setenv(name, value)
        with pytest.raises(SettingsError, match=name):
            load_settings()


@pytest.mark.parametrize(("contact", "name"), [("К" * 40, "О" * 60), ("К", "О")])
def test_an_organisation_and_how_to_reach_it_are_short(
    monkeypatch: pytest.MonkeyPatch, contact: str, name: str
) -> None:
    monkeypatch.setenv("ORGANISATION", name)
    monkeypatch.setenv("ORGANISATION_CONTACT", contact)
    assert load_settings().keeping == Keeping(180, 30, 2, name, contact)
    for key, value in (("ORGANISATION", "О" * 61), ("ORGANISATION_CONTACT", "К" * 41)):
        with monkeypatch.context() as more:
            more.setenv(key, value)
            with pytest.raises(SettingsError, match=key):
                load_settings()


@pytest.mark.parametrize("alone", [*ORGANISATION])
def test_neither_goes_without_the_other(monkeypatch: pytest.MonkeyPatch, alone: str) -> None:
    monkeypatch.setenv(alone, ORGANISATION[alone])
    with pytest.raises(SettingsError, match="set both or neither"):
        load_settings()


def test_a_desk_says_whose_it_is_and_on_which_terms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_URL", "https://desk.example/")
    with pytest.raises(SettingsError, match="DESK_URL needs ORGANISATION"):
        load_settings()
    for name, value in ORGANISATION.items():
        monkeypatch.setenv(name, value)
    assert terms_of(load_settings()) == Terms(
        "Поруч", "@poruch", 3, timedelta(days=30), "https://desk.example"
    )
    monkeypatch.setenv("WATCH_PORT", "8080")
    load_settings()  # nobody listens for a webhook
    monkeypatch.setenv("WATCH_PORT", "8090")
    with pytest.raises(SettingsError, match="WATCH_PORT"):
        load_settings()


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("http://127.0.0.1:8090", True),
        ("http://localhost", True),
        ("http://desk.example", False),
        ("http://127.0.0.1.example", False),
        ("https://desk.example", True),
        ("desk.example", False),
    ],
)
def test_a_desk_is_behind_tls_but_on_this_machine(
    monkeypatch: pytest.MonkeyPatch, url: str, taken: bool
) -> None:
    for name, value in {**ORGANISATION, "DESK_URL": url}.items():
        monkeypatch.setenv(name, value)
    if taken:
        assert load_settings().desk_url == url
    else:
        with pytest.raises(SettingsError, match="DESK_URL"):
            load_settings()


@pytest.mark.parametrize(("length", "taken"), [(15, False), (16, True), (256, True), (257, False)])
def test_a_secret_is_neither_guessed_nor_refused(
    monkeypatch: pytest.MonkeyPatch, length: int, taken: bool
) -> None:
    given = {"WEBHOOK_URL": "https://e.example/h", "BOT_TOKEN": TOKEN, "WEBHOOK_SECRET": "_" * length}
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    if taken:
        assert load_settings().webhook_url == "https://e.example/h"
    else:
        with pytest.raises(SettingsError, match="WEBHOOK_SECRET"):
            load_settings()


@pytest.mark.parametrize(
    ("bucket", "taken"), [("abc", True), ("a" * 63, True), ("ab", False), ("a" * 64, False), ("-abc", False)]
)
def test_a_bucket_is_named_as_services_name_them(
    monkeypatch: pytest.MonkeyPatch, bucket: str, taken: bool
) -> None:
    monkeypatch.setenv("VAULT_CREDENTIALS_FILE", "f")
    monkeypatch.setenv("VAULT_BUCKET", bucket)
    if taken:
        assert load_settings().vault_bucket == bucket
    else:
        with pytest.raises(SettingsError, match="VAULT_BUCKET"):
            load_settings()


@pytest.mark.parametrize(
    ("typed", "codes"), [("А3.7, a4.1,", {"A3.7", "A4.1"}), ("L1", {"L1"}), ("A9.9", None), ("A3.7; A4.1", None)]
)  # fmt: skip
def test_categories_are_closed_however_they_are_typed(
    monkeypatch: pytest.MonkeyPatch, typed: str, codes: set[str] | None
) -> None:
    monkeypatch.setenv("CLOSED_CATEGORIES", typed)
    if codes is not None:
        assert load_settings().closed_categories == codes
    else:
        with pytest.raises(SettingsError, match="CLOSED_CATEGORIES: should name categories"):
            load_settings()


def test_programmes_are_closed_by_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOSED_PROGRAMMES", " Liberty, rivne ,")
    assert load_settings().closed_programmes == {"liberty", "rivne"}
    monkeypatch.setenv("CLOSED_PROGRAMMES", "liberty, moon")
    with pytest.raises(SettingsError, match=r"CLOSED_PROGRAMMES: .*there are: .*liberty.*, rivne"):
        load_settings()


def test_a_key_can_lie_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MASTER_KEY_FILE", "/run/secrets/key")
    assert load_settings().key_file == Path("/run/secrets/key")
