"""What the engine says when it cannot do what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dialogs.engine.options import Option


class DomainError(Exception):
    """A rule of the domain was broken.

    `code` and `str(error)` are for the log and never hold what a person typed; `message` is a Ukrainian source text
    with `{places}` that `Language.text(message, **params)` turns into the sentence for the person.
    """

    def __init__(self, code: str, message: str = "", /, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.params = params


class Refusal(DomainError):
    """An answer that was not taken: what happened, how to mend it, and perhaps what to choose from.

    `options` are ready-made answers («Іванівка, Одеська область») whose value comes back as `Input.option` together
    with the text first typed. A `soft` refusal is a doubt: the person may keep the answer as it is. `marks` are the
    options of a multiple choice that were probably meant: they are marked, and the person decides.
    """

    def __init__(
        self,
        code: str,
        message: str,
        /,
        *,
        options: tuple[Option, ...] = (),
        soft: bool = False,
        marks: tuple[str, ...] = (),
        **params: object,
    ) -> None:
        super().__init__(code, message, **params)
        self.options = options
        self.soft = soft
        self.marks = marks
