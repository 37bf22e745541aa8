# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the translations to the texts of the desktop: all of them there, finished, and with the
places that the program fills in.

Usage: test_translations.py LUPDATE ROOT
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml

LUPDATE = None
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PLACE = re.compile(r"%L?(?:\d+|n)")


def messages(path):
    """(context, source, disambiguation, whether it is a plural, translations, state) of each."""
    for context in xml.parse(path).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")]
            plural = message.get("numerus") == "yes"
            yield (context.findtext("name"), message.findtext("source"),
                   message.findtext("comment"), plural,
                   forms if plural else [translation.text or ""], translation.get("type"))


def complaints_about(path):
    complaints = []
    for context, source, _, plural, translations, state in messages(path):
        where = f"{path.name}: {context}: {source!r}"
        if state is not None:
            complaints.append(f"{where} is {state}")
        for text in translations:
            if state is None and not text:
                complaints.append(f"{where} has no translation")
            wanted, found = set(PLACE.findall(source)), set(PLACE.findall(text))
            # "One request" may do without the number.
            optional = {"%n", "%Ln"} if plural else set()
            if text and (wanted - optional != found - optional or not found <= wanted):
                complaints.append(f"{where}: {text!r} does not fill in the same")
    return complaints


def texts_of(path):
    return {message[:4] for message in messages(path)}


class TheTranslations(unittest.TestCase):
    def paths(self):
        found = sorted((ROOT / "translations").glob("*.ts"))
        self.assertTrue(found)
        return found

    def test_are_finished(self):
        for path in self.paths():
            with self.subTest(path.name):
                found = complaints_about(path)
                self.assertFalse(found, "\n" + "\n".join(found))

    def test_have_the_texts_of_the_program(self):
        for path in self.paths():
            with self.subTest(path.name), tempfile.TemporaryDirectory() as folder:
                copy = pathlib.Path(folder) / path.name
                shutil.copy(path, copy)
                only_plurals = ["-pluralonly"] if path.name == "hitwatch_en.ts" else []
                subprocess.run(
                    [LUPDATE, "-silent", "-locations", "none", "-no-obsolete",
                     "-I", str(ROOT), "-I", str(ROOT / "core"), *only_plurals,
                     str(ROOT / "core" / "monitor"), str(ROOT / "core" / "report"),
                     str(ROOT / "ui"), str(ROOT / "app" / "desktop"), "-ts", str(copy)],
                    check=True, capture_output=True, cwd=ROOT)
                now, kept = texts_of(copy), texts_of(path)
                hint = "build the target update_texts, then translate what is new"
                self.assertEqual(now - kept, set(), f"not in {path.name}: {hint}")
                self.assertEqual(kept - now, set(), f"in {path.name}, but nowhere shown: {hint}")


class TheCheckCanFail(unittest.TestCase):
    def complaints_about(self, source, translation, attributes=""):
        text = (f"<TS><context><name>C</name><message{attributes}><source>{source}</source>"
                f"{translation}</message></context></TS>")
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "sample.ts"
            path.write_text(text, encoding="utf-8")
            return complaints_about(path)

    def test_good_and_bad_samples(self):
        one = "<translation>{}</translation>".format
        plural = ' numerus="yes"'
        forms = "<translation><numerusform>eins</numerusform><numerusform>{}</numerusform></translation>"
        self.assertEqual(self.complaints_about("Stop %1", one("Halt %1")), [])
        self.assertEqual(self.complaints_about("%n row(s)", forms.format("%n Zeilen"), plural), [])
        for source, translation, attributes in (
                ("Stop", '<translation type="unfinished">Halt</translation>', ""),
                ("Stop", one(""), ""),
                ("Stop %1", one("Halt"), ""),
                ("Stop %1", one("Halt %2"), ""),
                ("%n row(s)", forms.format(""), plural),
                ("%1, %n row(s)", forms.format("%n Zeilen"), plural)):
            with self.subTest(source=source, translation=translation):
                self.assertTrue(self.complaints_about(source, translation, attributes))


if __name__ == "__main__":
    ROOT = pathlib.Path(sys.argv.pop())
    LUPDATE = sys.argv.pop()
    unittest.main(verbosity=1)
