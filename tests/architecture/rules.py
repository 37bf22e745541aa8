# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the tree. Each is a function from a Tree to a list of complaints."""

import pathlib
import re
import subprocess

# Includes point one way: a room may include itself and rooms of a lower level, never one beside it.
LEVELS = [("common",), ("net",), ("tcp",), ("tls", "http2"), ("http",), ("capture", "stats"), ("alert",), ("report",),
          ("monitor",), ("ui",), ("app",)]
UI_ROOMS = ("text", "style", "exporting", "models", "tables", "chart", "figures", "dialogs", "notify", "rules",
            "alerts", "window")
LEVEL_OF = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}

WITHOUT_QT = ("core/common/", "core/net/", "core/tcp/", "core/tls/", "core/http2/", "core/http/", "core/stats/",
              "core/alert/", "core/report/", "core/capture/files/", "core/capture/live/")
# No widget knows a packet: beside values and what the monitor hands out, a desktop may ask what there
# is to capture and how a section is written.
UI_CORE_ROOMS = {"common", "stats", "alert", "report", "monitor"}
UI_CORE_HEADERS = {"common/port_list.h", "capture/files/filter_compiler.h",
                   "capture/live/capture_permission.h", "capture/live/interface_limit.h",
                   "capture/live/interface_list.h", "capture/live/interface_traffic.h", "http/request_target.h"}
UI_WITHOUT_WIDGETS = ("ui/text/", "ui/models/")
TOP_LEVEL = {"CMakeLists.txt", "app", "core", "ui", "resources", "tests", "translations",
             "packaging", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md",
             "CMakePresets.json"}
MAX_LINES = 500
SOURCE_SUFFIXES = {".h", ".cpp", ".c", ".py", ".sh", ".cmake"}
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX")) + r")\b")
# A definition in the namespace: not within a class, not of a nested one, not a declaration.
CLASS = re.compile(r"^(?:class|struct) (\w+)(?: final)?(?: :[^:].*| \{.*)?$", re.MULTILINE)
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
QT_HEADER = re.compile(r"^(Q[A-Z]\w*(/.*)?|Qt\w*/.*|q[a-z]\w*\.h)$")
# Of Qt6Widgets, as far as a model or a text could be tempted.
WIDGETS_HEADER = re.compile(
    r"^(QtWidgets(/.*)?|Q(\w+(Widget|View|Dialog|Button|Layout|Bar|Box|Menu|Label|Slider|Splitter|Edit"
    r"|Delegate|Style|Action)|Widget|Dialog|Label|Menu|Layout|Style|StyleOption\w*|Application|ToolTip"
    r"|Splitter|Completer|SystemTrayIcon|WidgetAction|DataWidgetMapper|Graphics(Scene|View|Item\w*)))$")
# Functions that show their first text to a person, called with a bare literal: it has to go through
# tr() to be translated, or through a named function that says why not.
SHOWN_LITERAL = re.compile(
    r"\b(?:set(?:Text|ToolTip|StatusTip|WhatsThis|WindowTitle|PlaceholderText|Title|Label|LabelText"
    r"|AccessibleName|AccessibleDescription|InformativeText|DetailedText|Prefix|Suffix"
    r"|SpecialValueText)|add(?:Action|Menu|Item|Tab|Row|ToolBar|Section|Button)|showMessage"
    r"|QAction|QLabel|QPushButton|QToolButton|QCheckBox|QRadioButton|QGroupBox|QMenu|QDockWidget"
    r"|QMessageBox)(?:\s+\w+)?\s*[({]\s*"
    r"(?:QStringLiteral\s*\(|QLatin1String\s*\(|QLatin1StringView\s*\(|QString\s*[({])?\s*u?\"((?:[^\"\\]|\\.)*)\"")
# What is written the same in every language.
PROPER_NAMES = {"Hitwatch"}
SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"


