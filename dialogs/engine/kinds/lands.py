"""Whether words name a place in Ukraine or abroad, where only that was asked: «Харків», «у Польщі», «під Авдіївкою»."""

from __future__ import annotations

from dialogs.engine.kinds.address_words import taken_apart
from dialogs.engine.kinds.country_names import country_named
from dialogs.engine.kinds.words import brief
from dialogs.gazetteer.index import is_town
from dialogs.patterns import expression

UKRAINE = "UA"
_LONGEST = 80
_BEFORE = r"(?:у|в|во|на|із|из|з|с|до|біля|возле|під|под|коло|поблизу|недалеко від)"
_LEAD = expression(rf"^{_BEFORE}\s+")
_NAMED = expression(rf"(?<!\w){_BEFORE}\s+(?=([^\W\d_][\w’-]+(?:\s+[^\W\d_][\w’-]+)?))")


def land_of(text: str) -> str:
    """ "ukraine" or "abroad" where the words name a country, an oblast or a town and nothing against it; else ""."""
    said = brief(text, _LONGEST)
    lands = {land for one in (said, *_NAMED.findall(said)) for land in _lands(one)}
    return lands.pop() if len(lands) == 1 else ""


def _lands(said: str) -> set[str]:
    if not said:
        return set()
    said = _LEAD.sub("", said)
    one, _, _ = said.partition(" ")
    countries = {code for name in {said, one} if (code := country_named(name) or _inflected(name))}
    if countries:
        return {"ukraine" if code == UKRAINE else "abroad" for code in countries}
    words = taken_apart(said)
    if words.country and words.country != UKRAINE:
        return {"abroad"}
    towns = any(_is_town(name) for name, _ in words.names) or _is_town(one)
    return {"ukraine"} if words.country or words.regions or towns else set()


def _inflected(name: str) -> str | None:
    """A country in another case; of a shorter word too little is left to tell one («в армії»)."""
    return country_named(f"в {name}" if len(name) >= _SHORTEST else f"{name[:-1]}я")


_SHORTEST = 6
_ENDINGS = ("", "а", "я", "ь", "ів", "їв", "ка", "ов", "ев")


def _is_town(word: str) -> bool:
    """A town of Ukraine, named in whatever case: «Харкові», «Авдіївкою», «Полтаві»."""
    stems = [word[:-cut] for cut in (1, 2, 3) if len(word) >= _SHORTEST - 1 and len(word) - cut >= 3]
    return is_town([word]) or (bool(stems) and is_town(stems, _ENDINGS))
