"""What people say of papers that the war took: «згорів», «залишилися в Маріуполі», «украли разом із сумкою»."""

from __future__ import annotations

from dialogs.engine.kinds.words import brief
from dialogs.patterns import expression

_LONGEST = 100
_GONE = expression(
    r"(?<!\w)(?:згор\w+|сгор\w+|спал\w+|знищ\w+|уничтож\w+|загуб\w+|втрат\w+|втрач\w+|потеря\w+|утеря\w+|утрат\w+|утрач\w+|"
    r"зник\w*|пропа\w+|вкра\w+|украл\w*|украден\w*|викра\w+|забрал\w*|відібра\w+|отобра\w+|вилучи\w+|вилучен\w*|изъя\w+|"
    r"порва\w+|размок\w*|розмок\w*|затопи\w+|залит\w+|"
    r"не (?:зберег|збереж|зберіг|вціл|уцел|сохран|залиш|остал|лиши)\w*|"
    r"(?:залиши|лиши|остал|зоста)\w+ (?:в|у|на|під|под|за|там|вдома|удома|дома)|"
    r"(?:в|у|на|під|под|там|вдома|удома|дома)(?: \w+)? (?:залиши|лиши|остал|зоста)\w+|"
    r"під (?:завал|руїн|уламк)\w+|под (?:завал|руин|облом)\w+|lost|burn\w*|stolen|destroyed|left behind)(?!\w)"
)
_BUT_THERE_IS = expression(
    r"(?<!\w)(?:копі\w+|копи[яию]\w*|скан\w*|фото\w*|дублікат\w*|дубликат\w*|відновил\w*|восстановил\w*|нов(?:ий|а|е|у|ый|ая)|"
    r"але (?:є|маю)|но (?:есть|имею)|copy|scan|photo|new one)(?!\w)"
)


def lost(text: str) -> bool:
    """Whether a short text without figures says that the paper is gone, and of no copy or other one."""
    said = brief(text, _LONGEST)
    if not said or any(map(str.isdecimal, said)):
        return False
    return _GONE.search(said) is not None and _BUT_THERE_IS.search(said) is None
