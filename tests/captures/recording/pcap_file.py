# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads and writes classic capture files, and writes pcapng; just enough for craft."""

import dataclasses
import struct

ETHERNET, RAW, NULL = 1, 101, 0


@dataclasses.dataclass
class Packet:
    time: int  # nanoseconds
    data: bytes
    interface: int = 0

    def payload_at(self):
        """Where the TCP payload starts and ends in an Ethernet/IPv4/TCP frame; None for others."""
        if self.data[12:14] != b"\x08\x00" or self.data[23] != 6:
            return None
        ip_end = 14 + struct.unpack_from(">H", self.data, 16)[0]
        tcp = 14 + (self.data[14] & 15) * 4
        return tcp + (self.data[tcp + 12] >> 4) * 4, ip_end

    def payload(self):
        place = self.payload_at()
        return self.data[place[0]:place[1]] if place else b""


def read(path):
    """Microsecond, little-endian captures of whole packets: what record writes here."""
    content = path.read_bytes()
    magic, _, _, _, _, _, link_type = struct.unpack_from("<IHHiIII", content)
    if magic != 0xA1B2C3D4 or link_type != ETHERNET:
        raise ValueError(f"{path} is not what record writes")
    at, packets = 24, []
    while at < len(content):
        seconds, micros, captured, length = struct.unpack_from("<IIII", content, at)
        if captured != length:
            raise ValueError(f"{path} has cut packets")
        packets.append(Packet(seconds * 10**9 + micros * 1000, content[at + 16:at + 16 + captured]))
        at += 16 + captured
    return packets


def pcap(packets, link_type=ETHERNET, order="<", nanoseconds=False):
    parts = [struct.pack(order + "IHHiIII", 0xA1B23C4D if nanoseconds else 0xA1B2C3D4, 2, 4, 0, 0,
                         262144, link_type)]
    for packet in packets:
        fraction = packet.time % 10**9
        parts.append(struct.pack(order + "IIII", packet.time // 10**9,
                                 fraction if nanoseconds else fraction // 1000,
                                 len(packet.data), len(packet.data)) + packet.data)
    return b"".join(parts)


def pcapng(packets, interfaces):
    """@p interfaces: (name, link type) pairs; Packet.interface counts them from 0."""

    def block(kind, body):
        body += b"\0" * (-len(body) % 4)
        length = len(body) + 12
        return struct.pack("<II", kind, length) + body + struct.pack("<I", length)

    parts = [block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1))]
    for name, link_type in interfaces:
        text = name.encode()
        options = struct.pack("<HH", 2, len(text)) + text + b"\0" * (-len(text) % 4)
        options += struct.pack("<HHB3xHH", 9, 1, 9, 0, 0)  # if_tsresol: nanoseconds
        parts.append(block(1, struct.pack("<HHI", link_type, 0, 0) + options))
    for packet in packets:
        parts.append(block(6, struct.pack("<IIIII", packet.interface, packet.time >> 32,
                                          packet.time & 0xFFFFFFFF, len(packet.data),
                                          len(packet.data)) + packet.data))
    return b"".join(parts)
