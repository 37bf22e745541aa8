# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenarios with real clients and real servers: curl, nginx, openssl."""

import socket
import ssl

import proxy
from registry import scenario
from world import SERVER, SERVER6


def _site(*names, server=SERVER):
    host = f"[{server}]" if ":" in server else server
    return [f"http://{host}{name}" for name in names]


@scenario("keep_alive", "curl fetches five targets over one connection from nginx")
def keep_alive(world):
    names = ["/", "/docs/one.html", "/docs/two.html?page=2", "/img/dot.svg", "/docs/missing"]
    world.curl("-H", "Host: www.example", *_site(*names))
    world.take_access_log()


@scenario("keep_alive_ipv6", "the same over IPv6, host named by its bracketed address")
def keep_alive_ipv6(world):
    world.curl(*_site("/", "/docs/one.html", "/docs/old/x", server=SERVER6))
    world.take_access_log()


@scenario("short_connections", "a connection for each of six requests; three of them at once")
def short_connections(world):
    for name in ("/", "/docs/one.html", "/docs/two.html"):
        world.curl("-H", "Connection: close", "-H", "Host: Short.Example:80", *_site(name))
    world.curl("-Z", "--parallel-immediate", "-H", "Connection: close", "-H",
               "Host: short.example:8080", *_site("/a/1", "/b/2", "/img/dot.svg"))
    world.curl("-0", "-H", "Host:", *_site("/nameless/x"))
    world.take_access_log()


@scenario("pipelining", "five requests in one write, five responses by nginx in order")
def pipelining(world):
    targets = ["/", "/docs/one.html", "/nowhere/at/all", "/empty", "/img/dot.svg"]
    text = b"".join(
        f"GET {target} HTTP/1.1\r\nHost: pipe.example\r\n{extra}\r\n".encode()
        for target, extra in zip(targets, ["", "", "", "", "Connection: close\r\n"]))
    with world.network.inside("client"), socket.create_connection((SERVER, 80), 10) as peer:
        peer.sendall(text)
        while peer.recv(65536):
            pass
    world.take_access_log()


@scenario("post", "curl posts a form, JSON, an empty body and a chunked one; nginx refuses them all")
def post(world):
    url = _site("/docs/one.html")[0]
    world.curl("-d", "name=value&other=thing", url)
    world.curl("-H", "Content-Type: application/json", "-d", '{"a": [1, 2, 3]}', url)
    world.curl("-X", "POST", "-d", "", url)
    world.curl("-H", "Transfer-Encoding: chunked", "-d", "in chunks", url)
    world.take_access_log()


@scenario("large_body", "60 KB twice over one connection, then HEAD of it, then a range of it")
def large_body(world):
    big = _site("/big/sixty.bin")[0]
    world.curl("-H", "Host: big.example", big, big)
    world.curl("-H", "Host: big.example", "-I", big, _site("/docs/one.html")[0])
    world.curl("-H", "Host: big.example", "-r", "100-5099", big)
    world.take_access_log()


@scenario("connect_tunnel", "curl tunnels TLS through a proxy (CONNECT); one tunnel is refused first")
def connect_tunnel(world):
    with _proxy(world):
        world.curl("-k", "-x", f"http://{SERVER}:3128", "https://inner.example/docs/one.html")
        world.truth.exchange("CONNECT", "inner.example:443", "inner.example:443", 200)
        world.curl("-k", "-x", f"http://{SERVER}:3128", "https://refused.example/", check=False)
        world.truth.exchange("CONNECT", "refused.example:443", "refused.example:443", 403)


@scenario("absolute_form", "curl uses a proxy without a tunnel: absolute-form targets")
def absolute_form(world):
    with _proxy(world):
        for target in ("http://one.example/docs/one.html", "http://two.example:8080/img/dot.svg?x=/y",
                       "http://three.example"):
            world.curl("-x", f"http://{SERVER}:3128", target)
    world.take_access_log()


@scenario("tls", "three TLS connections: with a server name, without one, and over IPv6")
def tls(world):
    world.curl("-k", "--resolve", f"tls.example:443:{SERVER}", "https://tls.example/docs/one.html")
    world.curl("-k", "--resolve", f"six.example:443:{SERVER6}", "https://six.example/")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with world.network.inside("client"), socket.create_connection((SERVER, 443), 10) as plain:
        with context.wrap_socket(plain) as peer:
            peer.sendall(b"GET / HTTP/1.1\r\nHost: hidden.example\r\nConnection: close\r\n\r\n")
            while peer.recv(65536):
                pass


@scenario("http2_prior_knowledge", "curl speaks HTTP/2 without TLS to nginx; then one HTTP/1.1 request")
def http2_prior_knowledge(world):
    world.curl("--http2-prior-knowledge", f"http://{SERVER}:8082/docs/one.html")
    world.curl("-H", "Host: after.example", *_site("/docs/one.html"))
    world.take_access_log()


@scenario("loopback", "client and server on one machine, captured on lo", device="lo")
def loopback(world):
    world.curl("-H", "Host: local.example", "http://127.0.0.1/", "http://127.0.0.1/docs/two.html",
               where="server")
    world.curl("http://[::1]/img/dot.svg", where="server")
    world.take_access_log()


@scenario("nanoseconds", "nanosecond time stamps", options=["--time-stamp-precision=nano"])
def nanoseconds(world):
    world.curl("-H", "Host: nano.example", *_site("/", "/docs/one.html"))
    world.take_access_log()


@scenario("short_snapshot", "only the first 400 bytes of each packet: bodies are gaps of known length",
          options=["-s", "400"])
def short_snapshot(world):
    world.curl("-H", "Host: cut.example", *_site("/docs/two.html", "/big/sixty.bin", "/"))
    world.take_access_log()


@scenario("any_cooked", "the pseudo-interface 'any' (Linux cooked capture v2)", device="any",
          options=["-y", "LINUX_SLL2"])
def any_cooked(world):
    world.curl("-H", "Host: any.example", *_site("/", "/docs/one.html"))
    world.curl("-H", "Host: any.example", "http://127.0.0.1/img/dot.svg", where="server")
    world.take_access_log()


@scenario("any_cooked_v1", "the same as Linux cooked capture v1", device="any",
          options=["-y", "LINUX_SLL"])
def any_cooked_v1(world):
    world.curl("-H", "Host: any.example", *_site("/", "/docs/one.html"))
    world.take_access_log()


class _proxy:
    """The proxy, for the length of a with block."""

    def __init__(self, world):
        with world.network.inside("server"):
            self._listener = socket.create_server((SERVER, 3128))
        world.network.thread("server", proxy.serve_until_closed, self._listener)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
