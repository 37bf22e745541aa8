# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures that a report is judged by, whoever made it, and how two of them differ."""

import collections
import json
import subprocess

FIELDS = ("requests", "responses", "interim", "methods", "statuses", "hosts", "sectionTotals")


def run_report(program, capture, seconds=120):
    """(report or None, exit code, standard error) of hitwatch-cli on a capture."""
    done = subprocess.run([program, "--read", capture, "--format", "json"], capture_output=True,
                          timeout=seconds, check=False)
    errors = done.stderr.decode(errors="replace").strip()
    try:
        return json.loads(done.stdout), done.returncode, errors
    except ValueError:
        return None, done.returncode, errors


def figures_of_report(report):
    sections = collections.Counter()
    for row in report["sections"]:
        if row["requests"]:
            sections[row["section"]] += row["requests"]
    hosts = collections.Counter()
    for row in report["hosts"]:
        if row.get("named", True) and row["requests"]:
            hosts[row["host"].lower()] += row["requests"]
    return {"requests": report["requests"], "responses": report["responses"],
            "interim": report["interim"], "methods": dict(report["methods"]),
            "statuses": dict(report["statuses"]), "hosts": dict(hosts),
            "sectionTotals": dict(sections)}


def figures_of_truth(truth):
    hosts = collections.Counter()
    for row in truth["hosts"]:
        if row["host"] == "(none)":  # requests that named no host are in no row
            continue
        hosts[row["host"].lower().removesuffix(":80")] += row["requests"]
    return {**{field: truth[field] for field in FIELDS}, "hosts": dict(hosts)}


def differences(ours, theirs):
    """{field: text} of what differs; for tables only the rows that differ, ours != theirs."""
    found = {}
    for field in FIELDS:
        if field not in theirs or ours[field] == theirs[field]:
            continue
        if not isinstance(ours[field], dict):
            found[field] = f"{ours[field]} != {theirs[field]}"
            continue
        rows = [f"{key or '(empty)'}: {ours[field].get(key, 0)} != {theirs[field].get(key, 0)}"
                for key in sorted({*ours[field], *theirs[field]})
                if ours[field].get(key, 0) != theirs[field].get(key, 0)]
        found[field] = "; ".join(rows[:6]) + (f"; {len(rows) - 6} more" if len(rows) > 6 else "")
    return found


def differences_from_truth(report, truth):
    ours = figures_of_report(report)
    if truth["tolerance"] == "exact":
        return differences(ours, figures_of_truth(truth))
    found = {}
    for field in ("requests", "responses"):
        low, high = truth[f"{field}Range"]
        if not low <= ours[field] <= high:
            found[field] = f"{ours[field]} not in {low}..{high}"
    return found


def inconsistencies(report):
    """What one report must say about itself: the sums of its tables."""
    sums = {"methods": (sum(report["methods"].values()), report["requests"]),
            "statuses": (sum(report["statuses"].values()), report["responses"]),
            "sections": (sum(row["requests"] for row in report["sections"]), report["requests"]),
            "hosts": (sum(row["requests"] for row in report["hosts"]), report["requests"])}
    return {name: f"sum {total} != {whole}" for name, (total, whole) in sums.items()
            if total != whole}
