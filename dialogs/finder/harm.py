"""Whether they were hurt, or somebody close to them. No details: only what decides which claim it is."""

from __future__ import annotations

from dialogs.engine.conditions import All, Is, OneOf
from dialogs.engine.kinds.members import Alone
from dialogs.engine.options import Option
from dialogs.finder.asking import one, several, tells, whom

CAPTIVE = Is(key="captive", value=True)
INJURED = Is(key="injured", value=True)


def _harm(value: str) -> OneOf:
    return OneOf(key="harm", values=(value,))


def _violence(value: str) -> OneOf:
    return OneOf(key="violence", values=(value,))


def _relative(value: str) -> OneOf:
    return OneOf(key="relatives", values=(value,))


_KIN = "Близька родина — це батьки, діти, чоловік або дружина."

HARM = (
    several(
        "harm",
        "Чи постраждали ви або близькі люди?",
        Option(
            value="injury",
            label="Важка травма",
            button="Важка травма",
            words=("травма", "поранення", "injury"),
            tells=tells("травм|поранен|ранен|контуз|ампут|осколк|уламк|injur|wound"),
        ),
        Option(
            value="violence",
            label="Неволя, катування чи інше насильство",
            button="Неволя чи насильство",
            words=("полон", "неволя", "катування", "captivity", "torture"),
            tells=tells(
                "неволь|неволі|неволя|катуван|пытк|насил|підвал|подвал|ґвалт|изнасил|зґвалт|tortur|rape"
            ),
        ),
        Option(
            value="relatives",
            label="Близька людина загинула, зникла або в неволі",
            button="Біда з рідними",
            tells=tells(
                "загин|погиб|вбит|убит|зник|пропал|без вісти|безвісти|без вести|чоловік у полон|чоловік в полон|"
                "муж в плену|син у полон|сын в плену|в полоні|у полоні|в плену|died|killed|missing|captured"
            ),
        ),
        Option(
            value="none", label="Ні, ніхто не постраждав", words=("ні", "нет", "ніхто", "никто", "no", "none")
        ),
        hint="Подробиць тут не питаємо. Позначте лише те, про що готові сказати.",
        short="Хто постраждав",
    ),
    whom("injured", "Хто зазнав важкої травми?", _harm("injury"), short="Важка травма"),
    several(
        "violence",
        "Що довелося пережити?",
        Option(
            value="captivity",
            label="Неволя: звідти не давали піти",
            button="Неволя або полон",
            words=("полон", "неволя", "captivity"),
            tells=tells("полон|плен|невол|тримал|держал|підвал|подвал|captiv"),
        ),
        Option(
            value="torture",
            label="Катування чи приниження",
            button="Катування, приниження",
            words=("катування", "torture"),
        ),
        Option(value="sexual_violence", label="Сексуальне насильство"),
        Option(value="forced_labour", label="Примусова праця чи служба", button="Примусова праця"),
        Option(value="none", label="Не хочу уточнювати"),
        hint="Можна позначити кілька.",
        when=_harm("violence"),
    ),
    whom("captive", "Хто пережив неволю?", _violence("captivity")),
    whom(
        "tortured",
        "Хто пережив катування чи приниження?",
        _violence("torture"),
        short="Катування, приниження",
    ),
    whom(
        "abused",
        "Хто пережив сексуальне насильство?",
        _violence("sexual_violence"),
        short="Сексуальне насильство",
    ),
    whom(
        "forced",
        "Хто пережив примусову працю чи службу?",
        _violence("forced_labour"),
        short="Примусова праця",
    ),
    whom(
        "injured_captive",
        "Хто зазнав травми саме в неволі?",
        All(of=(_harm("injury"), _violence("captivity"))),
        hint="Тоді про травму скажете в заяві про неволю.",
        nobody="Ніхто, травма не звідти",
        alone=Alone(
            ask="Чи сталася травма в неволі?",
            hint="Якщо так, про травму скажете в заяві про неволю.",
            yes="Так, у неволі",
            no="Ні, в інший час",
        ),
        among=All(of=(INJURED, CAPTIVE)),
        short="Травма в неволі",
    ),
    several(
        "relatives",
        "Що сталося з близькою людиною?",
        Option(
            value="died",
            label="Близька людина загинула",
            button="Людина загинула",
            words=("загинула", "загинув", "died"),
        ),
        Option(
            value="missing",
            label="Близька людина зникла",
            button="Людина зникла",
            words=("зникла", "зник", "missing"),
        ),
        Option(
            value="held",
            label="Близька людина в неволі",
            button="Людина в неволі",
            words=("полон", "в полоні", "у полоні", "captive"),
        ),
        hint="Щиро співчуваємо. Подробиць тут не питаємо.",
        when=_harm("relatives"),
        short="Близька людина",
    ),
    whom(
        "bereaved",
        "Хто з вас рідня загиблої людини?",
        _relative("died"),
        hint=_KIN,
        short="Рідня загиблої людини",
    ),
    whom(
        "searching",
        "Хто з вас рідня зниклої людини?",
        _relative("missing"),
        hint=_KIN,
        short="Рідня зниклої людини",
    ),
    whom(
        "waiting",
        "Хто з вас рідня людини в неволі?",
        _relative("held"),
        hint=_KIN,
        short="Рідня людини в неволі",
    ),
    one(
        "held_place",
        "Чи відомо, де ця людина зараз?",
        Option(value="unknown", label="Ні, точно не відомо", words=("ні", "no")),
        Option(value="known", label="Так, місце відоме", words=("так", "yes")),
        hint="Від цього залежить, чи можна зараз подати заяву рідним.",
        when=_relative("held"),
        short="Де людина зараз",
    ),
)
