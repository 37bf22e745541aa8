# SPDX-License-Identifier: GPL-3.0-or-later
"""The scenarios: each module adds its own."""

import dataclasses
import typing


@dataclasses.dataclass
class Scenario:
    name: str
    what: str
    play: typing.Callable
    where: str = "server"
    device: str = "eth0"
    options: list = dataclasses.field(default_factory=list)
    program: str = "tcpdump"
    prepare: typing.Optional[typing.Callable] = None

    @property
    def file(self):
        return self.name + (".pcapng" if self.program == "dumpcap" else ".pcap")


SCENARIOS = []


def scenario(name, what, **settings):
    def register(play):
        SCENARIOS.append(Scenario(name, what, play, **settings))
        return play

    return register
