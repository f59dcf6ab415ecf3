"""Naming an oblast: «Харківська обл.», «Харьковская область», «Харківщина», "Kharkiv oblast", «АР Крим».

A region is the beginning of the codes of its places, «UA63».
"""

from __future__ import annotations

import re

from dialogs.patterns import expression

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
_CRIMEA = expression(
    r"(?i)\b(?:автономн\w+\s+республік\w+\s+крим\w*|автономн\w+\s+республик\w+\s+крым\w*|республік\w+\s+крим\w*|"
    r"республик\w+\s+крым\w*|ар\s+кр[иы]м\w*|арк|кримськ\w+\s+обл\w*|"
    r"(?<!старий )(?<!старый )(?<!старого )(?<!старому )кр[иы]м(?:у|і|е|а)?|crimea)\b\.?"
)
_REPUBLICS = (
    ("UA14", expression(r"(?i)\b(?:днр|dnr|dpr|донец(?:к|ьк)\w+\s+народн\w+\s+респ[уі]б[лі]*[иі]к\w*)\b")),
    ("UA44", expression(r"(?i)\b(?:лнр|lnr|lpr|луган(?:ск|ськ)\w+\s+народн\w+\s+респ[уі]б[лі]*[иі]к\w*)\b")),
)


_OF_STEM = {stem: code for code, stems in _STEMS.items() for stem in stems.split()}
_OF_NOUN = {noun: code for code, nouns in _NOUNS.items() for noun in nouns.split("|")}
_STEM = f"({'|'.join(map(re.escape, _OF_STEM))})"
# One pattern for all regions: a pattern for each takes a twentieth of the start to compile.
_NAMED = tuple(
    (expression(rf"(?i)\b{pattern}"), codes)
    for pattern, codes in (
        (rf"{_STEM}{_ENDINGS}(?:ka|ska|skyi|skaya|skiy)?\s+{_KIND}\b\.?", _OF_STEM),
        (rf"({'|'.join(_OF_NOUN)})(?:а|і|у|и|ою|я|ь|ья|ье)?\b", _OF_NOUN),
        (rf"{_KIND}\.?\s*:?\s*{_STEM}{_ENDINGS}(?=\s*(?:,|$))", _OF_STEM),
    )
)
_ABBREVIATED = expression(rf"(?i)\b([а-яіїєґ\-]{{3,}})\.?\s*{_KIND}\b\.?")
_BARE = expression(rf"(?i)({'|'.join(stem for stem in _OF_STEM if stem[-1] in 'кь')})(?:а|ої|ій|у|ую|ая|ой)")


def regions_in(text: str) -> tuple[tuple[str, ...], str]:
    """The regions that a text names, and the text without them."""
    found: list[str] = []

    def note(match: re.Match[str]) -> str:
        found.append(codes[match[1].lower()])
        return ","

    for code, pattern in (*_REPUBLICS, (CRIMEA, _CRIMEA)):
        text, count = pattern.subn(",", text)
        found += [code] * (count > 0)
    for pattern, codes in _NAMED:  # noqa: B007  # `note` looks them up
        text = pattern.sub(note, text)
    for match in _ABBREVIATED.finditer(text):
        code = _beginning(match[1])
        if code:
            found.append(code)
            text = text.replace(match[0], ",")
    return tuple(dict.fromkeys(found)), text


def region_named(word: str) -> str:
    """The region of an adjective that stands alone («Донецька», «Харьковская»); empty for anything else."""
    match = _BARE.fullmatch(word.strip(" .,"))
    return _OF_STEM[match[1].lower()] if match else ""


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
