# SPDX-License-Identifier: GPL-3.0-or-later
"""Network namespaces of our own, and what runs inside them. Needs root; cleans up on every exit."""

import array
import contextlib
import ctypes
import fcntl
import os
import signal
import socket
import struct
import subprocess
import threading
import time

CLONE_NEWNET = 0x40000000
SIOCETHTOOL = 0x8946
# ETHTOOL_S*: checksumming, scatter-gather, TSO, UFO, GSO, GRO. Off, so that the wire carries what a
# wire carries: frames of at most one MTU with correct checksums.
OFFLOAD_COMMANDS = (0x15, 0x17, 0x19, 0x1F, 0x22, 0x24, 0x2C)
_libc = ctypes.CDLL(None, use_errno=True)


def _enter(path):
    with open(path, "rb") as handle:
        if _libc.setns(handle.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), f"cannot enter {path}")


class Network:
    """Namespaces named after this process, joined by virtual Ethernet links."""

    def __init__(self):
        self._prefix = f"hitwatch-{os.getpid()}-"
        self._namespaces = []
        self._processes = []
        signal.signal(signal.SIGTERM, lambda *_: exit(1))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for process in reversed(self._processes):
            self.stop(process)
        for name in self._namespaces:
            subprocess.run(["ip", "netns", "del", self._prefix + name], check=False)

    def namespace(self, name):
        subprocess.run(["ip", "netns", "add", self._prefix + name], check=True)
        self._namespaces.append(name)
        self.ip(name, "link", "set", "lo", "up")

    def ip(self, name, *arguments):
        subprocess.run(["ip", "-n", self._prefix + name, *arguments], check=True)

    def link(self, left, left_device, right, right_device):
        """A virtual Ethernet cable between two namespaces, both ends up."""
        self.ip(left, "link", "add", left_device, "type", "veth", "peer", "name", right_device,
                "netns", self._prefix + right)
        for name, device in ((left, left_device), (right, right_device)):
            with self.inside(name):
                _turn_off_offloads(device)
            self.ip(name, "link", "set", device, "up")

    def address(self, name, device, *addresses):
        for address in addresses:
            extra = ["nodad"] if ":" in address else []
            self.ip(name, "addr", "add", address, "dev", device, *extra)

    @contextlib.contextmanager
    def inside(self, name):
        """The calling thread (and sockets it makes, and programs it starts) is in the namespace."""
        home = f"/proc/self/task/{threading.get_native_id()}/ns/net"
        with open(home, "rb") as handle:
            _enter(f"/run/netns/{self._prefix}{name}")
            try:
                yield
            finally:
                if _libc.setns(handle.fileno(), CLONE_NEWNET) != 0:
                    os.abort()  # going on in the wrong namespace could reach a real network

    def run(self, name, *command, **options):
        with self.inside(name):
            return subprocess.run(command, **options)

    def start(self, name, *command, **options):
        with self.inside(name):
            process = subprocess.Popen(command, **options)
        self._processes.append(process)
        return process

    def stop(self, process, how=signal.SIGTERM):
        if process in self._processes:
            self._processes.remove(process)
        if process.poll() is None:
            process.send_signal(how)
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def thread(self, name, function, *arguments):
        """Runs a function in a thread inside the namespace; the caller joins it."""

        def body():
            with self.inside(name):
                function(*arguments)

        thread = threading.Thread(target=body, daemon=True)
        thread.start()
        return thread

    @contextlib.contextmanager
    def capture(self, name, device, path, *options, program="tcpdump"):
        """Everything between entering and leaving is in the capture file."""
        if program == "tcpdump":
            command = ["tcpdump", "-Z", "root", "--immediate-mode", "-U", "-n", "-i", device, "-B", "8192", "-w", path, *options]
            ready = "listening on"
        else:
            command = ["dumpcap", "-q", *[word for one in device.split(",") for word in ("-i", one)],
                       "-w", path, *options]
            ready = "File:"
        process = self.start(name, *command, stderr=subprocess.PIPE, text=True)
        errors = []
        for line in process.stderr:
            errors.append(line)
            if ready in line:
                break
        else:
            raise RuntimeError(f"{command[0]} did not start: {''.join(errors)}")
        drain = threading.Thread(target=process.stderr.read, daemon=True)
        drain.start()
        # dumpcap names the file before its loop polls the interfaces.
        time.sleep(0.3)
        try:
            yield
        finally:
            time.sleep(0.5)  # the last packets are on their way through the capture buffer
            self.stop(process, signal.SIGINT)


def _turn_off_offloads(device):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        for command in OFFLOAD_COMMANDS:
            value = array.array("B", struct.pack("=II", command, 0))
            request = struct.pack("16sP16x", device.encode(), value.buffer_info()[0])
            with contextlib.suppress(OSError):  # not every kernel knows every one
                fcntl.ioctl(control, SIOCETHTOOL, request)


def wait_for_port(address, port, seconds=10):
    """Returns once a server listens; a listening socket is looked up, so nothing is sent."""
    family = "6" if ":" in address else ""
    wanted = f"{port:04X}"
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with open(f"/proc/thread-self/net/tcp{family}", encoding="ascii") as table:
            for line in table.readlines()[1:]:
                fields = line.split()
                if fields[3] == "0A" and fields[1].rsplit(":", 1)[1] == wanted:
                    return
        time.sleep(0.02)
    raise RuntimeError(f"no server listens on port {port}")
