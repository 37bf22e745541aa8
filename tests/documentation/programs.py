# SPDX-License-Identifier: GPL-3.0-or-later
"""What the programs themselves say of their options."""

import pathlib
import re
import subprocess


class Program:
    def __init__(self, path):
        self.path = path
        self.name = pathlib.Path(path).name
        self.help = self.run("--help").stdout
        # "  -i, --interface NAME  capture on ...", "  FILE, -r, --read FILE  ...", "      --demo  ..."
        rows = re.findall(r"^ {2}(?:[A-Z]+, )?(?:(-\w), | {4})(--[a-z-]+)(?: ([A-Z]+))?", self.help,
                          re.MULTILINE)
        self.long_options = {long for _, long, _ in rows}
        self.short_options = {short for short, _, _ in rows if short}
        self.options_with_value = {long for _, long, value in rows if value}

    def run(self, *arguments):
        return subprocess.run([self.path, *arguments], capture_output=True, text=True, timeout=60,
                              check=False)

    def complaint(self, *arguments):
        """What it says of a command line that is wrong."""
        answer = self.run(*arguments)
        if answer.returncode != 2:
            raise AssertionError(f"{self.name} {' '.join(arguments)} is not refused: {answer}")
        return answer.stderr
