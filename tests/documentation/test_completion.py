# SPDX-License-Identifier: GPL-3.0-or-later
"""Completes command lines in a real shell and compares with what the programs know.

Usage: test_completion.py bash|zsh|fish PROGRAM...   (exit code 77: there is no such shell here)
"""

import os
import pathlib
import re
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from programs import Program  # noqa: E402
from shells import SHELLS  # noqa: E402

SHELL = None
PROGRAMS = []

CAPTURES = {"a.pcap", "b.pcapng", "c.cap", "d.dmp", "e.pcap.gz"}
OTHERS = {"notes.txt", "rules.json"}
FOLDER = "older"


def numbers_in(text):
    return [int(number) for number in re.findall(r"\d+", text)]


class Completion(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for name in CAPTURES | OTHERS:
            (self.folder / name).touch()
        (self.folder / FOLDER).mkdir()

    def offers(self, line):
        return SHELL.offers(line, self.folder)

    def values(self, program, option, start=""):
        """What is offered behind "--option start", which has to be the same behind "=" ."""
        apart = self.offers(f"{program.name} {option} {start}")
        joined = self.offers(f"{program.name} {option}={start}")
        if SHELL.keeps_equals_sign:
            joined = {offer.removeprefix(f"{option}=") for offer in joined}
        self.assertEqual(apart, joined, f"{program.name} {option}")
        return apart

    def files(self, program, option, start=""):
        return {name.rstrip("/") for name in self.values(program, option, start)}

    def for_each_program(self, option):
        """The programs that have the option; at least one must."""
        found = [program for program in PROGRAMS if option in program.long_options]
        self.assertTrue(found or len(PROGRAMS) == 1, f"no program has {option}")
        return found

    def test_the_options_are_those_of_the_help(self):
        for program in PROGRAMS:
            with self.subTest(program=program.name):
                self.assertGreater(len(program.long_options), 8, program.help)
                self.assertEqual(self.offers(f"{program.name} --"), program.long_options)
                self.assertEqual(self.offers(f"{program.name} -"),
                                 program.long_options | program.short_options)

    def test_options_are_offered_behind_others(self):
        for program in PROGRAMS:
            self.assertIn("--ports", self.offers(f"{program.name} --interface lo --p"))

    def test_a_command_is_run(self):
        for program in PROGRAMS:
            if "run -- COMMAND" in program.help:
                self.assertEqual(self.offers(f"{program.name} r"), {"run"})
                self.assertIn("mktemp", self.offers(f"{program.name} run --interface lo -- mktem"))
                self.assertIn("--ports", self.offers(f"{program.name} run --p"))

    def test_no_option_is_offered_as_the_value_of_another(self):
        for program in PROGRAMS:
            for option in sorted(program.options_with_value):
                with self.subTest(program=program.name, option=option):
                    offered = self.offers(f"{program.name} {option} ")
                    self.assertFalse(offered & (program.long_options | program.short_options))

    def test_nothing_is_invented_for_values_of_any_kind(self):
        for program in PROGRAMS:
            for option in ("--filter", "--ports", "--alert-threshold", "--alert-window"):
                self.assertEqual(self.values(program, option), set(), option)
        for option in ("--refresh", "--duration", "--top"):
            for program in self.for_each_program(option):
                self.assertEqual(self.values(program, option), set(), option)

    def test_interfaces(self):
        there = {name for name in os.listdir("/sys/class/net")
                 if os.path.isdir(f"/sys/class/net/{name}")}
        for program in PROGRAMS:
            self.assertEqual(self.values(program, "--interface"), there)
            self.assertEqual(self.offers(f"{program.name} -i "), there)
            self.assertEqual(self.offers(f"{program.name} -i lo --interface "), there)

    def test_capture_files(self):
        for program in PROGRAMS:
            offered = self.files(program, "--read")
            self.assertLessEqual(CAPTURES | {FOLDER}, offered)
            if SHELL.name != "fish":  # which lists captures in front of the others
                self.assertFalse(offered & OTHERS)
            self.assertEqual(self.files(program, "--read", "a"), {"a.pcap"})
            self.assertEqual({name.rstrip("/") for name in self.offers(f"{program.name} -r b")},
                             {"b.pcapng"})

    def test_a_capture_may_have_any_name(self):
        for program in PROGRAMS:
            self.assertEqual(self.files(program, "--read", "not"), {"notes.txt"})

    def test_a_capture_file_without_an_option(self):
        for program in self.for_each_program("--open"):
            for line in (f"{program.name} ", f"{program.name} --window 60 "):
                offered = {name.rstrip("/") for name in self.offers(line)}
                self.assertLessEqual(CAPTURES | {FOLDER}, offered, line)
            self.assertEqual(self.offers(f"{program.name} not"), {"notes.txt"})

    def test_rule_files(self):
        for program in PROGRAMS:
            self.assertLessEqual({"rules.json", FOLDER}, self.files(program, "--rules"))

    def test_output_goes_to_any_file(self):
        for program in self.for_each_program("--output"):
            self.assertEqual(self.files(program, "--output"), CAPTURES | OTHERS | {FOLDER})

    def test_formats_are_those_of_the_program(self):
        for program in self.for_each_program("--format"):
            complaint = program.complaint("--format", "?")
            known = set(re.search(r"must be (\w+), (\w+) or (\w+),", complaint).groups())
            self.assertEqual(self.values(program, "--format"), known)
            self.assertEqual(self.values(program, "--format", "j"), {"json", "jsonl"})

    def test_windows_are_those_of_the_program(self):
        for program in PROGRAMS:
            offered = {int(value) for value in self.values(program, "--window")}
            self.assertTrue(offered)
            complaint = program.complaint("--window", "7000")
            if "one of" in complaint:
                self.assertEqual(offered, set(numbers_in(complaint.split("seconds")[0])))
            else:
                low, high = numbers_in(complaint)[:2]
                self.assertTrue(all(low <= value <= high for value in offered), complaint)

    def test_speeds_are_possible(self):
        for program in self.for_each_program("--replay"):
            low, high = numbers_in(program.complaint("--read", "x", "--replay", "0"))[:2]
            offered = {int(value) for value in self.values(program, "--replay")}
            self.assertTrue(offered and low <= min(offered) and max(offered) <= high)


if __name__ == "__main__":
    SHELL = SHELLS[sys.argv[1]]
    if not SHELL.is_there():
        print(f"{SHELL.name} (and for bash the package bash-completion) is not installed: skipped")
        sys.exit(77)
    PROGRAMS = [Program(path) for path in sys.argv[2:]]
    unittest.main(argv=sys.argv[:1], verbosity=1)
