#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed, under any prefix, and that its descriptions are valid and agree."""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

OPTIONS = None
HELPER = "libexec/hitwatch/hitwatch-capture"
CLI = {"bin/hitwatch-cli", HELPER, "share/man/man1/hitwatch-cli.1", "share/man/man5/hitwatch-report.5",
       "share/man/man8/hitwatch-capture.8", "share/hitwatch/report.schema.json",
       "share/bash-completion/completions/hitwatch-cli", "share/zsh/site-functions/_hitwatch-cli",
       "share/fish/vendor_completions.d/hitwatch-cli.fish"}


def desktop_files(name):
    icons = {f"share/icons/hicolor/{size}x{size}/apps/hitwatch.png" for size in (16, 22, 24, 32, 48, 64, 128, 256)}
    return icons | {
        "bin/hitwatch", "share/man/man1/hitwatch.1", "share/bash-completion/completions/hitwatch",
        "share/zsh/site-functions/_hitwatch", "share/fish/vendor_completions.d/hitwatch.fish",
        "share/icons/hicolor/scalable/apps/hitwatch.svg", f"share/applications/{name}.desktop",
        f"share/metainfo/{name}.metainfo.xml", f"share/mime/packages/{name}.xml"}


def run(*command, **others):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **others)


def installed(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


class Installation(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp()).resolve()
        self.folder.chmod(0o755)
        self.addCleanup(shutil.rmtree, self.folder)

    def install(self, *arguments, **environment):
        done = run(OPTIONS.cmake, "--install", OPTIONS.build, *arguments, env={**os.environ, **environment})
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_components(self):
        self.install("--prefix", "/usr", "--component", "cli", DESTDIR=str(self.folder))
        self.assertEqual(installed(self.folder / "usr"), CLI)
        self.install("--prefix", "/usr", "--component", "desktop", DESTDIR=str(self.folder))
        desktop = desktop_files(OPTIONS.desktop_id) if OPTIONS.desktop else set()
        self.assertEqual(installed(self.folder), {f"usr/{name}" for name in CLI | desktop})

    def test_the_helper_is_found_under_any_prefix(self):
        prefix = self.folder / "a prefix"
        self.install("--prefix", prefix)
        program, arguments = prefix / "bin/hitwatch-cli", ["--interface", "lo", "--duration", "1"]
        (prefix / HELPER).unlink()
        missing = run(program, *arguments)
        self.assertEqual(missing.returncode, 1)
        self.assertIn(f"{prefix}/bin/../{HELPER}", missing.stderr)
        (prefix / HELPER).write_text("#!/bin/sh\nexit 7\n")
        (prefix / HELPER).chmod(0o755)
        broken = run(program, *arguments)
        self.assertEqual(broken.returncode, 1)
        self.assertIn("ended with code 7", broken.stderr)

    def test_a_missing_file_fails(self):
        build = self.folder / "build"
        # The rules alone, in a folder where nothing is.
        (self.folder / "CMakeLists.txt").write_text(
            "cmake_minimum_required(VERSION 3.25)\nproject(alone LANGUAGES NONE)\ninclude(GNUInstallDirs)\n"
            "set(HITWATCH_DESKTOP_ID x)\nadd_subdirectory(packaging)\n")
        (self.folder / "packaging").mkdir()
        shutil.copy(OPTIONS.root / "packaging/CMakeLists.txt", self.folder / "packaging")
        self.assertEqual(run(OPTIONS.cmake, "-G", "Ninja", "-S", self.folder, "-B", build).returncode, 0)
        done = run(OPTIONS.cmake, "--install", build, "--prefix", self.folder / "to")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("hitwatch-cli.1", done.stderr)


class Descriptions(unittest.TestCase):
    def setUp(self):
        self.desktop = OPTIONS.root / f"packaging/desktop/{OPTIONS.desktop_id}.desktop"
        self.metainfo = OPTIONS.root / f"packaging/desktop/{OPTIONS.desktop_id}.metainfo.xml"

    def test_valid(self):
        for command in (["desktop-file-validate", self.desktop],
                        ["appstreamcli", "validate", "--no-net", "--pedantic", self.metainfo]):
            with self.subTest(command[0]):
                if shutil.which(command[0]) is None:
                    self.skipTest(f"needs {command[0]}")
                done = run(*command)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                self.assertNotRegex(done.stdout, r"(?m)^[EWIP]: ")

    def test_files_that_man_pages_name(self):
        names = {name for page in (OPTIONS.root / "packaging/man").iterdir()
                 for name in re.findall(r"^\.It Pa /usr/(\S+)", page.read_text(encoding="utf-8"), re.MULTILINE)}
        self.assertTrue(names)
        self.assertEqual(names - CLI - desktop_files(OPTIONS.desktop_id), set())

    def test_versions_agree(self):
        changelog = (OPTIONS.root / "packaging/debian/changelog").read_text(encoding="utf-8")
        self.assertEqual(re.match(r"hitwatch \(([^)-]+)-", changelog).group(1), OPTIONS.version)
        releases = ElementTree.parse(self.metainfo).findall("releases/release")
        self.assertEqual(releases[0].get("version"), OPTIONS.version)

    def test_identifiers_agree(self):
        metainfo = ElementTree.parse(self.metainfo)
        self.assertEqual(metainfo.findtext("id"), OPTIONS.desktop_id)
        self.assertEqual(metainfo.findtext("launchable"), f"{OPTIONS.desktop_id}.desktop")
        types = re.search(r"^MimeType=(.*);$", self.desktop.read_text(encoding="utf-8"), re.MULTILINE)
        self.assertEqual([one.text for one in metainfo.findall("provides/mediatype")], types.group(1).split(";"))

    def test_german_is_complete(self):
        text = self.desktop.read_text(encoding="utf-8")
        for group in text.split("\n["):
            keys = dict(re.findall(r"^([\w-]+(?:\[de\])?)=(.*)$", group, re.MULTILINE))
            for key in ("GenericName", "Comment", "Keywords", "Name"):
                if key in keys and keys[key] != "Hitwatch":
                    self.assertIn(f"{key}[de]", keys, group)
        language = "{http://www.w3.org/XML/1998/namespace}lang"
        for parent in ElementTree.parse(self.metainfo).iter():
            for tag in ("p", "li", "summary", "developer_name"):
                found = parent.findall(tag)
                self.assertEqual(len([one for one in found if one.get(language) is None]),
                                 len([one for one in found if one.get(language) == "de"]), tag)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for option in ("--root", "--build"):
        parser.add_argument(option, type=pathlib.Path, required=True)
    for option in ("--cmake", "--version", "--desktop-id"):
        parser.add_argument(option, required=True)
    parser.add_argument("--desktop", action="store_true")
    OPTIONS, rest = parser.parse_known_args()
    unittest.main(argv=sys.argv[:1] + rest)
