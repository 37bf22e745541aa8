# SPDX-License-Identifier: GPL-3.0-or-later
"""A web server on loopback, and a burst of requests to it."""

import socket
import threading

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"


class WebServer:
    def __init__(self):
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    @staticmethod
    def _serve(connection):
        with connection:
            pending = b""
            while True:
                received = connection.recv(65536)
                if not received:
                    return
                pending += received
                complete = pending.count(b"\r\n\r\n")
                pending = pending[pending.rfind(b"\r\n\r\n") + 4:] if complete else pending
                connection.sendall(ANSWER * complete)

    def burst(self, requests, host, section):
        """Sends exactly so many requests and reads all answers."""
        at_once = 20
        with socket.create_connection(("127.0.0.1", self.port)) as connection:
            sent = 0
            while sent < requests:
                count = min(at_once, requests - sent)
                connection.sendall(b"".join(
                    f"GET /{section}/{sent + each}?token=secret HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
                    for each in range(count)))
                sent += count
                wanted = count * len(ANSWER)
                while wanted > 0:
                    received = connection.recv(wanted)
                    if not received:
                        raise AssertionError("the server closed the connection")
                    wanted -= len(received)

    def close(self):
        self._socket.close()
