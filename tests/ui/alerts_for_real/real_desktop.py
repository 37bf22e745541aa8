# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of its own: X server, session bus, window manager, notification service and tray."""

import os
import re
import struct
import subprocess
import time
import zlib

TOOLS = ("Xvfb", "dbus-daemon", "dbus-monitor", "openbox", "dunst", "trayer", "xwd")
LONG_WAIT_S = 90


def wait_until(condition, what, further_s=0):
    """The first true answer of condition(); there is no signal for what is asked here."""
    seconds = LONG_WAIT_S + further_s
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = condition()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"waited {seconds} s in vain: {what}")


class RealDesktop:
    """Everything is started here and ended, by its process number, in close()."""

    def __init__(self, folder):
        self.folder = folder
        self.processes = []
        self.environment = dict(os.environ)
        for name in ("WAYLAND_DISPLAY", "SESSION_MANAGER", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS"):
            self.environment.pop(name, None)
        home = folder / "home"
        runtime = folder / "run"
        home.mkdir()
        runtime.mkdir(mode=0o700)
        self.environment.update(
            HOME=str(home), XDG_RUNTIME_DIR=str(runtime), XDG_CONFIG_HOME=str(home / "config"),
            XDG_DATA_HOME=str(home / "data"), XDG_CACHE_HOME=str(home / "cache"),
            QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8")
        # libxkbcommon-x11 copies counted strings out of the server's answer; the strict check of
        # the address sanitizer reads on to a terminating zero that they never had. And a message that
        # comes at the very end of the program stays in libdbus.
        options = self.environment.get("ASAN_OPTIONS", "")
        self.environment["ASAN_OPTIONS"] = (options + ":" if options else "") + "strict_string_checks=0:detect_leaks=0"

    def start(self, *command, **further):
        log = open(self.folder / (os.path.basename(command[0]) + ".log"), "ab")
        process = subprocess.Popen(command, env=self.environment, stdout=further.pop("stdout", log),
                                   stderr=log, stdin=subprocess.DEVNULL, **further)
        self.processes.append(process)
        return process

    def open(self):
        self.start_display()
        self._start_bus()
        self.start("openbox")
        self.notifications = self.folder / "notifications.txt"
        with open(self.notifications, "wb") as out:
            self.start("dbus-monitor", "--session", "interface='org.freedesktop.Notifications'", stdout=out)
        wait_until(lambda: self.notifications.stat().st_size > 0, "dbus-monitor")
        self.start("dunst")
        # At the right of the top: all its pixels are the icons'.
        self.start("trayer", "--edge", "top", "--align", "right", "--widthtype", "request",
                   "--height", "32", "--tint", "0x202020", "--transparent", "false")

    def start_display(self):
        read_end, write_end = os.pipe()
        self.start("Xvfb", "-displayfd", str(write_end), "-nolisten", "tcp", "-screen", "0",
                   "1280x800x24", pass_fds=(write_end,))
        os.close(write_end)
        with os.fdopen(read_end) as numbers:
            number = numbers.readline().strip()
        if not number:
            raise AssertionError("Xvfb did not start")
        self.environment["DISPLAY"] = ":" + number

    def _start_bus(self):
        read_end, write_end = os.pipe()
        self.start("dbus-daemon", "--session", "--nofork", "--nopidfile",
                   f"--print-address={write_end}", pass_fds=(write_end,))
        os.close(write_end)
        with os.fdopen(read_end) as addresses:
            self.environment["DBUS_SESSION_BUS_ADDRESS"] = addresses.readline().strip()

    def told(self):
        """What the service was asked to show: (replaces id, summary, body), in order."""
        text = self.notifications.read_text(errors="replace")
        calls = re.split(r"^(?=method |signal |error )", text, flags=re.MULTILINE)
        asked = []
        for call in calls:
            if not (call.startswith("method call") and "member=Notify\n" in call):
                continue
            replaces = int(re.search(r"^   uint32 (\d+)$", call, re.MULTILINE).group(1))
            texts = re.findall(r'^   string "(.*?)"$(?=\n   (?:string|array|uint32))', call,
                               re.MULTILINE | re.DOTALL)
            if len(texts) == 4:
                asked.append((replaces, texts[2], texts[3]))
        return asked

    def picture(self):
        """The screen as rows of (red, green, blue) bytes."""
        # It fails while a window on the screen changes its size.
        dump = wait_until(lambda: subprocess.run(
            ["xwd", "-root", "-silent"], env=self.environment, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, check=False).stdout, "a picture of the screen")
        header = struct.unpack(">25I", dump[:100])
        width, height, step, stride = header[4], header[5], header[11] // 8, header[12]
        pixels = dump[header[0] + header[19] * 12:]
        rows = []
        for row in range(height):
            line = pixels[row * stride:row * stride + width * step]
            colours = bytearray(width * 3)
            for channel in range(3):  # blue comes first
                colours[channel::3] = line[2 - channel::step]
            rows.append(bytes(colours))
        return rows

    def close(self):
        for process in reversed(self.processes):
            if process.poll() is None:
                process.terminate()
        for process in self.processes:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def save_png(rows, path):
    def chunk(kind, content):
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", len(rows[0]) // 3, len(rows), 8, 2, 0, 0, 0)
    content = zlib.compress(b"".join(b"\0" + row for row in rows))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", content) + chunk(b"IEND", b""))
