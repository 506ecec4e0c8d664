"""A run for build servers: JUnit XML, one test a bar, red exactly where the gate is."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from evals.gate.finding import Finding
from evals.gate.gate import Ruling
from evals.report.words import range_words, value_words
from evals.running.summary import Summary

_SKIPPED = {"tracked", "not measured"}


def junit_xml(summary: Summary, ruling: Ruling) -> str:
    """Return the gate's findings as JUnit: failed, skipped where nothing is asked or measured."""
    root = Element("testsuites", name=f"pandu eval {summary.run}")
    areas = {suite.id: suite.area for suite in summary.suites}
    by_area: dict[str, list[Finding]] = {}
    for finding in ruling.findings:
        by_area.setdefault(areas.get(finding.bar.suite, "running"), []).append(finding)
    for area, findings in by_area.items():
        _suite(root, area, findings)
    indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, area: str, findings: Sequence[Finding]) -> None:
    suite = SubElement(
        root,
        "testsuite",
        name=area,
        tests=str(len(findings)),
        failures=str(sum(one.outcome == "fail" for one in findings)),
        errors=str(sum(one.outcome == "incomplete" for one in findings)),
        skipped=str(sum(one.outcome in _SKIPPED for one in findings)),
    )
    for finding in findings:
        bar = finding.bar
        name = " ".join(filter(None, (bar.figure, bar.group, bar.kind)))
        test = SubElement(suite, "testcase", classname=bar.suite, name=name)
        words = f"{finding.reason}: {value_words('en', finding.figure)}"
        details = f"95 %: {range_words('en', finding.figure)}\n" + "\n".join(finding.failed)
        if finding.outcome == "fail":
            SubElement(test, "failure", message=words).text = _printable(details)
        elif finding.outcome == "incomplete":
            SubElement(test, "error", message=words)
        elif finding.outcome in _SKIPPED:
            SubElement(test, "skipped", message=words)


def _printable(text: str) -> str:
    """Leave out what XML can't hold."""
    return "".join(char for char in text if char in "\t\n" or ord(char) >= 32)
