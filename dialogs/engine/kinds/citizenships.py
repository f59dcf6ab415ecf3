"""Words about a citizenship that are no name of a country: several at once, none at all, a status, a people."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialogs.engine.kinds.words import folded
from dialogs.patterns import expression

STATELESS = "XXA"
"""In place of a country: somebody whom no state has as a citizen. ICAO Doc 9303, part 3, section 5."""

_LONGEST = 120

_STATELESS = expression(
    r"апатрид\w*|бездержавн\w+|безгромадян\w+|(?:особ[аи]|лицо|людина)\s+без\s+(?:гр\w*|громадян\w+|граждан\w+)"
    r"(?:[-–]\s?ва)?|без\s+(?:громадянств\w*|гражданств\w*|підданств\w*|гр[-. ]*ва)|обг|лбг|"
    r"(?:немає|нема|нет|не має|не маю|нету|жодного|ніякого|никакого)\s+(?:громадянств\w*|гражданств\w*)|"
    r"(?:громадянств\w*|гражданств\w*)\s+(?:немає|нема|нет|нету|відсутнє|отсутствует|не має)|"
    r"stateless(?: person)?|no (?:citizenship|nationality)|without (?:citizenship|nationality)|apatride|"
    r"staatenlos\w*|bezpaństwow\w+"
)
_NOTHING = expression(
    r"ніяк\w+|жодн\w+|никак\w+|none|n/?a|відсутнє|отсутствует|не має|не маю|немає|нема|нет|нету|ні|no"
)
_STATUS = expression(
    r"(?<!\w)(?:біжен\w*|бежен\w*|refugee|asylum|притул\w*|тимчасов\w+ захист|временн\w+ защит\w+|додатков\w+ захист|"
    r"temporary protection|внж|впж|вмп|пмж|посвідк\w+|посвідка|вид на жительство|residence permit|резидент\w*|"
    r"карт\w+ поляк\w*|карт\w+ побит\w*|карт\w+ побыт\w*|karta pobytu|pesel|песел\w*|віз[аи]|виз[аы]|visa|"
    r"народи\w+|родил\w+|born|жив\w+|мешка\w+|прожива\w+)(?!\w)"
)
_PEOPLE = expression(
    r"(?:кримськ\w+ |крымск\w+ )?татар\w*|єврей\w*|еврей\w*|jewish|рус(?:ськ|ск|ьк)\w+|ромка|роми|ром|циган\w*|"
    r"цыган\w*|гагауз\w*|слов.?ян\w*|славян\w*|козак|козачка|казак|казачка|караїм\w*|гуцул\w*|русин\w*"
)
_GONE = expression(
    r"с[рс]с[рс]|ussr|soviet union|радянськ\w+(?: союз\w*)?|советск\w+(?: союз\w*)?|югослав\w+|чехословач\w+|"
    r"чехословак\w+|гдр|ндр|yugoslavia|czechoslovakia"
)
_UNION = expression(
    r"(?:(?:у|в|во|на|in)\s+)?(?:єс|ес|eu|євросоюз\w*|евросоюз\w*|європ\w+|европ\w+|european union|europe|снд|снг|"
    r"скандинав\w+|балкан\w+|прибалт\w+|балті\w+|азі\w+|ази\w+|африк\w+|asia|africa|"
    r"за ?кордон\w*|за ?границ\w+|abroad)"
)
_PARTS = {
    "UA": expression(r"днр|лнр|дпр|крим|крым|crimea|донбас\w*|севастопол\w+|dnr|lnr|dpr|lpr"),
    "MD": expression(r"придністров\W?\w*|приднестров\w*|пмр|transnistria"),
    "GE": expression(r"абхаз\w+|південн\w+ осеті\w+|южн\w+ осети\w+|abkhazia|south ossetia"),
    "CY": expression(r"північн\w+ кіпр\w*|северн\w+ кипр\w*|трпк|northern cyprus"),
}
"""Parts of countries under occupation, which are called countries by whoever holds them."""

_APART = expression(
    r"[,;/|+&()\n:]|\s[-–—]\s|(?<!\w)(?:і|й|та|и|and|а також|також|также|плюс|але|но|but|або|чи|или|or|und|oraz|et|y|"
    r"ще|еще|ещё|зараз|раніше|була|був|было|стала|став)(?!\w)"
)
_NOISE = expression(
    r"(?<!\w)(?:у|в|во|із|з|из|с|я|ми|він|вона|он|она|у мене|в мене|у меня|громадян\w*|"
    r"граждан\w*|підданств\w*|подданств\w*|гр[-. ]*ва|"
    r"паспорт\w*|за|по|народженням|рождению|походженням|походження|тільки|лише|только|лиш|лишь|only|just|подвійн\w+|"
    r"двойн\w+|множинн\w+|dual|double|двоє|два|две|двох|обидва|друге|второе|перше|первое|інше|другое|має\w*|маю|мати|"
    r"имею|имеет|є|есть|citizens?|citizenships?|national\w*|passports?|my|i am|i’m|of|the|obywatel\w+|staats\w+|"
    r"держав\w*|государств\w*|республік\w+|республик\w+|republic|дитин\w|дитину|ребен\w+|ребён\w+|син\w?|дочк\w|мене|меня|нього|неё|неї|це|это)(?!\w)"
)
DENIED = expression(
    r"(?<!\w)(?:ні|не|нет|немає|нема|нету|більше ніяк\w+|ніяк\w+|жодн\w+|никак\w+|no|not|none)(?!\w)"
)
_FLAG = expression("([\U0001f1e6-\U0001f1ff])([\U0001f1e6-\U0001f1ff])")
_INITIALS = expression(r"(?<!\w)(\w)\.\s?(?=\w(?:\.|\s|$))")


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says of countries: the parts that may name one, and whether more is said than names.

    dual  it speaks of several citizenships
    """

    parts: tuple[str, ...]
    dual: bool


