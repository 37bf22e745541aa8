# SPDX-License-Identifier: GPL-3.0-or-later
"""The application behind the demo's web server, and the old HTTP/1.0 server beside it."""

import http.server
import json
import random
import threading
import time

# Median seconds per section; what is not here answers at once.
MEDIAN_LATENCY = {"/search": 0.070, "/login": 0.045, "/cart": 0.022, "/checkout": 0.120,
                  "/users": 0.012, "/orders": 0.018, "/products": 0.008}
SUCCESS = {"POST": 201, "DELETE": 204}


class Application(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "app"
    sys_version = ""
    disable_nagle_algorithm = True
    wbufsize = 65536  # header and body leave together
    chance = random.Random(7)
    lock = threading.Lock()

    def log_message(self, *_):
        pass

    def answer(self):
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        section = "/" + self.path[1:].split("?")[0].split("/")[0]
        with self.lock:
            delay = MEDIAN_LATENCY.get(section, 0.003) * self.chance.lognormvariate(0, 0.5)
            dice = self.chance.random()
            words = self.chance.randrange(2, 12)
        time.sleep(min(delay, 0.3))
        self.reply(self.decide(section, body, dice), words)

    def decide(self, section, body, dice):
        if section == "/login":
            return 200 if b"right" in body else 401
        if body and not body.startswith(b"{"):
            return 400
        if section == "/checkout" and dice < 0.25:
            return 500
        if "/0" in self.path:
            return 404
        return 500 if dice < 0.008 else SUCCESS.get(self.command, 200)

    def reply(self, status, words):
        content = b""
        if status != 204:
            content = json.dumps({"ok": status < 400, "items": list(range(words))}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        if status != 204:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = answer


class Legacy(Application):
    """Speaks HTTP/1.0: no lengths, the end of the connection ends the body."""

    protocol_version = "HTTP/1.0"

    def reply(self, status, words):
        self.send_response(status)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(b"old but alive\n" * words)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


def serve(address, port, handler):
    Server((address, port), handler).serve_forever()
