"""Naming an oblast: «Харківська обл.», «Харьковская область», «Харківщина», "Kharkiv oblast", «АР Крим».

A region is the beginning of the codes of its places, «UA63».
"""

from __future__ import annotations

import re

CRIMEA, SEVASTOPOL, KYIV, KYIV_OBLAST = "UA01", "UA85", "UA80", "UA32"

_STEMS = {
    "UA05": "вінницьк винницк vinnyts vinnits", "UA07": "волинськ волынск volyn",
    "UA12": "дніпропетровськ днепропетровск дніпровськ dnipropetrovsk dnepropetrovsk",
    "UA14": "донецьк донецк donets donetsk", "UA18": "житомирськ житомирск zhytomyr zhitomir",
    "UA21": "закарпатськ закарпатск zakarpat transcarpath", "UA23": "запорізьк запорожск zaporizh zaporozh",
    "UA26": "івано-франківськ ивано-франковск ivano-frank", "UA32": "київськ киевск kyiv kiev",
    "UA35": "кіровоградськ кировоградск кропивницьк kirovohrad kirovograd",
    "UA44": "луганськ луганск luhansk lugansk", "UA46": "львівськ львовск lviv lvov",
    "UA48": "миколаївськ николаевск mykolaiv nikolaev", "UA51": "одеськ одесск одеск odes",
    "UA53": "полтавськ полтавск poltav", "UA56": "рівненськ ровенск ровненск rivne rovno",
    "UA59": "сумськ сумск sumy sumska", "UA61": "тернопільськ тернопольск ternop",
    "UA63": "харківськ харьковск харковск kharkiv kharkov", "UA65": "херсонськ херсонск kherson",
    "UA68": "хмельницьк хмельницк khmelnyts khmelnits", "UA71": "черкаськ черкасск черкаск cherkas",
    "UA73": "чернівецьк черновицк chernivtsi", "UA74": "чернігівськ черниговск chernihiv chernigov",
}  # fmt: skip
_NOUNS = {
    "UA05": "вінниччин|винничин", "UA07": "волинщин", "UA12": "дніпропетровщин|днепропетровщин",
    "UA14": "донеччин|донетчин", "UA18": "житомирщин", "UA21": "закарпатт|закарпать", "UA23": "запоріжчин",
    "UA26": "прикарпатт|івано-франківщин", "UA32": "київщин|киевщин", "UA35": "кіровоградщин|кировоградщин",
    "UA44": "луганщин", "UA46": "львівщин|львовщин", "UA48": "миколаївщин|николаевщин",
    "UA51": "одещин|одесщин", "UA53": "полтавщин", "UA56": "рівненщин|ровенщин", "UA59": "сумщин",
    "UA61": "тернопільщин", "UA63": "харківщин|харьковщин", "UA65": "херсонщин", "UA68": "хмельниччин",
    "UA71": "черкащин", "UA73": "буковин", "UA74": "чернігівщин|черниговщин",
}  # fmt: skip

_ENDINGS = r"(?:а|ої|ій|у|ую|ая|ой|ю|ий|ый|ом)?"
_KIND = r"(?:області|область|областi|области|обл|oblast|region|province)"
_CRIMEA = re.compile(
    r"(?i)\b(?:автономн\w+\s+республік\w+\s+крим\w*|автономн\w+\s+республик\w+\s+крым\w*|республік\w+\s+крим\w*|"
    r"республик\w+\s+крым\w*|ар\s+кр[иы]м\w*|арк|кримськ\w+\s+обл\w*|"
    r"(?<!старий )(?<!старый )(?<!старого )(?<!старому )кр[иы]м(?:у|і|е|а)?|crimea)\b\.?"
)
_REPUBLICS = (
    ("UA14", re.compile(r"(?i)\b(?:днр|dnr|dpr|донец(?:к|ьк)\w+\s+народн\w+\s+респ[уі]б[лі]*[иі]к\w*)\b")),
    ("UA44", re.compile(r"(?i)\b(?:лнр|lnr|lpr|луган(?:ск|ськ)\w+\s+народн\w+\s+респ[уі]б[лі]*[иі]к\w*)\b")),
)


def _named() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for code, stems in _STEMS.items():
        stem = "|".join(map(re.escape, stems.split()))
        found.append(
            (code, re.compile(rf"(?i)\b(?:{stem}){_ENDINGS}(?:ka|ska|skyi|skaya|skiy)?\s+{_KIND}\b\.?"))
        )
        found.append((code, re.compile(rf"(?i)\b(?:{_NOUNS[code]})(?:а|і|у|и|ою|я|ь|ья|ье)?\b")))
        found.append((code, re.compile(rf"(?i)\b{_KIND}\.?\s*:?\s*(?:{stem}){_ENDINGS}(?=\s*(?:,|$))")))
    return tuple(found)


_REGIONS = _named()
_ABBREVIATED = re.compile(rf"(?i)\b([а-яіїєґ\-]{{3,}})\.?\s*{_KIND}\b\.?")
_BARE = tuple(
    (
        code,
        re.compile(
            rf"(?i)(?:{'|'.join(stem for stem in stems.split() if stem[-1] in 'кь')})(?:а|ої|ій|у|ую|ая|ой)"
        ),
    )
    for code, stems in _STEMS.items()
)


def regions_in(text: str) -> tuple[tuple[str, ...], str]:
    """The regions that a text names, and the text without them."""
    found: list[str] = []
    for code, pattern in (*_REPUBLICS, *_REGIONS, (CRIMEA, _CRIMEA)):
        text, count = pattern.subn(",", text)
        if count:
            found.append(code)
    for match in _ABBREVIATED.finditer(text):
        code = _beginning(match[1])
        if code:
            found.append(code)
            text = text.replace(match[0], ",")
    return tuple(dict.fromkeys(found)), text


def region_named(word: str) -> str:
    """The region of an adjective that stands alone («Донецька», «Харьковская»); empty for anything else."""
    return next((code for code, pattern in _BARE if pattern.fullmatch(word.strip(" .,"))), "")


def without_republics(text: str) -> str:
    """The text without the names that the occupiers use."""
    for _, pattern in _REPUBLICS:
        text = pattern.sub("", text)
    return text


def lies_in_region(code: str, region: str) -> bool:
    """Whether a place lies in a region. Kyiv and Sevastopol are no part of the oblast that people name with them."""
    return code.startswith(region) or (region, code[:4]) in ((KYIV_OBLAST, KYIV), (CRIMEA, SEVASTOPOL))


def _beginning(word: str) -> str:
    """«Харк. обл.»: the only region whose adjective begins so."""
    said = word.casefold()
    found = {code for code, stems in _STEMS.items() if any(stem.startswith(said) for stem in stems.split())}
    return found.pop() if len(found) == 1 else ""
