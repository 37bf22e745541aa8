# SPDX-License-Identifier: GPL-3.0-or-later
"""Doxygen reads all comments of the core without a warning, after showing that wrong ones warn.

Usage: test_doxygen.py   (exit code 77: doxygen is not installed)
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]

# A comment on "int f(int first, int second);", and a part of the warning it must cause.
WRONG = [
    ("/// Sums. @param third is not there.", "not found in the argument list"),
    ("/// Sums. @param first one. @param first again.", "multiple @param"),
    ("/// Sums, as in \\xNN.", "unknown command"),
    ("/// Sums, as in @ref elsewhere.", "unable to resolve reference"),
    ("/// Sums.\n/// @code\n/// f(1, 2);", "reached end of file while inside"),
    ("/// Sums <b>all.", "while expecting command </b>"),
]
RIGHT = "/// Sums @p first and the other. @returns the sum, or `\\xNN`."


def doxygen(folder):
    """Warnings about the sources in a folder, without the paths."""
    with tempfile.TemporaryDirectory() as output:
        settings = (ROOT / "packaging/doc/Doxyfile").read_text(encoding="utf-8") + (
            f'\nINPUT = "{folder}"\nINCLUDE_PATH = "{folder}"\nSTRIP_FROM_PATH = "{folder}"\n'
            f'OUTPUT_DIRECTORY = "{output}"\nGENERATE_HTML = NO\nGENERATE_XML = YES\n')
        run = subprocess.run(["doxygen", "-"], input=settings, cwd=ROOT, capture_output=True,
                             text=True, timeout=300, check=False)
        read = len(list((pathlib.Path(output) / "xml").glob("*_8h.xml")))
    return run, read


class Doxygen(unittest.TestCase):
    def sample(self, comment):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "sample.h").write_text(
                f"#pragma once\n\n{comment}\nint f(int first, int second);\n", encoding="utf-8")
            return doxygen(folder)[0]

    def test_wrong_comments_fail(self):
        for comment, warning in WRONG:
            with self.subTest(comment=comment):
                run = self.sample(comment)
                self.assertNotEqual(run.returncode, 0)
                self.assertIn(warning, run.stderr)

    def test_a_right_comment_passes(self):
        run = self.sample(RIGHT)
        self.assertEqual((run.returncode, run.stderr), (0, ""))

    def test_core_has_no_wrong_comment(self):
        run, read = doxygen(ROOT / "core")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertEqual(read, len(list((ROOT / "core").rglob("*.h"))))


if __name__ == "__main__":
    if not shutil.which("doxygen"):
        print("doxygen is not installed: skipped")
        sys.exit(77)
    unittest.main(verbosity=1)
