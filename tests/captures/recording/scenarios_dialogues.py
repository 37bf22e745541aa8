# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenarios in which both sides follow a script, for what curl and nginx never say."""

from registry import scenario


@scenario("chunked_trailers", "chunked request and response with extensions and trailers, then one more")
def chunked_trailers(world):
    chunks = [b"5;name=value\r\nhello\r\n", b"11\r\n, these are bytes\r\n", b"0\r\n",
              b"Checksum: 1234\r\nX-Last: GET /not/a/request HTTP/1.1\r\n", b"\r\n"]
    chunked = ["Transfer-Encoding: chunked", "Trailer: Checksum, X-Last"]
    world.dialogue([
        ("c", world.ask("POST", "/upload/in/pieces", lines=chunked), *chunks),
        ("s", world.answer(200, "OK", chunked, length=False), *chunks),
        ("c", world.ask("GET", "/after")),
        ("s", world.answer(200, "OK", body=b"still in step"))])


@scenario("no_body", "HEAD, 204, 304 and 205: no body follows whatever the header section says")
def no_body(world):
    world.dialogue([
        ("c", world.ask("HEAD", "/docs/a")),
        ("s", world.answer(200, "OK", ["Content-Length: 5000"], length=False)),
        ("c", world.ask("HEAD", "/docs/b")),
        ("s", world.answer(200, "OK", ["Transfer-Encoding: chunked"], length=False)),
        ("c", world.ask("DELETE", "/docs/c")),
        ("s", world.answer(204, "No Content")),
        ("c", world.ask("GET", "/docs/d", lines=['If-None-Match: "1"'])),
        ("s", world.answer(304, "Not Modified", ["Content-Length: 777"])),
        ("c", world.ask("GET", "/docs/e")),
        ("s", world.answer(205, "Reset Content")),
        ("c", world.ask("GET", "/docs/f")),
        ("s", world.answer(200, "OK", body=b"a body at last"))])


@scenario("expect_continue", "100-continue honoured, refused with 417, and not waited for; 102 and 103")
def expect_continue(world):
    expect = ["Expect: 100-continue"]
    sized = [*expect, "Content-Length: 11"]
    world.dialogue([
        ("c", world.ask("PUT", "/files/kept", lines=sized)),
        ("s", world.answer(100, "Continue")),
        ("c", b"hello world"),
        ("s", world.answer(201, "Created")),
        ("c", world.ask("PUT", "/files/refused", lines=[*expect, "Content-Length: 0"])),
        ("s", world.answer(417, "Expectation Failed")),
        ("c", world.ask("PUT", "/files/impatient", lines=sized) + b"hello again"),
        ("s", world.answer(100, "Continue"), world.answer(204, "No Content")),
        ("c", world.ask("GET", "/page/hints")),
        ("s", world.answer(102, "Processing"), world.answer(103, "Early Hints", ["Link: </a.css>"]),
         world.answer(200, "OK", body=b"page"))])
    world.dialogue([
        ("c", world.ask("POST", "/files/too-large", lines=[*expect, "Content-Length: 100000"])),
        ("s", world.answer(413, "Content Too Large", ["Connection: close"])),
        ("s-end",)])


@scenario("close_delimited", "HTTP/1.0: the end of the connection ends the body; one without Host")
def close_delimited(world):
    world.dialogue([
        ("c", world.ask("GET", "/old/page", host="old.example", version="1.0")),
        ("s", world.answer(200, "OK", version="1.0", length=False), b"first part, ", b"second part"),
        ("s-end",)])
    world.dialogue([
        ("c", world.ask("GET", "/nameless/page?q=1", host=None, version="1.0")),
        ("s", world.answer(404, "Not Found", version="1.0", length=False),
         b"HTTP/1.1 200 OK is what this body says\r\n\r\n"),
        ("s-end",)])
    world.dialogue([
        ("c", world.ask("GET", "/v11/page")),
        ("s", world.answer(200, "OK", ["Connection: close"], length=False), b"until the end"),
        ("s-end",)], family=6)


@scenario("websocket", "101 and frames behind it that look like HTTP; then an Upgrade that is refused")
def websocket(world):
    upgrade = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
               "Sec-WebSocket-Key: aGl0d2F0Y2ggaGl0d2F0Yw=="]
    frame = b"\x81\x2aGET /not/a/request HTTP/1.1\r\nHost: no\r\n\r\n"
    world.dialogue([
        ("c", world.ask("GET", "/chat/room?id=1", lines=upgrade)),
        ("s", world.answer(101, "Switching Protocols", ["Connection: Upgrade", "Upgrade: websocket"])),
        ("c", frame), ("s", frame), ("s", b"\x88\x00"), ("c", b"\x88\x00")])
    world.dialogue([
        ("c", world.ask("GET", "/chat/closed", lines=upgrade)),
        ("s", world.answer(426, "Upgrade Required", ["Upgrade: h2c"])),
        ("c", world.ask("GET", "/chat/plain", lines=upgrade)),
        ("s", world.answer(200, "OK", body=b"no upgrade")),
        ("c", world.ask("GET", "/chat/after")),
        ("s", world.answer(200, "OK", body=b"still HTTP"))])


