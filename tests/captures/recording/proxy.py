# SPDX-License-Identifier: GPL-3.0-or-later
"""A tiny forward proxy: CONNECT and absolute-form, everything to one server on the loopback."""

import socket
import threading


def _copy(source, sink):
    try:
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        pass


def _handle(client):
    head = b""
    while b"\r\n\r\n" not in head:
        data = client.recv(65536)
        if not data:
            return
        head += data
    method, target = head.split(b" ")[:2]
    if method == b"CONNECT":
        name, port = target.rsplit(b":", 1)
        if name.startswith(b"refused"):
            client.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
            return _handle(client)
        server = socket.create_connection(("127.0.0.1", int(port)))
        client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
    else:
        server = socket.create_connection(("127.0.0.1", 80))
        server.sendall(head)
    back = threading.Thread(target=_copy, args=(server, client), daemon=True)
    back.start()
    _copy(client, server)
    back.join()
    return None


def _serve_one(client):
    with client:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        _handle(client)


def serve_until_closed(listener):
    while True:
        try:
            client, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_serve_one, args=(client,), daemon=True).start()
