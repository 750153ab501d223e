"""Reads JUnit documents and job summaries as others do, and prints what it read as one JSON document."""

import json
import sys
from html.parser import HTMLParser
from pathlib import Path

import cmarkgfm
from junitparser import Error, Failure, JUnitXml, Skipped
from lxml import etree

folder, schema_file = Path(sys.argv[1]), sys.argv[2]
schema = etree.XMLSchema(etree.parse(schema_file))
kinds = {Failure: "failure", Error: "error", Skipped: "skipped"}


def junit(path):
    valid = schema.validate(etree.parse(str(path)))
    cases = [
        [case.classname, case.name, *(kinds[type(one)] for one in case.result)]
        for suite in JUnitXml.fromfile(str(path))
        for case in suite
    ]
    return {"mistakes": [] if valid else [str(one) for one in schema.error_log], "cases": cases}


class Shape(HTMLParser):
    """The elements of a page, and the texts of the second column of its tables: the outcomes."""

    def __init__(self):
        super().__init__()
        self.tags = []
        self.column = 0
        self.outcomes = []

    def handle_starttag(self, tag, attrs):
        # A line break of a text is one there too.
        if tag != "br":
            self.tags.append(" ".join([tag, *(name for name, _ in attrs)]))
        self.column = 0 if tag == "tr" else self.column + (tag == "td")
        if tag == "td" and self.column == 2:
            self.outcomes.append("")

    def handle_data(self, data):
        if self.column == 2:
            self.outcomes[-1] += data


def summary(path):
    shape = Shape()
    # GitHub renders HTML too; `details` is in the summary on purpose.
    text = path.read_text("utf-8")
    shape.feed(cmarkgfm.github_flavored_markdown_to_html(text, cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE))
    return {"tags": shape.tags, "outcomes": shape.outcomes}


json.dump(
    {
        "junit": {path.stem: junit(path) for path in folder.glob("*.xml")},
        "summaries": {path.stem: summary(path) for path in folder.glob("*.md")},
    },
    sys.stdout,
)