def said(text: str) -> Said:
    """The text taken apart at «і», commas and slashes, without the words around a name («паспорт», «лише»)."""
    words = _INITIALS.sub(r"\1", folded(_flags_read(text[:_LONGEST])))
    parts = [_NOISE.sub(" ", part) for part in _APART.split(words) if not DENIED.search(part)]
    named = (" ".join(part.split()).strip(" .,!?-–’'") for part in parts)
    return Said(
        tuple(dict.fromkeys(filter(None, named))),
        bool(re.search(r"подвійн|двойн|dual|double|множинн", words)),
    )


def is_stateless(text: str) -> bool:
    """Whether the words say that there is no citizenship."""
    return bool(_STATELESS.fullmatch(folded(text)))


def is_nothing(text: str) -> bool:
    """Whether the words say «none» without saying of what."""
    return bool(_NOTHING.fullmatch(folded(text)))


def status_in(text: str) -> str:
    """A status, or a place of birth or life, that the words speak of; "" if of none."""
    found = _STATUS.search(folded(text))
    return found[0] if found else ""


def is_people(text: str) -> bool:
    """Whether it names a people that has no country of this name."""
    return bool(_PEOPLE.fullmatch(folded(text)))


def is_gone(text: str) -> bool:
    """Whether it names a country that is no more."""
    return bool(_GONE.fullmatch(folded(text)))


def is_union(text: str) -> bool:
    """Whether it names many countries."""
    return bool(_UNION.fullmatch(folded(text)))


def occupied_part_of(text: str) -> str:
    """The code of the country a part of which is named as if it were one; empty where none is."""
    return next((code for code, names in _PARTS.items() if names.fullmatch(folded(text))), "")


def _flags_read(text: str) -> str:
    """The flag of a country is two letters of its code: Unicode, «Regional Indicator Symbols»."""
    first = ord("\U0001f1e6")
    return _FLAG.sub(
        lambda flag: "".join((",", *(chr(ord(one) - first + ord("a")) for one in flag.groups()), ",")), text
    )
