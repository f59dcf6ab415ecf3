"""Forms are data, so their parts (kinds, conditions, checks) must survive a trip through JSON.

Each family of parts has a base model; a part names itself with the class variable `name` and is found again by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)


class Model(BaseModel):
    """A frozen value without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=False)

    WORDING: ClassVar[frozenset[str]] = frozenset()
    """Fields that hold wording only: changing them never changes the fingerprint of a form."""

    def __copy__(self) -> Self:
        """A copy may be given other fields, so what was worked out from the former ones is left behind."""
        copied = super().__copy__()
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


class Part(Model):
    """A part of a form that registers itself in its family under `name` and is written as {"name": …, fields}."""

    name: ClassVar[str] = ""
    family: ClassVar[dict[str, type[Part]]]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if Part in cls.__bases__:
            cls.family = {}
        elif "name" in cls.__dict__:
            if cls.name in cls.family:
                raise TypeError(f"two parts are named {cls.name}")
            cls.family[cls.name] = cls

    @model_validator(mode="wrap")
    @classmethod
    def _by_name(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(data, dict) and "name" in data:
            fields = dict(data)
            part = cls.family[fields.pop("name")]
            return part.model_validate(fields)  # type: ignore[return-value]  # a subclass of the family asked for
        return handler(data)

    @model_serializer(mode="wrap")
    def _with_name(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {"name": self.name, **handler(self)}


def structure(part: Any) -> Any:
    """A form or a part of it as JSON data without wording.

    Fields at their default do not count, so a field added to the schema later changes no fingerprint.
    """
    if isinstance(part, BaseModel):
        wording = part.WORDING if isinstance(part, Model) else frozenset()
        fields = {
            name: structure(getattr(part, name))
            for name in type(part).model_fields
            if name not in wording and getattr(part, name) != type(part).model_fields[name].default
        }
        return {"name": part.name, **fields} if isinstance(part, Part) else fields
    if isinstance(part, tuple | list):
        return [structure(item) for item in part]
    if part is None or isinstance(part, bool | int | float | str):
        return part
    return str(part)


def named(part: Any) -> Iterator[str]:
    """Every text in a part of a form. What it reads of the answers it names by key, so the keys of the questions that
    it depends on are among them, and perhaps a few more."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, BaseModel):
        for field in type(part).model_fields:
            yield from named(getattr(part, field))
    elif isinstance(part, tuple | list):
        for each in part:
            yield from named(each)
