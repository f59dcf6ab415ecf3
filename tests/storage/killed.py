"""Puts a backup back, copies keys or moves a database, again and again, each time killed at the next file operation.
Run as a program by `test_killed_backups.py`.

    killed.py restore|keys|move FOLDER

The folder is what `prepared` made. Each time it works in a copy of it, in processes of their own, and prints at which
operation it was, whether all was well then and after one more try, and how far the killed one got.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from storage import StorageError, key_copy, manifest, moving, restoring
from storage.copying import is_empty
from storage.keys import Keyring
from storage.marks import Found, look
from storage.master_key import MasterKey
from storage.migrate import peek
from storage.unfinished import check_finished
from tests.storage.backed_up import ANDRII, OLENA, Machine

_OPERATIONS = (
    "open",
    "os.remove",
    "os.link",
    "os.rename",
    "os.truncate",
    "os.mkdir",
    "os.rmdir",
    "sqlite3.connect",
)


def office(folder: Path) -> Machine:
    return Machine.at(folder / "office")


def empty(folder: Path) -> Machine:
    return Machine.at(folder / "empty")


async def prepared(folder: Path) -> None:
    """A backup, a copy of the keys from then, and one who was erased since; a machine with the master key alone."""
    machine = office(folder)
    for person in (OLENA, ANDRII):
        await machine.say(person, "before")
    await machine.send(OLENA, b"a picture")
    await machine.sign()
    await machine.back_up(folder / "backup")
    machine.copy_keys(folder / "keys")
    await machine.erase(ANDRII)
    shutil.copytree(folder / "keys", folder / "older")
    machine.copy_keys(folder / "keys")
    empty(folder).take_master_key(machine)


async def restore(folder: Path) -> None:
    await empty(folder).restore(folder / "backup", folder / "keys")


async def restored(folder: Path) -> str:
    """How far a restore got: nothing is there, it says that it is unfinished, or it is whole."""
    machine = empty(folder)
    try:
        check_finished(machine.place.data)
    except StorageError:
        return "unfinished"
    if peek(machine.place.url, is_empty, True):
        assert not machine.place.vault.exists() and not machine.place.keys.exists()
        return "nothing"
    assert [await machine.told(person) for person in (OLENA, ANDRII)] == ["before", None]
    assert (await machine.log()).bad is None
    assert len([*machine.place.vault.iterdir()]) == 1
    return "whole"


async def keys(folder: Path) -> None:
    """The copy that is there is the older one, in which nobody is erased."""
    office(folder).copy_keys(folder / "older")


async def keys_copied(folder: Path) -> str:
    copy = key_copy.found(folder / "older")
    told = manifest.load(copy)
    assert told is not None and not manifest.differences(copy, told)
    ring = Keyring(MasterKey.load(office(folder).place.key_file, copy / key_copy.KEYS))
    assert ring.present() and len(ring.people()) == 2
    if not ring.erased():
        return "older"
    return "whole" if [path.name for path in (folder / "older").iterdir()] == ["newest"] else "unfinished"


async def move(folder: Path) -> None:
    machine = office(folder)
    target = f"sqlite:///{folder}/moved.sqlite3"
    if peek(target, is_empty, True):
        await moving.move(machine.place.url, target, MasterKey.load(machine.place.key_file), {})
    else:  # as the operator is told: the target is emptied first
        Path(f"{folder}/moved.sqlite3").unlink()
        await move(folder)


async def moved(folder: Path) -> str:
    machine = office(folder)
    target = f"sqlite:///{folder}/moved.sqlite3"
    there = not peek(target, is_empty, True)
    if peek(machine.place.url, look, Found()).moved:
        assert there
        machine = Machine(restoring.Place(target, machine.place.data, machine.place.key_file))
    assert [await machine.told(person) for person in (OLENA, ANDRII)] == ["before", None]
    return "whole" if machine.place.url == target else "unfinished" if there else "nothing"


WORKS: dict[str, tuple[Callable[[Path], Any], Callable[[Path], Any]]] = {
    "restore": (restore, restored),
    "keys": (keys, keys_copied),
    "move": (move, moved),
}


def _changes(event: str, about: tuple[Any, ...]) -> bool:
    """Reading changes nothing: a kill before it is one before whatever comes next."""
    return event != "open" or bool(int(about[2]) & (os.O_WRONLY | os.O_RDWR))


def _killed_at(number: int, work: Callable[[Path], Any], folder: Path) -> bool:
    child = os.fork()
    if child == 0:
        seen = 0

        def count(event: str, about: tuple[Any, ...]) -> None:
            nonlocal seen
            if event in _OPERATIONS and _changes(event, about) and str(folder) in str(about[:2]):
                seen += 1
                if seen == number:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        asyncio.run(work(folder))
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0
    return os.WIFSIGNALED(status)


def _looked_at(work: Callable[[Path], Any], look: Callable[[Path], Any], folder: Path) -> str:
    """In a process of its own: how far it got, and that one more try brings it to its end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        state = asyncio.run(look(folder))
        if state != "whole":
            asyncio.run(work(folder))
        good = asyncio.run(look(folder)) == "whole"
        os.write(writing, f"{'whole' if good else 'BROKEN'} {state}".encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        said = told.read()
    os.waitpid(child, 0)
    return said or "BROKEN ?"


def main(name: str, folder: Path) -> None:
    work, look = WORKS[name]
    number = 1
    while True:
        copy = folder.with_name(f"killed-{number}")
        shutil.copytree(folder, copy)
        killed = _killed_at(number, work, copy)
        sys.stdout.write(f"{number} {_looked_at(work, look, copy)}\n")
        sys.stdout.flush()
        shutil.rmtree(copy)
        if not killed:
            return
        number += 1


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
