# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenarios about the link: several interfaces, bridges, tunnels, data in the SYN."""

import socket

from registry import scenario
from world import CLIENT, SERVER


def _second_link(world):
    world.network.link("client", "eth1", "server", "eth1")
    world.network.address("client", "eth1", "198.51.100.1/24")
    world.network.address("server", "eth1", "198.51.100.2/24")


@scenario("two_interfaces", "two links captured at once, each with traffic of its own",
          program="dumpcap", device="eth0,eth1", prepare=_second_link)
def two_interfaces(world):
    world.curl("-H", "Host: left.example", f"http://{SERVER}/", f"http://{SERVER}/docs/one.html")
    world.curl("-H", "Host: right.example", "http://198.51.100.2/img/dot.svg")
    world.take_access_log()


def _bridge(world):
    network = world.network
    network.namespace("switch")
    network.namespace("guest")
    network.link("guest", "eth0", "switch", "port1")
    network.link("server", "eth2", "switch", "port2")
    network.ip("switch", "link", "add", "bridge0", "type", "bridge")
    for port in ("port1", "port2"):
        network.ip("switch", "link", "set", port, "master", "bridge0")
    network.ip("switch", "link", "set", "bridge0", "up")
    network.address("guest", "eth0", "203.0.113.1/24")
    network.address("server", "eth2", "203.0.113.2/24")


@scenario("seen_thrice", "one connection through a bridge, captured on both ports and the bridge itself",
          program="dumpcap", where="switch", device="port1,port2,bridge0", prepare=_bridge)
def seen_thrice(world):
    world.curl("-H", "Host: bridged.example", "http://203.0.113.2/", "http://203.0.113.2/docs/two.html",
               where="guest")
    world.curl("-H", "Host: bridged.example", "http://203.0.113.2/big/sixty.bin", where="guest")
    world.take_access_log()


def _vxlan(world):
    for name, local, remote, inner in (("client", CLIENT, SERVER, "10.9.0.1/24"),
                                       ("server", SERVER, CLIENT, "10.9.0.2/24")):
        world.network.ip(name, "link", "add", "vxlan0", "type", "vxlan", "id", "7", "dstport", "4789",
                         "local", local, "remote", remote)
        # An inner MTU above what fits: the kernel has to fragment the outer datagrams.
        world.network.ip(name, "link", "set", "vxlan0", "mtu", "1500", "up")
        world.network.address(name, "vxlan0", inner)
        world.network.ip(name, "route", "replace", "10.9.0.0/24", "dev", "vxlan0", "mtu", "lock", "1500")


@scenario("vxlan_fragments", "inside VXLAN, whose outer datagrams are fragmented", prepare=_vxlan)
def vxlan_fragments(world):
    world.curl("-H", "Host: overlay.example", "http://10.9.0.2/docs/two.html",
               "http://10.9.0.2/big/sixty.bin", "http://10.9.0.2/")
    world.take_access_log()


def _fast_open(world):
    for name in ("client", "server"):
        with world.network.inside(name), open("/proc/sys/net/ipv4/tcp_fastopen", "w",
                                              encoding="ascii") as switch:
            switch.write("3")


@scenario("fast_open", "TCP Fast Open: the second and third request travel inside the SYN",
          prepare=_fast_open)
def fast_open(world):
    with world.network.inside("server"):
        listener = socket.create_server((SERVER, 8001))
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_FASTOPEN, 5)

    def serve():
        for number in range(3):
            peer, _ = listener.accept()
            with peer:
                peer.recv(4096)
                peer.sendall(world.answer(200, "OK", ["Connection: close"], body=b"n" * number))

    thread = world.network.thread("server", serve)
    for number in range(3):
        with world.network.inside("client"), socket.socket() as peer:
            peer.sendto(world.ask("GET", f"/fast/{number}"), socket.MSG_FASTOPEN, (SERVER, 8001))
            while peer.recv(4096):
                pass
    thread.join()
    listener.close()
