"""Forms are data, so their parts (kinds, conditions, checks) must survive a trip through JSON.

Each family of parts has a base model; a part names itself with the class variable `name` and is found again by it.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, model_serializer, model_validator
from pydantic.functional_serializers import SerializerFunctionWrapHandler


class Model(BaseModel):
    """A frozen value without unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=False)

    WORDING: ClassVar[frozenset[str]] = frozenset()
    """Fields that hold wording only: changing them never changes the fingerprint of a form."""


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
