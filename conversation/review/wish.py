"""What of a claim is to be shown: all files but these, of the closed sections only these, to whom."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Wish:
    """left_out  numbers of files that are not shown; opened: closed sections that are
    sex       which reviewer it should be: "f", "m" or ""
    """

    left_out: tuple[int, ...] = ()
    opened: tuple[str, ...] = ()
    sex: str = ""

    def with_file(self, number: int, *, shown: bool) -> Wish:
        others = tuple(one for one in self.left_out if one != number)
        return replace(self, left_out=others if shown else tuple(sorted((*others, number))))

    def with_section(self, key: str, *, shown: bool) -> Wish:
        others = tuple(one for one in self.opened if one != key)
        return replace(self, opened=(*others, key) if shown else others)

    def dump(self) -> str:
        """As it stands in the name of a screen and in the share: «3,5;story;f»."""
        return f"{','.join(map(str, self.left_out))};{','.join(self.opened)};{self.sex}"

    @classmethod
    def load(cls, text: str) -> Wish:
        """The wish back; nothing in particular for a text that is none."""
        files, _, rest = text.partition(";")
        opened, _, sex = rest.partition(";")
        return cls(
            tuple(int(one) for one in files.split(",") if one.isdecimal()),
            tuple(one for one in opened.split(",") if one),
            sex if sex in ("f", "m") else "",
        )
