# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts other link layers and tunnels around Ethernet frames, and cuts IP packets into fragments."""

import struct

OUTER4 = (bytes([198, 51, 100, 1]), bytes([198, 51, 100, 2]))
OUTER6 = (bytes.fromhex("20010db8ffff00000000000000000001"),
          bytes.fromhex("20010db8ffff00000000000000000002"))


def checksum(data):
    total = sum(struct.unpack(f">{(len(data) + 1) // 2}H", data + b"\0" * (len(data) % 2)))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def vlan(frame, *tags):
    """@p tags: (ethertype, identifier), the outermost first."""
    text = b"".join(struct.pack(">HH", kind, identifier) for kind, identifier in tags)
    return frame[:12] + text + frame[12:]


def ipv4(protocol, payload, addresses=OUTER4, identification=7, offset=0, more=False):
    head = struct.pack(">BBHHHBBH4s4s", 0x45, 0, 20 + len(payload), identification,
                       (0x2000 if more else 0) | offset // 8, 64, protocol, 0, *addresses)
    return head[:10] + struct.pack(">H", checksum(head)) + head[12:] + payload


def ipv6(protocol, payload, addresses=OUTER6):
    return struct.pack(">IHBB16s16s", 6 << 28, len(payload), protocol, 64, *addresses) + payload


def in_ethernet(frame, packet):
    """@p packet behind the addresses of @p frame."""
    return frame[:12] + (b"\x86\xdd" if packet[0] >> 4 == 6 else b"\x08\x00") + packet


def _is_ip(frame):
    return frame[12:14] in (b"\x08\x00", b"\x86\xdd")


def each_ip(change):
    """Lets ARP and the like pass and gives IP frames to @p change."""
    return lambda frame: change(frame) if _is_ip(frame) else frame


@each_ip
def gre(frame):
    return in_ethernet(frame, ipv4(47, b"\x20\x00" + frame[12:14] + b"\0\0\0\x2a" + frame[14:]))


@each_ip
def ip_in_ip(frame):
    protocol = 4 if frame[12:14] == b"\x08\x00" else 41
    return in_ethernet(frame, ipv4(protocol, frame[14:]))


@each_ip
def ip_in_ipv6(frame):
    protocol = 4 if frame[12:14] == b"\x08\x00" else 41
    return in_ethernet(frame, ipv6(protocol, frame[14:]))


@each_ip
def pppoe(frame):
    ppp = (b"\0\x21" if frame[12:14] == b"\x08\x00" else b"\0\x57") + frame[14:]
    return frame[:12] + b"\x88\x64\x11\x00" + struct.pack(">HH", 5, len(ppp)) + ppp


def raw(frame):
    """LINKTYPE_RAW; None for what is not IP."""
    return frame[14:] if _is_ip(frame) else None


def null(frame):
    """LINKTYPE_NULL as a little-endian BSD writes it; None for what is not IP."""
    if not _is_ip(frame):
        return None
    return struct.pack("<I", 2 if frame[12:14] == b"\x08\x00" else 30) + frame[14:]


def fragments(frame, size, identification):
    """The frame's IP packet in pieces of @p size payload bytes, a multiple of eight."""
    if frame[12:14] == b"\x08\x00":
        length = struct.unpack_from(">H", frame, 16)[0]
        payload, addresses = frame[34:14 + length], (frame[26:30], frame[30:34])
        if frame[14] != 0x45 or len(payload) <= size:
            return [frame]
        return [in_ethernet(frame, ipv4(frame[23], payload[at:at + size], addresses, identification,
                                        at, at + size < len(payload)))
                for at in range(0, len(payload), size)]
    payload, addresses = frame[54:], (frame[22:38], frame[38:54])
    if frame[12:14] != b"\x86\xdd" or frame[20] != 6 or len(payload) <= size:
        return [frame]
    pieces = []
    for at in range(0, len(payload), size):
        more = 1 if at + size < len(payload) else 0
        header = struct.pack(">BBHI", 6, 0, at | more, identification)
        pieces.append(in_ethernet(frame, ipv6(44, header + payload[at:at + size], addresses)))
    return pieces
