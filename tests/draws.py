"""How much hypothesis draws.

A property that is quick to check draws its hundred examples on every run. One that fills in whole claims or makes
whole files says `@draws(60)`: so many in CI, which asks for the profile `thorough`, and a quarter of them elsewhere.
Every run draws anew, so runs add up.
"""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, settings

# No deadlines: the tests run beside each other, on machines that do other things as well.
_PATIENT = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("everyday", deadline=None, suppress_health_check=_PATIENT)
settings.register_profile("thorough", settings.get_profile("everyday"), max_examples=300)
settings.load_profile("everyday")


def draws(most: int, **more: Any) -> settings:
    """The settings of a property of which `most` examples are enough for CI; `more` as for `hypothesis.settings`."""
    thorough = settings.get_current_profile_name() == "thorough"
    return settings(max_examples=most if thorough else max(2, most // 4), **more)