@scenario("connect_refused", "CONNECT refused three times and then accepted on one connection")
def connect_refused(world):
    def connect(status, reason, **more):
        return [("c", world.ask("CONNECT", "a.example:8443", host="a.example:8443")),
                ("s", world.answer(status, reason, **more))]

    world.dialogue([
        *connect(407, "Proxy Authentication Required", body=b"who are you"),
        *connect(403, "Forbidden"), *connect(502, "Bad Gateway", body=b"no such host"),
        *connect(200, "Connection established", length=False),
        ("c", b"GET /inside HTTP/1.1\r\nHost: inside\r\n\r\n"),
        ("s", b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")])


@scenario("methods", "methods nobody lists: BREW, lower case, WebDAV, tokens with every odd character")
def methods(world):
    turns = []
    for method in ("BREW", "get", "Get", "PROPFIND", "REPORT", "M-SEARCH", "OPTIONS", "TRACE", "PATCH",
                   "X", "!#$%&'*+-.^_`|~", "VERSION-CONTROL", "A-METHOD-OF-THIRTY-TWO-LETTERS-X"):
        turns += [("c", world.ask(method, f"/odd/{len(method)}")),
                  ("s", world.answer(405, "Method Not Allowed", body=b"no"))]
    turns += [("c", world.ask("OPTIONS", "*")), ("s", world.answer(200, "OK"))]
    world.dialogue(turns)


@scenario("targets", "targets of every form: absolute, with queries, escapes, empty segments, raw bytes")
def targets(world):
    turns = []
    for target in ("/", "/a", "/a/", "/a/b", "/a?x=/y", "/?x", "//a/b", "/a//b", "/%61/b", "/a;v=1/b",
                   "/.hidden/x", "/a#fragment", "http://abs.example/a/b", "http://abs.example",
                   "http://ABS.example:80/c?d", "http://abs.example:8080", "http://abs.example?q=1/2",
                   "/" + "long/" * 200, "/" + "s" * 200 + "/x"):
        turns += [("c", world.ask("GET", target, host="T.Example")),
                  ("s", world.answer(200, "OK", body=b"ok"))]
    world.dialogue(turns)


@scenario("hosts", "host names in upper case, with ports, as addresses, empty and missing")
def hosts(world):
    turns = []
    for host in ("UPPER.example", "upper.example:80", "upper.example:8080", "192.0.2.2",
                 "[2001:db8::2]", "[2001:db8::2]:81", "trailing.example.", "a_b.example"):
        turns += [("c", world.ask("GET", "/x", host=host)), ("s", world.answer(200, "OK"))]
    turns += [("c", world.ask("GET", "/none", host=None, version="1.0",
                              lines=["Connection: keep-alive"])),
              ("s", world.answer(200, "OK"))]
    world.truth.request("GET", None, "/empty")
    turns += [("c", b"GET /empty HTTP/1.1\r\nHost:\r\n\r\n"), ("s", world.answer(400, "Bad Request"))]
    world.dialogue(turns)


@scenario("lf_only", "line ends of LF alone in requests, in responses, and in both")
def lf_only(world):
    for ask_end, answer_end in (("\n", "\r\n"), ("\r\n", "\n"), ("\n", "\n")):
        world.dialogue([
            ("c", world.ask("GET", "/line/one", end=ask_end)),
            ("s", world.answer(200, "OK", body=b"one", end=answer_end)),
            ("c", world.ask("POST", "/line/two", lines=["Content-Length: 4"], body=b"a\n\nb",
                            end=ask_end)),
            ("s", world.answer(404, "Not Found", body=b"HTTP/1.1 200 OK\n\n", end=answer_end))])


@scenario("small_segments", "every byte of a request and a response in a segment of its own")
def small_segments(world):
    ask = world.ask("POST", "/tiny/steps", lines=["Transfer-Encoding: chunked"],
                    body=b"3\r\nabc\r\n0\r\n\r\n")
    answer = world.answer(200, "OK", ["X-Folded: one", "\ttwo"], body=b"x" * 20)
    world.dialogue([("c", *[ask[at:at + 1] for at in range(len(ask))]),
                    ("s", *[answer[at:at + 1] for at in range(len(answer))])])


@scenario("pipelined_mix", "nine pipelined requests with and without bodies, split at odd places")
def pipelined_mix(world):
    asks, answers = b"", b""
    for number in range(9):
        method = ("GET", "POST", "HEAD")[number % 3]
        body = b"GET /inner HTTP/1.1\r\n\r\n" if method == "POST" else b""
        lines = [f"Content-Length: {len(body)}"] if body else []
        asks += world.ask(method, f"/mix{number % 4}/{number}", lines=lines, body=body)
        answers += world.answer((200, 201, 404)[number % 3], "Fine",
                                body=b"" if method == "HEAD" else b"HTTP/1.1 500 No\r\n\r\n")
    world.dialogue([("c", *_split(asks, 37)), ("s", *_split(answers, 41))])


@scenario("early_response", "a final response before the request's body is complete; reset afterwards")
def early_response(world):
    world.dialogue([
        ("c", world.ask("POST", "/big/upload", lines=["Content-Length: 4000"]), b"x" * 1000),
        ("s", world.answer(413, "Content Too Large", ["Connection: close"], body=b"too large")),
        ("c", b"x" * 500), ("s-reset",)])


@scenario("long_talk", "eight exchanges on one connection, each told apart by its status and section")
def long_talk(world):
    turns = []
    for number, status in enumerate((200, 201, 202, 203, 404, 410, 500, 503)):
        turns.append(("c", world.ask("GET", f"/talk{number}/page", host="talk.example")))
        parts = [b"%d" % number * 900] * 4
        if number % 2:
            head = world.answer(status, "Chunked", ["Transfer-Encoding: chunked"], length=False)
            pieces = [b"384\r\n" + part + b"\r\n" for part in parts] + [b"0\r\n\r\n"]
        else:
            head = world.answer(status, "Sized", ["Content-Length: 3600"], length=False)
            pieces = parts
        turns.append(("s", head + pieces[0], *pieces[1:]))
    world.dialogue(turns)


@scenario("half_close", "the client ends its side after the request; the answer comes all the same")
def half_close(world):
    world.dialogue([("c", world.ask("GET", "/half/closed")), ("c-end",),
                    ("s", world.answer(200, "OK", body=b"answer"))])


@scenario("reset_in_response", "the server resets in the middle of a body: the response still counts")
def reset_in_response(world):
    world.dialogue([("c", world.ask("GET", "/cut/off")),
                    ("s", world.answer(200, "OK", ["Content-Length: 9000"], length=False), b"y" * 100),
                    ("s-reset",)])


@scenario("cut_off_request", "a header section that never ends, and a line that is no request")
def cut_off_request(world):
    world.dialogue([("c", world.ask("GET", "/fine/one")), ("s", world.answer(200, "OK")),
                    ("c", b"GET /never/complete HTTP/1.1\r\nHost: a.example\r\nX-Half: ")])


@scenario("port_reuse", "one pair of ports used for three connections one after another")
def port_reuse(world):
    for number in range(3):
        world.dialogue([("c", world.ask("GET", f"/round/{number}")),
                        ("s", world.answer(200, "OK", body=b"z" * number)), ("s-reset",)],
                       source_port=50_001)


@scenario("not_http", "SMTP, SSH and binary noise, with HTTP words in their middle: nothing to count")
def not_http(world):
    world.dialogue([("s", b"220 mail.example ESMTP\r\n"), ("c", b"HELO a.example\r\n"),
                    ("s", b"250 hello\r\n"), ("c", b"DATA\r\nGET / HTTP/1.1\r\n\r\n.\r\n")], port=25)
    world.dialogue([("s", b"SSH-2.0-server\r\n"), ("c", b"SSH-2.0-client\r\n")], port=22)
    world.dialogue([("c", bytes(range(256)) * 4), ("s", bytes(range(255, -1, -1)))], port=8088)
    world.dialogue([("c", b"INVITE sip:a@a.example SIP/2.0\r\n\r\n"),
                    ("s", b"SIP/2.0 200 OK\r\n\r\n")], port=5060)


@scenario("body_in_get", "GET and DELETE with a body, which belongs to them")
def body_in_get(world):
    body = b"GET /smuggled HTTP/1.1\r\nHost: evil.example\r\n\r\n"
    turns = []
    for method in ("GET", "DELETE", "OPTIONS"):
        turns += [("c", world.ask(method, "/with/body", lines=[f"Content-Length: {len(body)}"],
                                  body=body)),
                  ("s", world.answer(200, "OK", body=b"HTTP/1.1 404 Not Found\r\n\r\n"))]
    world.dialogue(turns)


def _split(data, size):
    return [data[at:at + size] for at in range(0, len(data), size)]
