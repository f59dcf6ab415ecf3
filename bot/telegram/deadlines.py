"""How long the bot waits: for Telegram, and before it tries again. A test sets what would take it minutes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Seconds.

    poll               Telegram keeps a call for updates so long if there are none; half as much again is waited for it
    introduce          one call at the start: the menu, the descriptions, the webhook
    send, edit         one call that a person waits for, and one that only changes what stands there
    answer             a screen is tried for so long before it is owed
    tidy               the same for what only tidies up
    keyboard           what has to come before the screen
    locate, download   one call for where a file is, and the file itself
    upload             one volume of a package on its way to Telegram; it is tried for `deliver`
    look               when jobs are looked for that nobody has told of
    upkeep             when everything is tidied up
    """

    poll: float = 30
    introduce: float = 20
    send: float = 10
    edit: float = 5
    answer: float = 12
    tidy: float = 5
    keyboard: float = 3
    locate: float = 30
    download: float = 120
    upload: float = 120
    deliver: float = 60
    look: float = 30
    upkeep: float = 600


USUAL = Deadlines()
