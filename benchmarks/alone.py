"""Run a command and tell what it cost: `python -I -S alone.py FD COMMAND…` writes to the file descriptor FD.

Linux counts the memory of a process's parent as its own until it has begun, so the parent has to be small:
this one imports next to nothing. One line is written: wall seconds, CPU seconds (user and system), and KiB
at the peak. The exit code is the command's.
"""

import os
import sys
from time import perf_counter


def main() -> None:
    """Run the command."""
    told, *command = sys.argv[1:]
    os.set_inheritable(int(told), False)  # noqa: FBT003 - the parameter has no name
    began = perf_counter()
    try:
        child = os.posix_spawnp(command[0], command, os.environ)
    except OSError as error:
        sys.exit(f"{command[0]} cannot be run: {error.strerror}.")
    _, status, used = os.wait4(child, 0)
    wall = perf_counter() - began
    os.write(int(told), f"{wall} {used.ru_utime + used.ru_stime} {used.ru_maxrss}\n".encode())
    sys.exit(os.waitstatus_to_exitcode(status) % 256)


if __name__ == "__main__":
    main()
