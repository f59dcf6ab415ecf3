"""The registers that Diia asks by itself: paragraph 7 of the Order, and those that single fields name."""

from __future__ import annotations

from dialogs.language import N_

REGISTERS = {
    "eddr": N_("Єдиний державний демографічний реєстр"),
    "missing_persons": N_("Єдиний реєстр осіб, зниклих безвісти за особливих обставин"),
    "border_crossing": N_("система контролю осіб, які перетинають державний кордон"),
    "edr": N_("Єдиний державний реєстр юридичних осіб, фізичних осіб — підприємців та громадських формувань"),
    "drfo": N_("Державний реєстр фізичних осіб — платників податків"),
    "insured_persons": N_("Реєстр застрахованих осіб"),
    "dracs": N_("Державний реєстр актів цивільного стану громадян"),
    "children_deported": N_("Реєстр депортованих або примусово переміщених дітей"),
    "persons_deported": N_("Реєстр депортованих або примусово переміщених осіб"),
    "drrp": N_("Державний реєстр речових прав на нерухоме майно"),
    "rpzm": N_("Реєстр пошкодженого та знищеного майна"),
    "dsz": N_("Державна служба зайнятості"),
}
"""What they are called, by the codes that questions name in `prefill`."""
