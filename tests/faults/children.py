"""The program in processes of their own, each killed, stopped or starved at a moment that a test names.

A child is forked from the tests, which have imported the program already: so hundreds of them take no
longer than their work, and all of a child's calls are that work. Moments are counted in calls of C functions
or in bytes written, never in time.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import struct
import sys
import traceback
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any, NamedTuple, NoReturn

from diplotrack.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    Prepared = Callable[[], object]


class Ending(NamedTuple):
    """How a process ended: its exit code, or minus the signal that killed it, and what it wrote."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Child:
    """A process that runs the program."""

    pid: int
    out: IO[bytes]
    err: IO[bytes]

    def until_it_stops(self) -> None:
        """Wait until it has stopped itself."""
        _, status = os.waitpid(self.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)

    def goes_on(self) -> None:
        """Let it go on after it has stopped."""
        os.kill(self.pid, signal.SIGCONT)

    def ends(self) -> Ending:
        """Wait for its end."""
        _, status = os.waitpid(self.pid, 0)
        return Ending(os.waitstatus_to_exitcode(status), _text(self.out), _text(self.err))


def started(arguments: Sequence[str], variables: Mapping[str, str], *prepared: Prepared) -> Child:
    """Start the program with these arguments, after the child has called the `prepared` functions."""

    def program() -> NoReturn:
        sys.argv = ["diplotrack", *arguments]
        for prepare in prepared:
            prepare()
        main()

    return forked(program, variables)


def forked(act: Callable[[], object], variables: Mapping[str, str]) -> Child:
    """Start a process that does this, and ends with exit code 0, or with a traceback and 1."""
    out, err = TemporaryFile(), TemporaryFile()  # noqa: SIM115 - closed when the child has ended
    pid = os.fork()
    if pid:
        return Child(pid, out, err)
    code = 1
    try:
        for number, stream in enumerate((out, err), start=1):
            os.dup2(stream.fileno(), number)
        sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8") for number in (1, 2))
        os.environ.clear()
        os.environ.update(variables)
        act()
        code = 0
    except BaseException:  # noqa: BLE001 - what an interpreter does in the end
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _text(stream: IO[bytes]) -> str:
    with stream:
        stream.seek(0)
        return stream.read().decode()


def everything(called: Any) -> bool:  # noqa: ANN401, ARG001 - any function of C
    """Say yes to every call."""
    return True


def about_files(called: Any) -> bool:  # noqa: ANN401 - any function of C
    """Tell whether a call may change what stands on the disk."""
    owner = getattr(called, "__self__", None)
    return getattr(owner, "__name__", type(owner).__module__) in {"posix", "fcntl", "_io", "io", "sqlite3"}


def changing_files(called: Any) -> bool:  # noqa: ANN401 - any function of C
    """Tell whether a call moves or removes a file, or sees to it that it stays."""
    names = {"fchmod", "fsync", "mkdir", "rename", "replace", "rmdir", "unlink"}
    return getattr(called, "__self__", None) is sys.modules["posix"] and called.__name__ in names


def at_call(
    number: int, kind: Callable[[Any], bool] = everything, what: signal.Signals = signal.SIGKILL
) -> Prepared:
    """Return what makes a process send itself a signal right before its n-th call of a kind."""
    left = number

    def look(_frame: object, event: str, called: object) -> None:
        nonlocal left
        if event == "c_call" and kind(called):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), what)

    return lambda: sys.setprofile(look)


@dataclass(frozen=True)
class Counted:
    """Counts a process's calls of a kind, and writes the number to a file when it ends."""

    path: Path
    kind: Callable[[Any], bool] = everything

    @property
    def number(self) -> int:
        """How many calls the process has made."""
        return int(self.path.read_text())

    def __call__(self) -> None:
        """Begin to count."""
        count = 0

        def look(_frame: object, event: str, called: object) -> None:
            nonlocal count
            if event == "c_call" and self.kind(called):
                count += 1
            if called is os._exit:
                self.path.write_text(str(count))

        sys.setprofile(look)


def dies_at_byte(number: int) -> Prepared:
    """Return what lets the kernel kill a process where a file gets longer than that."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)

    return limit


def has_no_room_after(number: int) -> Prepared:
    """Return what makes writing fail where a file gets longer than that."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))


def without_privileges() -> None:
    """Give up what root may do and others may not."""
    if os.geteuid() == 0:
        header, none = struct.pack("<Ii", 0x20080522, 0), bytes(24)
        assert ctypes.CDLL(None).capset(header, none) == 0