class Tree:
    """The files that belong to the project, by path relative to its root."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.paths = sorted(self._tracked() or self._walked())

    def _tracked(self):
        listing = subprocess.run(
            ["git", "-C", str(self.root), "ls-files", "-z", "--cached", "--others",
             "--exclude-standard"], capture_output=True, check=False)
        prefix = subprocess.run(["git", "-C", str(self.root), "rev-parse", "--show-prefix"],
                                capture_output=True, check=False)
        if listing.returncode != 0 or prefix.stdout.strip():
            return []
        return [name for name in listing.stdout.decode().split("\0")
                if name and (self.root / name).is_file()]

    def _walked(self):
        for path in self.root.rglob("*"):
            name = path.relative_to(self.root).as_posix()
            if path.is_file() and not re.match(r"(build[^/]*|\.git|\.cache)/|.*__pycache__", name):
                yield name

    def text(self, name):
        return (self.root / name).read_text(encoding="utf-8", errors="replace")

    def sources(self):
        """Everything that people wrote as code: by suffix, by name, or by its first two bytes."""
        for name in self.paths:
            path = pathlib.PurePath(name)
            if path.suffix in SOURCE_SUFFIXES or path.name == "CMakeLists.txt":
                yield name
            elif not path.suffix:
                with open(self.root / name, "rb") as content:
                    if content.read(2) == b"#!":
                        yield name


def room_of(name):
    parts = name.split("/")
    if parts[0] == "core" and len(parts) > 2:
        return parts[1]
    return parts[0] if parts[0] in ("ui", "app") else None


def includes(tree, name):
    """(quoted, header) of each include; quoted says whether it was written in quotation marks."""
    for match in INCLUDE.finditer(tree.text(name)):
        yield match.group(1) == '"', match.group(2)


def code_of_rooms(tree):
    for name in tree.paths:
        room = room_of(name)
        if room is not None and pathlib.PurePath(name).suffix in (".h", ".cpp", ".c"):
            yield name, room


def includes_point_one_way(tree):
    complaints = []
    for name, room in code_of_rooms(tree):
        if room not in LEVEL_OF:
            complaints.append(f"{name}: room '{room}' is not in the order of rooms")
            continue
        for _, header in includes(tree, name):
            other = header.split("/")[0]
            if "/" not in header or other not in LEVEL_OF or other == room:
                continue
            if LEVEL_OF[other] >= LEVEL_OF[room]:
                complaints.append(f'{name}: includes "{header}", but {room} may not know {other}')
    return complaints


def own_headers_are_named_by_room(tree):
    """Else the rule above could be dodged by a path that climbs or by an include folder. The
    programs in app may also name a neighbour in their own folder: nobody includes them."""
    complaints = []
    for name, room in code_of_rooms(tree):
        for quoted, header in includes(tree, name):
            if room == "app" and (tree.root / name).parent.joinpath(header).is_file():
                continue
            generated = header.startswith(("moc_", "ui_")) or header.endswith(".moc")
            if quoted and not generated and header.split("/")[0] not in LEVEL_OF:
                complaints.append(f'{name}: "{header}" is not written as "room/file.h"')
            if ".." in header.split("/"):
                complaints.append(f'{name}: "{header}" climbs out of its folder')
    return complaints


def code_of_ui(tree):
    """(path, folder inside ui) of each source in a folder of ui."""
    for name, room in code_of_rooms(tree):
        if room == "ui" and name.count("/") > 1:
            yield name, name.split("/")[1]


def desktop_points_one_way(tree):
    complaints = []
    for name, room in code_of_ui(tree):
        if room not in UI_ROOMS:
            complaints.append(f"{name}: folder '{room}' is not in the order of the desktop's folders")
            continue
        for _, header in includes(tree, name):
            parts = header.split("/")
            if parts[0] != "ui" or len(parts) < 3 or parts[1] == room:
                continue
            if parts[1] not in UI_ROOMS or UI_ROOMS.index(parts[1]) > UI_ROOMS.index(room):
                complaints.append(f'{name}: includes "{header}", but {room} may not know {parts[1]}')
    return complaints


def desktop_knows_no_packets(tree):
    return [f'{name}: includes "{header}", but the desktop knows only values and the monitor'
            for name, _ in code_of_ui(tree) for _, header in includes(tree, name)
            if "/" in header and header.split("/")[0] in LEVEL_OF
            and header.split("/")[0] not in UI_CORE_ROOMS | {"ui", "app"}
            and header not in UI_CORE_HEADERS]


def models_are_free_of_widgets(tree):
    return [f"{name}: includes <{header}>, but models and texts have no widgets"
            for name, _ in code_of_ui(tree) if name.startswith(UI_WITHOUT_WIDGETS)
            for _, header in includes(tree, name) if WIDGETS_HEADER.match(header)]


def shown_texts_are_translated(tree):
    """As far as a script can see: a literal without a letter beside tags needs no translator."""
    complaints = []
    for name in tree.paths:
        if not name.startswith(("ui/", "app/desktop/")) or not name.endswith((".cpp", ".h")):
            continue
        text = tree.text(name)
        for match in SHOWN_LITERAL.finditer(text):
            shown = re.sub(r"<[^>]*>|%\w", "", match.group(1))
            if shown in PROPER_NAMES or not re.search(r"[A-Za-z]", shown):
                continue
            line = text.count("\n", 0, match.start()) + 1
            complaints.append(f'{name}:{line}: "{match.group(1)}" is shown, but not within tr()')
    return complaints


def engine_is_free_of_qt(tree):
    return [f"{name}: includes <{header}>, but this room has no Qt"
            for name, _ in code_of_rooms(tree) if name.startswith(WITHOUT_QT)
            for _, header in includes(tree, name) if QT_HEADER.match(header)]


def engine_links_no_qt(tree):
    complaints = []
    for name in tree.paths:
        if name.startswith(WITHOUT_QT) and name.endswith("CMakeLists.txt"):
            if re.search(r"Qt6?::|\bAUTOMOC\b|^\s*QT\b", tree.text(name), re.MULTILINE):
                complaints.append(f"{name}: links Qt, but this room has no Qt")
    return complaints


def classes_have_names_of_their_own(tree):
    """All are in one namespace and in one program: of two of one name, the linker takes either."""
    complaints = []
    first = {}
    for name, _ in code_of_rooms(tree):
        if not name.endswith(".h"):
            continue
        for match in CLASS.finditer(tree.text(name)):
            other = first.setdefault(match.group(1), name)
            if other != name:
                complaints.append(f"{name}: class {match.group(1)} has the name of one in {other}")
    return complaints


def files_are_short(tree):
    complaints = []
    for name in tree.sources():
        lines = tree.text(name).count("\n")
        if lines > MAX_LINES:
            complaints.append(f"{name}: {lines} lines, more than {MAX_LINES}")
    return complaints


def sources_carry_a_licence(tree):
    return [f"{name}: no '{SPDX}' in its first two lines" for name in tree.sources()
            if not any(SPDX in line for line in tree.text(name).split("\n")[:2])]


def top_level_is_fixed(tree):
    names = {name.split("/")[0] for name in tree.paths}
    return [f"{name}: does not belong on the top level"
            for name in sorted(names - TOP_LEVEL) if not name.startswith(".")]


def nothing_is_left_unfinished(tree):
    complaints = []
    written = set(tree.sources()) | {name for name in tree.paths if name.endswith(".md")}
    for name in sorted(written):
        for number, line in enumerate(tree.text(name).split("\n"), 1):
            found = UNFINISHED.search(line)
            if found:
                complaints.append(f"{name}:{number}: {found.group()}")
    return complaints


RULES = [includes_point_one_way, own_headers_are_named_by_room, desktop_points_one_way,
         desktop_knows_no_packets, models_are_free_of_widgets, shown_texts_are_translated,
         engine_is_free_of_qt, engine_links_no_qt,
         classes_have_names_of_their_own, files_are_short, sources_carry_a_licence, top_level_is_fixed,
         nothing_is_left_unfinished]
