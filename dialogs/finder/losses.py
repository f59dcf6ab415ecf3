"""What was lost or damaged: the home they lived in, what they own besides, work, and access to care and school.

Questions and nothing else, one after another as they are asked.
"""

from __future__ import annotations

from dialogs.engine.conditions import Not, OneOf
from dialogs.engine.kinds.members import Alone
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.finder.asking import asked, one, several, tells, whom
from dialogs.finder.household import CHILD

_OWNERS = "Частка — це теж власність. Власником може бути й дитина."

DAMAGED, OCCUPIED, BOTH = "damaged", "occupied", "both"


def _lost(value: str) -> OneOf:
    return OneOf(key="lost", values=(value,))


def _of(key: str, *values: str) -> OneOf:
    return OneOf(key=key, values=values)


def _owner(ask: str, no: str) -> Alone:
    return Alone(ask=ask, yes="Так, на все або частку", no=no)


def _state() -> tuple[Option, ...]:
    return (
        Option(
            value=DAMAGED,
            label="Пошкоджено чи знищено",
            tells=tells("пошкодж|поврежд|знищ|уничтож|зруйн|разруш"),
        ),
        Option(
            value=OCCUPIED,
            label="В окупації або було в ній",
            button="В окупації",
            tells=tells("окуп|оккуп|тот"),
        ),
        Option(value=BOTH, label="І пошкоджено, і була окупація", button="І те, і те"),
    )


_WHAT = several(
    "lost",
    "Що через війну втрачено чи пошкоджено?",
    Option(
        value="home",
        label="Дім, у якому жили",
        words=("дім", "дом", "житло", "жильё", "жилье", "квартира", "home"),
        tells=tells("дім|дом|будин|хат|квартир|житл|жиль|оренд|гуртожит|home|house|flat"),
    ),
    Option(
        value="property",
        label="Інше майно: житло, земля, гараж, авто",
        button="Інше майно",
        words=("майно", "имущество", "property"),
        tells=tells(
            "гараж|земл|ділянк|участок|участк|магазин|офіс|офис|склад|дач|авто|машин|майно|имуществ|car|land"
        ),
    ),
    Option(
        value="work",
        label="Робота або дохід",
        words=("робота", "дохід", "работа", "доход", "work", "job"),
        tells=tells(
            "робот|работ|дохід|доход|зарплат|бізнес|бизнес|фоп|клієнт|клиент|звільн|уволи|work|job|business"
        ),
    ),
    Option(
        value="other",
        label="Лікування, навчання чи щось інше",
        button="Лікування, освіта тощо",
        tells=tells(
            "лік|леч|лекарств|школ|навчан|учёб|учеб|універ|универ|медиц|school|treatment|не було лік|не было лек|"
            "немає лік|нема лік|нет лек|не вчи|не учи|не ходит|не ходи"
        ),
    ),
    Option(value="none", label="Нічого не втрачено", words=("ні", "нет", "нічого", "ничего", "no", "none")),
    hint="Можна позначити кілька.",
    short="Втрати",
)

_HOME = (
    one(
        "home",
        "Що сталося з цим домом?",
        Option(
            value="unfit",
            label="Пошкоджено чи знищено: жити стало не можна",
            button="Непридатний для життя",
            tells=tells("знищ|зруйн|згор|розбит|уничтож|разруш|сгор|разбит|destroyed"),
        ),
        Option(
            value=DAMAGED,
            label="Пошкоджено, але жили там далі",
            button="Пошкоджено, жили далі",
            tells=tells("вибил|вибит|шибк|дах|ремонт|відремонт|окна|вікна|крыш|живемо далі|живем дальше"),
        ),
        Option(
            value=OCCUPIED,
            label="Дім в окупації або був у ній",
            button="Дім в окупації",
            tells=tells("окуп|оккуп|тот|occup"),
        ),
        Option(value=BOTH, label="Була окупація, і дім пошкоджено", button="Окупація й пошкодження"),
        Option(
            value="unsafe",
            label="Дім цілий, але жити там не можна",
            button="Цілий, але жити не можна",
            tells=tells(
                "цілий|ціла|целый|целая|небезпечн|опасн|обстріл|обстрел|без світла|без света|без води"
            ),
        ),
        hint="Жити не можна й тоді, коли небезпечно або немає світла, тепла чи води.",
        when=_lost("home"),
        short="Стан дому",
    ),
    whom("home_lived", "Хто жив у цьому домі?", _lost("home")),
    whom(
        "home_owned",
        "Хто з вас власник цього дому?",
        _of("home", "unfit", DAMAGED, OCCUPIED, BOTH),
        hint=_OWNERS,
        nobody="Ніхто, житло чуже",
        alone=_owner("Чи є на цей дім право власності?", "Ні, житло чуже"),
        short="Власник дому",
    ),
)

