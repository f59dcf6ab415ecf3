"""Keys and what refers to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dialogs.engine.archive import from_json, to_json
from dialogs.engine.conditions import BeforeBirth, Condition, ForSome, Is, Listed, OneOf
from dialogs.engine.form import Form
from dialogs.engine.kinds.members import Members
from dialogs.engine.lint.problem import Problem
from dialogs.engine.programme import programme_of
from dialogs.engine.questions import NAME, Question, Repeat
from dialogs.patterns import expression

_KEY = expression(r"[a-z0-9_]{1,40}")


def key_problems(form: Form) -> list[Problem]:
    """Keys that clash, references to what is not there (or not there yet), and parts that would not come back
    from the archive."""
    return [
        *_clashes(form),
        *_references(form),
        *_options(form),
        *_unknown_words(form),
        *_evidence(form),
        *_relatives(form),
        *_people(form),
        *_alike(form),
        *_unlike_its_record(form),
    ]


def _clashes(form: Form) -> Iterator[Problem]:
    keys = [*(section.key for section in form.sections), *form.repeats]
    keys += [question.key for _, question in questions(form)]
    for key, times in Counter(keys).items():
        if times > 1:
            yield Problem(f"{form.code} {key}", f"the key is used {times} times")
        if not _KEY.fullmatch(key):
            yield Problem(
                f"{form.code} {key}", "a key has up to 40 small Latin letters, digits and underscores"
            )


def _references(form: Form) -> Iterator[Problem]:
    """A condition or check may look only at what was asked before it: inside an item, at the same item too."""
    asked: dict[str, Question | Repeat] = {}
    inside: dict[str, Question | Repeat] = {}
    for section in form.sections:
        yield from condition_problems(f"{form.code} {section.key}", section.when, asked)
        for item in section.items:
            where = f"{form.code} {item.key}"
            yield from condition_problems(where, item.when, asked)
            if isinstance(item, Repeat):
                inner = dict(asked)
                for question in item.body:
                    yield from condition_problems(f"{form.code} {question.key}", question.when, inner)
                    yield from _checked_later(form, question, inner)
                    inner[question.key] = question
                inside |= inner
            else:
                yield from _checked_later(form, item, asked)
                if isinstance(item.kind, Members):
                    yield from condition_problems(where, item.kind.among, inside | asked)
            asked[item.key] = item
    for rule in form.rules:
        yield from condition_problems(f"{form.code} {rule.code}", rule.broken, asked)
    for requirement in form.requirements:
        for condition in (requirement.met, requirement.unmet, requirement.silent):
            yield from condition_problems(f"{form.code} {requirement.code}", condition, asked)
    for passage in form.application.passages if form.application else ():
        yield from condition_problems(f"{form.code} application", passage.when, asked)
        listed = asked.get(passage.each)
        own = {question.key for question in listed.body} if isinstance(listed, Repeat) else set()
        for key in sorted(passage.keys - {*asked} - own):
            yield Problem(f"{form.code} application", f"it names «{key}», which is not asked")
    for role in form.cast:
        yield from condition_problems(f"{form.code} {role.name}", role.when, asked)
    if form.person and form.person not in {role.name for role in form.cast}:
        yield Problem(form.code, f"the cast has no role «{form.person}», and the claim is of that person")


def _alike(form: Form) -> Iterator[Problem]:
    """What people have in common is asked, and is neither a story nor money that is claimed once."""
    asked: dict[str, Question | Repeat] = {
        item.key: item for section in form.sections for item in section.items
    }
    for key in form.alike:
        if key not in asked:
            yield Problem(f"{form.code} {key}", "nobody is asked for it, so nobody can have it alike")
        elif (fact := asked[key].fact) and (fact.retold or fact.once):
            yield Problem(f"{form.code} {key}", "a story and a cost are one person's own")


def condition_problems(
    where: str, condition: Condition | None, asked: dict[str, Question | Repeat]
) -> Iterator[Problem]:
    """What is wrong with a condition on questions asked before it."""
    for part in _parts(condition):
        if isinstance(part, ForSome) and isinstance(group := asked.get(part.key), Repeat):
            inside = asked | {question.key: question for question in group.body}
            yield from condition_problems(where, part.that, inside)
        missing = sorted(_outside(part) - asked.keys())
        yield from (
            Problem(where, f"the condition looks at «{key}», which is not asked before it") for key in missing
        )
        if not missing and not _can_hold(part, asked):
            yield Problem(where, f"the condition {part!r} can never hold")


def _outside(part: Condition) -> set[str]:
    """The keys that have to be asked before it: what is inside a group is looked at through the group."""
    match part:
        case ForSome(key=key):
            return {key}
        case BeforeBirth(born=born, dates=dates):
            return {born, *(group or key for key, group in dates)}
    return set(part.keys())


def _parts(condition: Condition | None) -> Iterator[Condition]:
    """The conditions that look at an answer, out of those put together from others."""
    inner = getattr(condition, "of", None)
    if isinstance(inner, tuple):
        for part in inner:
            yield from _parts(part)
    elif inner is not None:
        yield from _parts(inner)
    elif condition is not None:
        yield condition


def _can_hold(condition: Condition, asked: dict[str, Question | Repeat]) -> bool:
    match condition:
        case Is(key=key, value=bool()):
            return _kind(asked[key]) in (
                "yes_no",
                "members",
            )  # seen from inside an item, a choice of it or not
        case Is(key=key, value=str() as value):
            return value in _values(asked[key])
        case OneOf(key=key, values=values):
            return set(values) <= _values(asked[key])
        case Listed(key=key) | ForSome(key=key):
            return isinstance(asked[key], Repeat)
    return True


def _kind(asks: Question | Repeat) -> str:
    return asks.kind.name if isinstance(asks, Question) else ""


def _values(asks: Question | Repeat) -> set[str]:
    """What an answer can be; a yes or a no is a bool, whatever its options are called."""
    if not isinstance(asks, Question) or asks.kind.name == "yes_no":
        return set()
    return {option.value for option in asks.kind.options()}


def _relatives(form: Form) -> Iterator[Problem]:
    """A list of people names questions about its own items."""
    for repeat in form.repeats.values():
        named = repeat.relatives
        if named is None:
            continue
        body = {question.key for question in repeat.body}
        keys = (named.name, *named.relation, named.sex, named.tax_number)
        for key in (key for key in keys if key and key not in body):
            yield Problem(
                f"{form.code} {repeat.key}", f"`relatives` names «{key}», which is not asked about an item"
            )


def _checked_later(form: Form, question: Question, asked: dict[str, Question | Repeat]) -> Iterator[Problem]:
    looks = [(f"the check «{check.name}»", key) for check in question.checks for key in sorted(check.keys())]
    looks += [(f"`{name}`", key) for name, key in question.kind if name.endswith("_key") and key]
    if question.works_out:
        looks += [
            (f"the calculation «{question.works_out.name}»", key) for key in sorted(question.works_out.keys())
        ]
    if question.follows:
        looks += [("what it follows from", key) for key in sorted(question.follows.keys())]
    for what, key in looks:
        if key not in asked:
            yield Problem(
                f"{form.code} {question.key}", f"{what} looks at «{key}», which is not asked before it"
            )


def _options(form: Form) -> Iterator[Problem]:
    """Values are told apart by their names, and several chosen ones are written with commas between them."""
    for _, question in questions(form):
        for value, times in Counter(option.value for option in question.kind.options()).items():
            if times > 1 or "," in value or not value:
                what = f"the option «{value}» needs a value of its own without commas"
                yield Problem(f"{form.code} {question.key}", what)


def _unknown_words(form: Form) -> Iterator[Problem]:
    programme = programme_of(form.programme)
    for repeat in form.repeats.values():
        yield from _unknown_terms(form, repeat)
    for _, question in questions(form):
        yield from _unknown_terms(form, question)
        if question.prefill and question.prefill not in programme.registers:
            what = f"the programme names no register «{question.prefill}»"
            yield Problem(f"{form.code} {question.key}", what)


def _unknown_terms(form: Form, asks: Question | Repeat) -> Iterator[Problem]:
    for term in asks.terms:
        if term not in programme_of(form.programme).terms:
            yield Problem(f"{form.code} {asks.key}", f"the glossary has no term «{term}»")


def _evidence(form: Form) -> Iterator[Problem]:
    """Files sent at any moment go there, so it has to be there at any moment. The finder takes none."""
    if not form.evidence and all(question.steers for question in form.questions.values()):
        return
    always = [
        item for section in form.sections if not section.when for item in section.items if not item.when
    ]
    if not any(item.key == form.evidence and _kind(item) == "files" for item in always):
        what = f"`evidence` must name a question about files that is always asked: «{form.evidence}»"
        yield Problem(form.code, what)


def _people(form: Form) -> Iterator[Problem]:
    """Questions that name an item, choose among the items of a list, or spare a question by the sort of item."""
    asked: dict[str, Repeat] = {}
    for section in form.sections:
        for item in section.items:
            if isinstance(item, Repeat):
                yield from _sorts(form, item)
                yield from _named(form, item)
                asked[item.key] = item
            else:
                yield from _members(form, item, asked)
                if NAME in item.ask:
                    yield Problem(
                        f"{form.code} {item.key}", f"{NAME} stands in a question about no item of a list"
                    )


def _sorts(form: Form, repeat: Repeat) -> Iterator[Problem]:
    first = repeat.body[0]
    known = set() if first.when or first.kind.name != "choice" else _values(first)
    for sort in repeat.sorts:
        if sort.value not in known:
            what = f"the sort «{sort.value}» is no answer to the first question about an item"
            yield Problem(f"{form.code} {repeat.key}", what)


def _named(form: Form, repeat: Repeat) -> Iterator[Problem]:
    earlier: set[str] = set()
    for question in repeat.body:
        where = f"{form.code} {question.key}"
        if NAME in question.ask and not earlier & set(repeat.called_by):
            yield Problem(where, f"{NAME} stands in it, and nothing before it names the item (`called_by`)")
        people = repeat.relatives is not None and repeat.relatives.name in earlier
        if people and NAME not in question.ask:
            yield Problem(
                where, f"a list has several people: say {NAME}, or nobody knows which of them is meant"
            )
        if isinstance(question.kind, Members):
            yield Problem(where, "a choice among the items of a list is asked outside lists")
        earlier.add(question.key)


def _members(form: Form, question: Question, asked: dict[str, Repeat]) -> Iterator[Problem]:
    kind = question.kind
    if not isinstance(kind, Members):
        return
    where = f"{form.code} {question.key}"
    if kind.of not in asked:
        yield Problem(where, f"it chooses among «{kind.of}», which is no list before it")
        return
    body = {inner.key for inner in asked[kind.of].body}
    for key in kind.named:
        if key not in body:
            yield Problem(where, f"`named` names «{key}», which is not asked about an item of «{kind.of}»")


def _unlike_its_record(form: Form) -> Iterator[Problem]:
    """Kinds, conditions and checks must all be registered, or a draft could not be opened with an old structure."""
    try:
        back = from_json(to_json(form))
    except (KeyError, ValueError) as error:
        yield Problem(form.code, f"the form cannot be read back from its JSON: {error}")
    else:
        if back != form or back.fingerprint != form.fingerprint:
            yield Problem(form.code, "the form read back from its JSON is not the same form")


def questions(form: Form) -> Iterator[tuple[Repeat | None, Question]]:
    """Every question in order, with the repeated group it belongs to."""
    for section in form.sections:
        for item in section.items:
            if isinstance(item, Repeat):
                yield from ((item, question) for question in item.body)
            else:
                yield None, item
