"""A wrong setting stops the start with one line that names it and does not repeat its value."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings, SettingsError, load_settings

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
    assert load_settings() == Settings(_env_file=None)


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
