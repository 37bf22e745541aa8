#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""moving_chart.py PICTURE COMMAND...: runs COMMAND on an X server of its own until what stands where
the chart is has changed several times; leaves the last screen in PICTURE. Prints the seconds from
the start to the window and to the moving chart."""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "ui" / "alerts_for_real"))
from real_desktop import RealDesktop, save_png  # noqa: E402

LONGEST_S = 1800  # downloads, a build, and a slow machine
CHANGES = 5


def chart_of(rows):
    """Where the curve is in a window that fills a screen of 1280x800: no figure and no table."""
    width = len(rows[0]) // 3
    return [row[width // 2 * 3:width * 97 // 100 * 3] for row in rows[200:272]]


def main(picture, command):
    with tempfile.TemporaryDirectory() as folder:
        desktop = RealDesktop(pathlib.Path(folder))
        try:
            desktop.start_display()
            desktop.start("openbox")
            start = time.monotonic()
            program = subprocess.Popen(command, env={**os.environ, "DISPLAY": desktop.environment["DISPLAY"]},
                                       stdin=subprocess.DEVNULL, start_new_session=True)
            desktop.processes.append(program)
            try:
                return watch(desktop, program, start, picture)
            finally:
                if program.poll() is None:
                    os.killpg(program.pid, signal.SIGTERM)
                    program.wait(30)
        finally:
            desktop.close()


def watch(desktop, program, start, picture):
    first_window = None
    before, changes = None, 0
    while time.monotonic() - start < LONGEST_S:
        if program.poll() is not None:
            print(f"The program ended before its chart moved, with exit code {program.returncode}.", file=sys.stderr)
            return 1
        rows = desktop.picture()
        now = chart_of(rows)
        if len(set(now)) > 1:  # more than an empty screen
            if first_window is None:
                first_window = time.monotonic() - start
            changes += before is not None and now != before
            before = now
        if changes >= CHANGES:
            save_png(rows, picture)
            print(f"window after {first_window:.1f} s, moving chart after {time.monotonic() - start:.1f} s")
            return 0
        time.sleep(0.5)  # there is no signal for what is on a screen
    print(f"No chart moved within {LONGEST_S} s.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2:]))
