# SPDX-License-Identifier: GPL-3.0-or-later
"""What clients and servers did, noted by themselves: the truth that a capture is checked against."""

import collections
import json
import threading


def section_of(target):
    """The section of a request target, by its definition; written again here on purpose, so that
    the program under test is not its own judge."""
    if target == "*":
        return "*"
    if "://" in target:
        rest = target.split("://", 1)[1]
        cut = min((rest.find(mark) for mark in "/?#" if mark in rest), default=len(rest))
        target = rest[cut:]
        if not target.startswith("/"):
            target = "/" + target
    path = target.split("?", 1)[0].split("#", 1)[0]
    return "/" + path[1:].split("/", 1)[0]


class Truth:
    """Thread-safe tally in the form of the truth files."""

    def __init__(self):
        self._lock = threading.Lock()
        self._methods = collections.Counter()
        self._statuses = collections.Counter()
        self._hosts = collections.Counter()
        self._sections = collections.Counter()
        self._interim = 0

    def request(self, method, host, target):
        """@p host as sent in Host or in the target; None when neither had one."""
        with self._lock:
            self._methods[method] += 1
            self._sections["" if method == "CONNECT" else section_of(target)] += 1
            if host:
                host = host.lower()
                self._hosts[host[:-3] if host.endswith(":80") else host] += 1

    def response(self, status):
        with self._lock:
            if 100 <= status < 200 and status != 101:
                self._interim += 1
            else:
                self._statuses[str(status)] += 1

    def exchange(self, method, host, target, status):
        self.request(method, host, target)
        self.response(status)

    def write(self, path, what):
        """Sorted by count, then name, as everywhere."""

        def ordered(counter):
            return dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))

        with self._lock:
            value = {
                "what": what,
                "tolerance": "exact",
                "requests": sum(self._methods.values()),
                "responses": sum(self._statuses.values()),
                "interim": self._interim,
                "methods": ordered(self._methods),
                "statuses": ordered(self._statuses),
                "hosts": [{"host": host, "requests": count}
                          for host, count in ordered(self._hosts).items()],
                "sectionTotals": ordered(self._sections),
            }
        with open(path, "w", encoding="utf-8") as output:
            json.dump(value, output, indent=1)
            output.write("\n")
