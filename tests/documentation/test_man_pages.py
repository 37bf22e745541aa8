# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the man pages to their tools, to the options of the programs and to the schema of reports.

Usage: test_man_pages.py PROGRAM...   (exit code 77: man is not installed)
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from programs import Program  # noqa: E402

ROOT = HERE.parents[1]
PAGES = sorted((ROOT / "packaging/man").glob("*.[1-8]"))
SCHEMA = ROOT / "core/report/report.schema.json"
HELPER = ROOT / "app/capture/helper_arguments.cpp"
PROGRAMS = []


def page_named(name):
    return next(page for page in PAGES if page.name == name)


def man(page, *options):
    """As lintian runs it."""
    return subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", *options, str(page)], check=True,
        capture_output=True, text=True, timeout=60,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANROFFSEQ": "", "MANWIDTH": "80"})


def text_of(page):
    """What a person reads, without breaks of lines and words."""
    shown = re.sub(r".\x08|\x1b\[[0-9;]*m", "", man(page).stdout)
    return re.sub(r"\s+", " ", re.sub(r"[-\u2010]\n\s*", "", shown))


def options_of(page):
    """Those that the page documents as its program's own, in the order of the page."""
    source = page.read_text(encoding="utf-8")
    items = "\n".join(re.findall(r"^\.It (Fl .*)$", source, re.MULTILINE))
    return {f"-{option}" for option in re.findall(r"\bFl (-?[a-z-]+)", items)}


def properties_of(schema):
    """The names of all members that the schema describes, at any depth."""
    if isinstance(schema, list):
        return {name for part in schema for name in properties_of(part)}
    if not isinstance(schema, dict):
        return set()
    names = set(schema.get("properties", {}))
    for part in schema.values():
        names |= properties_of(part)
    return names


class ManPages(unittest.TestCase):
    def test_there_are_pages(self):
        self.assertEqual([page.name for page in PAGES], ["hitwatch-capture.8", "hitwatch-cli.1",
                                                         "hitwatch-report.5", "hitwatch.1"])

    def test_man_does_not_warn(self):
        for page in PAGES:
            with self.subTest(page=page.name):
                self.assertEqual(man(page, "-Tutf8", "-Z").stderr, "")

    def test_pages_refer_to_pages_that_exist(self):
        ours = {page.name for page in PAGES}
        for page in PAGES:
            for name, section in re.findall(r"^\.Xr (hitwatch\S*) (\d)",
                                            page.read_text(encoding="utf-8"), re.MULTILINE):
                self.assertIn(f"{name}.{section}", ours, page.name)

    def test_options_are_those_of_the_help(self):
        for program in PROGRAMS:
            with self.subTest(program=program.name):
                self.assertEqual(options_of(page_named(f"{program.name}.1")),
                                 program.long_options | program.short_options)

    def test_options_can_be_read(self):
        for program in PROGRAMS:
            shown = text_of(page_named(f"{program.name}.1"))
            for option in program.long_options | program.short_options:
                self.assertRegex(shown, rf"(?<![\w-]){option}\b", program.name)

    def test_options_of_the_helper_are_those_of_its_code(self):
        code = HELPER.read_text(encoding="utf-8")
        self.assertEqual(options_of(page_named("hitwatch-capture.8")),
                         set(re.findall(r'"(--[a-z-]+)"', code)))

    def test_members_of_the_report_are_those_of_the_schema(self):
        source = page_named("hitwatch-report.5").read_text(encoding="utf-8")
        named = set(re.findall(r"[A-Za-z0-9]+", " ".join(
            re.findall(r"^\.(?:It Cm|Ql) (.*)$", source, re.MULTILINE))))
        members = properties_of(json.loads(SCHEMA.read_text(encoding="utf-8")))
        self.assertGreater(len(members), 40)
        self.assertEqual(members - named, set())
        listed = set(re.findall(r"[A-Za-z0-9]+", " ".join(
            re.findall(r"^\.It Cm (.*)$", source, re.MULTILINE))))
        self.assertEqual(listed - members, set())


if __name__ == "__main__":
    if not shutil.which("man"):
        print("man (the package man-db) is not installed: skipped")
        sys.exit(77)
    PROGRAMS = [Program(path) for path in sys.argv[1:]]
    unittest.main(argv=sys.argv[:1], verbosity=1)
