# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the schema of the JSON report to the reports in the tree and of the program, and shows that
it refuses what is not a report.

Usage: test_report_schema.py HITWATCH_CLI   (exit code 77: python3-jsonschema is not installed)
"""

import copy
import json
import pathlib
import subprocess
import sys
import unittest

try:
    import jsonschema
except ImportError:
    jsonschema = None

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "core/report/report.schema.json").read_text(encoding="utf-8"))
GOLDEN = sorted((ROOT / "tests").glob("**/golden/*.json"))
BUSY = ROOT / "tests/unit/report/golden/busy.json"
CLI = None

REMOVED = object()

# Where a sound report is changed, and what to: each makes it unsound.
BROKEN = [
    *(([name], REMOVED) for name in SCHEMA["required"]),
    *((["loss", name], REMOVED) for name in SCHEMA["properties"]["loss"]["required"]),
    *(([table, 0, name], REMOVED) for table in ("hosts", "sections", "interfaces", "encrypted", "alerts")
      for name in SCHEMA["properties"][table]["items"]["required"]),
    *((["sections", 0, "ttfbMs", name], REMOVED) for name in ("count", "p50", "p95", "p99", "max")),
    (["more"], 1),
    (["hosts", 0, "more"], 1),
    (["sections", 0, "more"], 1),
    (["sections", 0, "ttfbMs", "p50.5"], 1.0),
    (["interfaces", 0, "more"], 1),
    (["encrypted", 0, "more"], 1),
    (["alerts", 0, "more"], 1),
    (["schema"], 2),
    (["schema"], "1"),
    (["from"], "2026-03-14T14:02:00Z"),
    (["from"], "2026-03-14T14:02:00.000000000+01:00"),
    (["to"], 1773496930),
    (["windowSeconds"], 0),
    (["windowSeconds"], 2.5),
    (["windowSeconds"], "10"),
    (["requests"], -1),
    (["requests"], 1.5),
    (["requests"], "8120"),
    (["requests"], None),
    (["methods"], []),
    (["methods", "GET"], "many"),
    (["methods", "GET"], 0),
    (["statuses", "abc"], 1),
    (["statuses", "20"], 1),
    (["statuses", "200"], -1),
    (["hosts"], {}),
    (["hosts", 0], "shop.example"),
    (["hosts", 0, "host"], ""),
    (["hosts", 0, "host"], None),
    (["hosts", 0, "named"], True),
    (["hosts", 0, "other"], False),
    (["hosts", 0, "bytes"], 0.5),
    (["sections", 0, "section"], None),
    (["sections", 0, "statuses", "ok"], 1),
    (["sections", 0, "ttfbMs"], None),
    (["sections", 0, "ttfbMs", "p95"], -1),
    (["sections", 0, "ttfbMs", "count"], None),
    (["interfaces", 0, "bitsPerSecond"], -8.0),
    (["interfaces", 0, "name"], 0),
    (["encrypted", 0, "connections"], "2"),
    (["loss"], []),
    (["loss", "gaps"], "none"),
    (["loss", "later"], "1"),
    (["loss", "later"], -1),
    (["loss", "undecodable"], 0),
    (["loss", "undecodable", "Bad Header"], 1),
    (["loss", "undecodable", "bad_ip_header"], -1),
    (["alerts", 0, "state"], "firing"),
    (["alerts", 0, "at"], "now"),
    (["alerts", 0, "value"], "7,000"),
    (["alerts", 0, "rule"], None),
]

# Changes after which it still is a report.
SOUND = [
    (["windowSeconds"], None),
    (["methods", "BREW"], 1),
    (["statuses", "999"], 1),
    (["hosts", 0, "named"], False),
    (["sections", 0, "other"], True),
    (["sections", 0, "section"], ""),
    (["sections", 0, "ttfbMs", "p50"], None),
    (["loss", "undecodable", "bad_ip_header"], 1),
    (["loss", "later"], 1),
    (["loss", "later"], {"some_cause": 1}),
]


def changed(report, path, value):
    result = copy.deepcopy(report)
    place = result
    for step in path[:-1]:
        place = place[step]
    if value is REMOVED:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return result


class Schema(unittest.TestCase):
    def setUp(self):
        self.validator = jsonschema.Draft202012Validator(SCHEMA)
        self.report = json.loads(BUSY.read_text(encoding="utf-8"))  # has every part

    def complaints(self, report):
        return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
                for error in self.validator.iter_errors(report)]

    def test_the_schema_is_one(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_golden_reports_are_sound(self):
        self.assertGreater(len(GOLDEN), 70)
        for path in GOLDEN:
            with self.subTest(report=str(path.relative_to(ROOT))):
                self.assertEqual(self.complaints(json.loads(path.read_text(encoding="utf-8"))), [])

    def test_reports_of_the_program_are_sound(self):
        for format_, top in (("json", []), ("jsonl", ["--refresh", "5"]), ("json", ["--top", "2"]),
                             ("json", ["--alert-threshold", "1"])):
            with self.subTest(format=format_, options=top):
                run = subprocess.run(
                    [CLI, "--read", str(ROOT / "resources/demo.pcap"), "--format", format_, *top],
                    capture_output=True, text=True, timeout=60, check=True)
                texts = [run.stdout] if format_ == "json" else run.stdout.splitlines()
                self.assertTrue(texts)
                for text in texts:
                    self.assertEqual(self.complaints(json.loads(text)), [])

    def test_broken_reports_are_refused(self):
        self.assertEqual(self.complaints(self.report), [])
        for path, value in BROKEN:
            with self.subTest(path=path, value="removed" if value is REMOVED else value):
                self.assertTrue(self.complaints(changed(self.report, path, value)))

    def test_other_reports_are_accepted(self):
        for path, value in SOUND:
            with self.subTest(path=path, value=value):
                self.assertEqual(self.complaints(changed(self.report, path, value)), [])

    def test_no_report_is_refused(self):
        for value in (None, [], {}, [self.report], "report"):
            self.assertTrue(self.complaints(value))


if __name__ == "__main__":
    if jsonschema is None:
        print("the package python3-jsonschema is not installed: skipped")
        sys.exit(77)
    CLI = sys.argv.pop()
    unittest.main(verbosity=1)
