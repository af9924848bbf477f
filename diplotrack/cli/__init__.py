"""The front desk: the only room that speaks to a person, and that looks at the terminal and the environment.

`main` is the program. A timeline must appear at once, so what can be left out on the way in and out is.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from diplotrack import __version__

INTERRUPTED = 130
"""The exit code after Ctrl-C: 128 and the number of the signal, as shells count."""

PIPE_CLOSED = 141
"""The exit code when nobody reads any more (`| head`): 128 and the number of the signal."""

OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""More than a short run makes: looking for garbage during imports takes a tenth of the time of a timeline."""


def main() -> NoReturn:
    """Run the program with this process's arguments, and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"diplotrack {__version__}\n")
        sys.exit()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    try:
        code = _run()
        if code != INTERRUPTED:
            sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        code = PIPE_CLOSED
    except OSError as error:
        sys.stderr.write(f"Error: The output cannot be written: {error.strerror}.\n")
        code = 1
    sys.stderr.flush()
    # All is written and closed: to take the interpreter down piece by piece would only cost time.
    os._exit(code)


def _run() -> int:
    from diplotrack.cli.app import app  # here, so that Ctrl-C is quiet during imports too

    try:
        app()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0