_PROPERTY = (
    several(
        "property",
        "Яке це майно?",
        Option(
            value="housing",
            label="Інше житло: квартира, будинок, дача",
            button="Ще одне житло",
            tells=tells("квартир|будин|дач|хат|житл|жиль"),
        ),
        Option(
            value="buildings",
            label="Гараж, склад, офіс, магазин",
            button="Гараж, склад, офіс",
            tells=tells("гараж|склад|офіс|офис|магазин|кафе|цех|сарай"),
        ),
        Option(
            value="land",
            label="Земельна ділянка",
            words=("земля",),
            tells=tells("земл|ділянк|участок|участк|поле"),
        ),
        Option(
            value="belongings",
            label="Авто або річ особливої цінності",
            button="Авто, цінні речі",
            words=("авто", "car"),
            tells=tells("авто|машин|картин|прикрас|украшен|колекц|коллекц|музич"),
        ),
        Option(
            value="company",
            label="Майно фірми (юридичної особи)",
            button="Майно фірми",
            tells=tells("фірм|фирм|тов|ооо|юридичн|юридическ|компан"),
        ),
        hint="Можна позначити кілька.",
        when=_lost("property"),
        short="Яке це майно",
    ),
    one(
        "housing_state",
        "Що сталося з іншим житлом?",
        *_state(),
        when=_of("property", "housing"),
        short="Стан іншого житла",
    ),
    whom(
        "housing_owned",
        "Хто з вас власник цього житла?",
        _of("property", "housing"),
        hint=_OWNERS,
        nobody="Ніхто, житло чуже",
        alone=_owner("Чи є на це житло право власності?", "Ні, житло чуже"),
        short="Власник житла",
    ),
    one(
        "buildings_state",
        "Що сталося з цією будівлею?",
        *_state(),
        when=_of("property", "buildings"),
        short="Стан будівлі",
    ),
    whom(
        "buildings_owned",
        "Хто з вас власник цієї будівлі?",
        _of("property", "buildings"),
        hint="Якщо її орендували, заяву подає власник.",
        nobody="Ніхто, це оренда",
        alone=_owner("Чи є на цю будівлю право власності?", "Ні, це оренда"),
        short="Власник будівлі",
    ),
    asked(
        "land_occupied",
        "Чи була ця земля в окупації?",
        YesNo(yes="Так, була або є", no="Ні, не була"),
        _of("property", "land"),
        short="Окупація землі",
    ),
    whom(
        "land_owned",
        "Хто з вас власник цієї землі?",
        _of("property", "land"),
        hint=_OWNERS,
        nobody="Ніхто, земля чужа",
        alone=_owner("Чи є на цю землю право власності?", "Ні, земля чужа"),
        short="Власник землі",
    ),
    whom(
        "belongings_owned",
        "Хто власник авто чи речі?",
        _of("property", "belongings"),
        short="Власник авто чи речі",
    ),
)

_WORK = (
    several(
        "work",
        "Яку роботу або дохід втрачено?",
        Option(
            value="employee",
            label="Робота за наймом",
            words=("найм", "employee"),
            tells=tells("найм|звільн|уволи|завод|зарплат|фабрик|employ|salary"),
        ),
        Option(
            value="self_employed",
            label="Самозайнятість: уроки, послуги, практика без ФОП",
            button="Самозайнятість без ФОП",
            tells=tells("самозайнят|самозанят|урок|репетит|без фоп|на себе|на себя|фриланс|freelance"),
        ),
        Option(
            value="entrepreneur",
            label="Бізнес як ФОП",
            words=("фоп", "entrepreneur"),
            tells=tells("фоп|підприєм|предприним|магазин|кафе|перукарн|салон|business"),
        ),
        Option(
            value="company",
            label="Зупинилася фірма (юридична особа)",
            button="Зупинилася фірма",
            tells=tells("фірм|фирм|тов|ооо|юридичн|юридическ|компан"),
        ),
        hint="Простій або менший дохід — це теж втрата. ФОП — це зареєстрований підприємець.",
        when=_lost("work"),
        short="Робота або дохід",
    ),
    whom(
        "lost_job",
        "Хто втратив роботу за наймом?",
        _of("work", "employee"),
        among=Not(of=CHILD),
        short="Робота за наймом",
    ),
    whom("lost_practice", "Хто працював на себе?", _of("work", "self_employed"), among=Not(of=CHILD)),
    whom("lost_business", "Хто мав свій бізнес?", _of("work", "entrepreneur"), among=Not(of=CHILD)),
)

_OTHER = (
    several(
        "other",
        "Що саме сталося?",
        Option(
            value="medicine",
            label="Не було доступу до лікування",
            button="Не було лікування",
            tells=tells("лік|леч|лекарств|медиц|операц|medic|treatment"),
        ),
        Option(
            value="education",
            label="Не було доступу до навчання",
            button="Не було навчання",
            tells=tells("навчан|школ|учёб|учеб|універ|универ|садок|school|study"),
        ),
        Option(
            value="other_rights",
            label="Інше порушення прав людини",
            button="Інше порушення прав",
            tells=tells("прав|rights"),
        ),
        Option(
            value="other_losses",
            label="Інші грошові втрати",
            tells=tells("грош|гроші|деньг|денег|кошт|втрат|потер|утриман|money"),
        ),
        hint="Можна позначити кілька.",
        when=_lost("other"),
    ),
    whom("no_medicine", "Хто не мав доступу до лікування?", _of("other", "medicine"), short="Без лікування"),
    whom("no_education", "Хто не мав доступу до навчання?", _of("other", "education"), short="Без навчання"),
    whom("rights_broken", "Хто зазнав порушення прав?", _of("other", "other_rights"), short="Порушення прав"),
    whom("money_lost", "Хто зазнав грошових втрат?", _of("other", "other_losses"), short="Грошові втрати"),
)

LOSSES = (_WHAT, *_HOME, *_PROPERTY, *_WORK, *_OTHER)
