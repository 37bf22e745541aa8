#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An alert as a person sees it: test_alerts_for_real.py HITWATCH [PICTURES]

The program watches the loopback interface of a network namespace, on a desktop of its own with a
real notification service and a real tray. A burst of 8,000 requests raises the alert, the end of
the window clears it; HITWATCH_TEST_WINDOW is its length, 10 s when not set. Skips (77) without the tools or the right to make a namespace.
"""

import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import zlib

from real_desktop import TOOLS, RealDesktop, save_png, wait_until
from web_server import WebServer

INSIDE = "HITWATCH_TEST_NAMESPACE"
REQUESTS = 8000
WINDOW_S = int(os.environ.get("HITWATCH_TEST_WINDOW", "10"))
HOST = "shop.example"
ICONS = pathlib.Path(__file__).resolve().parents[3] / "resources" / "icons"
STATES = ("idle", "capturing", "failed", "alert")


def skip_reason():
    missing = [tool for tool in (*TOOLS, "unshare", "ip") if shutil.which(tool) is None]
    if missing:
        return "needs " + ", ".join(missing)
    if subprocess.run(["unshare", "-n", "true"], stderr=subprocess.DEVNULL, check=False).returncode != 0:
        return "needs the right to make a network namespace"
    return None


def fill_of(icon):
    """The color of the icon's largest area."""
    drawing = (ICONS / f"hitwatch-{icon}.svg").read_text(encoding="utf-8")
    return bytes.fromhex(re.search('fill="#([0-9a-f]{6})"', drawing).group(1))


def colors_of_tray(rows):
    """Of the corner where the tray is."""
    return {bytes(row[at:at + 3]) for row in rows[:32] for at in range(len(row) - 3 * 64, len(row), 3)}


def watches_loopback():
    with open("/proc/net/packet", encoding="ascii") as sockets:
        return len(sockets.readlines()) > 1


def episodes_kept(desktop):
    files = list(pathlib.Path(desktop.environment["XDG_DATA_HOME"]).rglob("alerts.sqlite"))
    if not files:
        return []
    with sqlite3.connect(f"file:{files[0]}?mode=ro", uri=True) as history:
        tables = [name for (name,) in history.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        content = {name: history.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}
    return content


class Check:
    def __init__(self, program, pictures):
        self.program = program
        self.pictures = pictures
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.desktop = RealDesktop(self.folder)
        self.server = WebServer()

    def look(self, name):
        rows = self.desktop.picture()
        if self.pictures:
            save_png(rows, self.pictures / (name + ".png"))
        return rows

    def tray_shows(self, icon, picture):
        others = {fill_of(other) for other in STATES if other != icon}

        def look():
            colors = colors_of_tray(self.look(picture))
            return fill_of(icon) in colors and not others & colors
        wait_until(look, f"the tray icon: {icon}")

    def run(self):
        self.desktop.open()
        watcher = self.desktop.start(
            self.program, "--interface=lo", f"--alert-window={WINDOW_S}")
        wait_until(watches_loopback, "the capture")
        self.tray_shows("capturing", "capturing")

        self.server.burst(REQUESTS, HOST, "cart")
        raised = wait_until(self.desktop.told, "the notification")[0]
        assert raised[0] == 0 and "Alert" in raised[1], raised
        assert HOST in raised[2], raised
        self.tray_shows("alert", "raised")

        wait_until(lambda: self.desktop.told()[-1][1].startswith("Recovered"), "the recovery", WINDOW_S)
        self.tray_shows("capturing", "recovered")
        told = self.desktop.told()
        assert [replaces for replaces, _, _ in told].count(0) == 1, told
        assert len({replaces for replaces, _, _ in told[1:]}) == 1, told

        watcher.send_signal(signal.SIGTERM)
        assert watcher.wait(60) == 0, watcher.returncode
        kept = episodes_kept(self.desktop)
        rows = kept["episodes"]
        assert len(rows) == 1, rows
        [(_, _, packed)] = kept["evidence"]
        evidence = json.loads(zlib.decompress(packed))
        assert len(evidence["newest"]) == 200, len(evidence["newest"])
        assert evidence["sections"][0]["host"] == HOST, evidence["sections"]
        # Queries hold tokens: they are not for the disk.
        assert "secret" not in repr((rows, evidence, told))
        print(f"{len(told)} notifications: {told}")
        print(f"one episode kept, tables {sorted(kept)}")

    def close(self):
        self.server.close()
        self.desktop.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def main():
    program = sys.argv[1]
    pictures = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if INSIDE not in os.environ:
        reason = skip_reason()
        if reason:
            print("skipped:", reason)
            return 77
        os.environ[INSIDE] = "1"
        os.execvp("unshare", ["unshare", "-n", sys.executable, *sys.argv])
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    check = Check(program, pictures)
    try:
        check.run()
    except BaseException:
        for log in sorted(check.folder.glob("*.log")):
            print(f"== {log.name}\n{log.read_text(errors='replace')[-4000:]}", file=sys.stderr)
        raise
    finally:
        check.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
