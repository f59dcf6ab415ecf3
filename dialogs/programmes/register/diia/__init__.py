"""Diia: how the claim is carried into its portal, field by field."""

from __future__ import annotations

from dialogs.engine.portal import Portal
from dialogs.language import N_
from dialogs.programmes.register.diia.portal import AFTERWARDS, HINTS, STEPS
from dialogs.programmes.register.diia.sheet import transfer_view
from dialogs.programmes.register.diia.transfer import transfer

DIIA = Portal(
    name="Дія",
    carry=N_("Перенести в Дію"),
    sheet=transfer,
    view=transfer_view,
    steps=STEPS,
    hints=HINTS,
    afterwards=AFTERWARDS,
)
