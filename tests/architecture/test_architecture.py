# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the tree to its rules, after showing that each rule can fail.

Usage: test_architecture.py [ROOT]
"""

import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import rules  # noqa: E402

ROOT = HERE.parent.parent
LICENCE = f"// {rules.SPDX}\n"
GOOD = {"CMakeLists.txt": f"# {rules.SPDX}\n",
        ".editorconfig": "root = true\n",
        "core/net/packet.h": LICENCE + '#include "common/time.h"\n#include <vector>\n'
                                       'struct Packet {\n    struct Inner {};\n};\n',
        "core/capture/worker.h": LICENCE + '#include "http/event.h"\n#include <QObject>\n',
        "core/capture/worker.cpp": LICENCE + '#include "capture/worker.h"\n#include "moc_worker.cpp"\n',
        "core/report/json.cpp": LICENCE + '#include "stats/a.h"\n#include "capture/b.h"\n',
        "core/tcp/CMakeLists.txt": f"# {rules.SPDX}\n# Without Qt.\n",
        "app/cli/main.cpp": LICENCE + '#include "monitor/monitor.h"\n#include "options.h"\n',
        "app/cli/options.h": LICENCE + "class Packet;\nstruct Packet::Inner {};\nclass Inner {};\n",
        "ui/text/format.h": LICENCE + "#include <QLocale>\n",
        "ui/models/hosts.h": LICENCE + '#include "ui/text/format.h"\n#include <QAbstractTableModel>\n',
        "ui/window/window.cpp": LICENCE + '#include "common/port_list.h"\n'
                                          '#include "monitor/view.h"\n#include "ui/models/hosts.h"\n'
                                          '#include <QMainWindow>\n'
                                          'void f() { a->setText(tr("Stop")); b->setSuffix("%"); }\n'}

# (the rule that must complain, the file it must name, its text)
BAD = [
    (rules.includes_point_one_way, "core/net/bad.cpp", LICENCE + '#include "tcp/flow_table.h"\n'),
    (rules.includes_point_one_way, "core/stats/bad.h", LICENCE + '#  include "capture/worker.h"\n'),
    (rules.includes_point_one_way, "core/capture/bad.h", LICENCE + "#include <stats/stats.h>\n"),
    (rules.includes_point_one_way, "core/monitor/bad.h", LICENCE + '#include "ui/window.h"\n'),
    (rules.includes_point_one_way, "core/extra/bad.h", LICENCE),
    (rules.own_headers_are_named_by_room, "core/net/bad.cpp", LICENCE + '#include "packet.h"\n'),
    (rules.own_headers_are_named_by_room, "core/net/bad.cpp",
     LICENCE + '#include "net/../tcp/flow_table.h"\n'),
    (rules.own_headers_are_named_by_room, "app/cli/bad.cpp", LICENCE + '#include "missing.h"\n'),
    (rules.desktop_points_one_way, "ui/models/bad.h", LICENCE + '#include "ui/tables/panel.h"\n'),
    (rules.desktop_points_one_way, "ui/extra/bad.h", LICENCE),
    (rules.desktop_knows_no_packets, "ui/chart/bad.cpp", LICENCE + '#include "net/packet.h"\n'),
    (rules.desktop_knows_no_packets, "ui/window/bad.cpp",
     LICENCE + '#include "capture/live/live_source.h"\n'),
    (rules.models_are_free_of_widgets, "ui/models/bad.cpp", LICENCE + "#include <QTableView>\n"),
    (rules.models_are_free_of_widgets, "ui/text/bad.h", LICENCE + "#include <QtWidgets/QWidget>\n"),
    (rules.shown_texts_are_translated, "ui/window/bad.cpp",
     LICENCE + 'void f() { a->setText(QStringLiteral("Stop")); }\n'),
    (rules.shown_texts_are_translated, "ui/window/bad.cpp",
     LICENCE + 'auto *label = new QLabel(\n    "Stop", parent);\n'),
    (rules.engine_is_free_of_qt, "core/http/bad.cpp", LICENCE + "#include <QString>\n"),
    (rules.engine_is_free_of_qt, "core/capture/live/bad.cpp", LICENCE + "#include <QtCore/QList>\n"),
    (rules.engine_is_free_of_qt, "core/capture/files/bad.h", LICENCE + '#include "qglobal.h"\n'),
    (rules.engine_links_no_qt, "core/tcp/CMakeLists.txt",
     f"# {rules.SPDX}\ntarget_link_libraries(hitwatch_tcp PUBLIC Qt6::Core)\n"),
    (rules.classes_have_names_of_their_own, "ui/models/packet.h",
     LICENCE + "class Packet : public QObject {\n    struct Inner {};\n};\n"),
    (rules.files_are_short, "core/net/bad.cpp", LICENCE * (rules.MAX_LINES + 1)),
    (rules.sources_carry_a_licence, "core/net/bad.cpp", "int one;\nint two;\n" + LICENCE),
    (rules.sources_carry_a_licence, "tests/bad", "#!/bin/sh\n"),
    (rules.top_level_is_fixed, "notes.txt", "notes\n"),
    (rules.top_level_is_fixed, "src/bad.cpp", LICENCE),
    (rules.nothing_is_left_unfinished, "core/net/bad.cpp", LICENCE + "// TO" + "DO: more\n"),
    (rules.nothing_is_left_unfinished, "README.md", "FIX" + "ME\n"),
]


def complaints_about(files, rule):
    with tempfile.TemporaryDirectory() as root:
        for name, text in files.items():
            path = pathlib.Path(root) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return rule(rules.Tree(root))


class RulesCanFail(unittest.TestCase):
    def test_good_sample_passes_every_rule(self):
        for rule in rules.RULES:
            self.assertEqual(complaints_about(GOOD, rule), [], rule.__name__)

    def test_bad_samples_fail_their_rule(self):
        for rule, name, text in BAD:
            with self.subTest(rule=rule.__name__, file=name):
                complaints = complaints_about({**GOOD, name: text}, rule)
                self.assertEqual(len(complaints), 1, complaints)
                self.assertTrue(complaints[0].startswith((name, name.split("/")[0] + ":")))

    def test_every_rule_has_a_bad_sample(self):
        self.assertEqual({rule for rule, _, _ in BAD}, set(rules.RULES))


class TheTree(unittest.TestCase):
    def test_tree_is_found(self):
        tree = rules.Tree(ROOT)
        self.assertIn("CMakeLists.txt", tree.paths)
        self.assertGreater(len(list(rules.code_of_rooms(tree))), 10)

    def test_rules(self):
        tree = rules.Tree(ROOT)
        for rule in rules.RULES:
            with self.subTest(rule=rule.__name__):
                complaints = rule(tree)
                self.assertFalse(complaints, "\n" + "\n".join(complaints))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        ROOT = pathlib.Path(sys.argv.pop())
    unittest.main(verbosity=1)
