"""What every test may ask for: a Chromium that is really there, how often the bot is killed and how much is drawn."""

import os
import shutil

import pytest

import tests.draws  # noqa: F401  # its profiles, before any test is read

# The names under which systems install it, and where macOS keeps it.
_CHROMIUMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files again, to be read as a diff, instead of comparing with them",
    )
    parser.addoption(
        "--kills",
        type=int,
        default=20,
        help="how often tests/e2e/test_crashes.py kills the bot on SQLite; on PostgreSQL three tenths of that, "
        "and as often tests/e2e/test_twins_killed.py kills one of two, and a tenth test_three_killed.py three",
    )
    parser.addoption(
        "--slow",
        action="store_true",
        help="let tests/e2e/test_slow_line.py wait as long as people do",
    )


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium. Where there is none its tests are skipped, and in CI (the variable `CI`) they fail."""
    found = next(filter(None, map(shutil.which, _CHROMIUMS)), None)
    if found is None:
        missing = f"needs one of {', '.join(_CHROMIUMS)}"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as `browser` whatever takes the fixture `chromium`, so that `-m "not browser"` leaves it out."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
