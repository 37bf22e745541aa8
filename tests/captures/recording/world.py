# SPDX-License-Identifier: GPL-3.0-or-later
"""One client, one server, a cable between them; nginx, a proxy and a stage for scripted dialogues."""

import contextlib
import pathlib
import re
import socket
import subprocess
import threading

from network import Network, wait_for_port
from truth import Truth

CLIENT, SERVER = "192.0.2.1", "192.0.2.2"
CLIENT6, SERVER6 = "2001:db8::1", "2001:db8::2"
SITE = {"index.html": 200, "docs/one.html": 700, "docs/two.html": 1900, "img/dot.svg": 300,
        "big/sixty.bin": 60_000}
NGINX = """
user root;
worker_processes 1;
pid {directory}/nginx.pid;
error_log {directory}/error.log warn;
events {{ worker_connections 64; }}
http {{
    log_format truth '$status|$http_host|$request';
    access_log {directory}/access.log truth;
    server_tokens off;
    types {{ text/html html; image/svg+xml svg; }}
    server {{
        listen 80;
        listen [::]:80;
        listen 8080;
        root {directory}/www;
        location /docs/old {{ return 301 /docs/one.html; }}
        location /empty {{ return 204; }}
    }}
    server {{
        listen 8082 http2;
        access_log off;
        root {directory}/www;
    }}
    server {{
        listen 443 ssl;
        listen [::]:443 ssl;
        access_log off;
        ssl_certificate {directory}/certificate.pem;
        ssl_certificate_key {directory}/key.pem;
        root {directory}/www;
    }}
}}
"""


class World:
    def __init__(self, network: Network, directory: pathlib.Path):
        self.network = network
        self.directory = directory
        self.truth = Truth()
        self.trouble = []
        self._build()
        self._write_site()
        network.start("server", "nginx", "-c", str(directory / "nginx.conf"), "-g", "daemon off;")
        with network.inside("server"):
            wait_for_port(SERVER, 443)

    def _build(self):
        for name in ("client", "server"):
            self.network.namespace(name)
        self.network.link("client", "eth0", "server", "eth0")
        self.network.address("client", "eth0", f"{CLIENT}/24", f"{CLIENT6}/64")
        self.network.address("server", "eth0", f"{SERVER}/24", f"{SERVER6}/64")

    def _write_site(self):
        for name, size in SITE.items():
            path = self.directory / "www" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            line = f"line of {name}\n"
            path.write_text((line * (size // len(line) + 1))[:size])
        (self.directory / "nginx.conf").write_text(NGINX.format(directory=self.directory))
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
             "-nodes", "-days", "2", "-subj", "/CN=tls.example", "-keyout",
             str(self.directory / "key.pem"), "-out", str(self.directory / "certificate.pem")],
            check=True, stderr=subprocess.DEVNULL)

    def curl(self, *arguments, where="client", check=True):
        return self.network.run(where, "curl", "-s", "--no-progress-meter", "--max-time", "10", *arguments, check=check,
                                stdout=subprocess.DEVNULL)

    def take_access_log(self):
        """What nginx says it served since the last call goes into the truth."""
        log = self.directory / "access.log"
        for line in log.read_text().splitlines():
            status, host, request = line.split("|", 2)
            method, target = request.split(" ")[:2]
            absolute = re.match(r"[a-z]+://([^/]*)", target, re.IGNORECASE)
            named = absolute.group(1) if absolute else "" if host == "-" else host
            self.truth.exchange(method, named, target, int(status))
        log.write_text("")

    # Texts that note themselves in the truth when they are made.

    def ask(self, method, target, host="a.example", lines=(), body=b"", end="\r\n", version="1.1"):
        absolute = re.match(r"[a-z]+://([^/?#]*)", target, re.IGNORECASE)
        self.truth.request(method, absolute.group(1) if absolute else host, target)
        head = [f"{method} {target} HTTP/{version}"] + ([f"Host: {host}"] if host else [])
        return end.join([*head, *lines, "", ""]).encode() + body

    def answer(self, status, reason="", lines=(), body=b"", end="\r\n", version="1.1", length=True):
        self.truth.response(status)
        head = [f"HTTP/{version} {status} {reason}".rstrip()]
        if length and status >= 200 and status not in (204, 304):
            head.append(f"Content-Length: {len(body)}")
        return end.join([*head, *lines, "", ""]).encode() + body

    def dialogue(self, turns, port=8000, family=4, address=None, source_port=0):
        """Plays turns over a real connection: ("c", bytes...) is sent by the client, ("s", bytes...)
        by the server, each piece in a send of its own; ("c-end",) half-closes, ("s-reset",) resets.
        Each side reads all that the other sent before it goes on."""
        server, client = (SERVER, CLIENT) if family == 4 else (SERVER6, CLIENT6)
        kind = socket.AF_INET if family == 4 else socket.AF_INET6
        with self.network.inside("server"):
            listener = socket.create_server((address or server, port), family=kind)
        thread = threading.Thread(target=self._guard, args=(self._serve, listener, turns))
        thread.start()
        with self.network.inside("client"):
            peer = socket.socket(kind, socket.SOCK_STREAM)
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        peer.bind((client, source_port))
        peer.settimeout(10)
        peer.connect((address or server, port))
        with listener:
            self._guard(_play, peer, turns, "c")
            thread.join()
        if self.trouble:
            raise RuntimeError(f"dialogue failed: {self.trouble}")

    def _guard(self, function, *arguments):
        try:
            function(*arguments)
        except OSError as problem:
            self.trouble.append(problem)

    def _serve(self, listener, turns):
        listener.settimeout(10)
        peer, _ = listener.accept()
        peer.settimeout(10)
        _play(peer, turns, "s")


def _play(peer, turns, me):
    peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with contextlib.closing(peer):
        for who, *pieces in turns:
            side, _, what = who.partition("-")
            if side == me and what == "end":
                peer.shutdown(socket.SHUT_WR)
            elif side == me and what == "reset":
                peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                return
            elif side == me:
                for piece in pieces:
                    peer.sendall(piece)
            elif what == "reset":
                with contextlib.suppress(ConnectionResetError):
                    peer.recv(1)
                return
            elif what == "end":
                if peer.recv(1):
                    raise OSError("more bytes than the script says")
            else:
                _read_exactly(peer, sum(map(len, pieces)))


def _read_exactly(peer, length):
    while length > 0:
        data = peer.recv(length)
        if not data:
            raise OSError(f"closed, {length} bytes early")
        length -= len(data)
