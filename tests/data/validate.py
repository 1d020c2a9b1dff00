"""Holds the open data of a built site against its standards: `validate.py SITE`.

Data packages against the Frictionless specification, every CSV file against its metadata (W3C, CSV on
the Web), the JSON of the whole site against its schema.
"""

import json
import sys
from pathlib import Path

import frictionless
import jsonschema
from csvw import CSVW


def packages(site):
    for path in sorted(site.rglob("datapackage.json")):
        report = frictionless.validate(str(path))
        for row in report.flatten(["title", "message"]):
            yield path, ": ".join(str(part) for part in row)


def tables(site):
    for path in sorted(site.rglob("*.csv")):
        metadata = path.with_name(f"{path.name}-metadata.json")
        if not metadata.exists():
            yield path, "has no metadata beside it"
            continue
        table = CSVW(str(metadata), validate=True)
        if not table.is_valid:
            for warning in table.warnings:
                yield metadata, str(warning.message)


def whole(site):
    path = site / "data" / "site.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    schema = json.loads((path.parent / data["$schema"]).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for error in jsonschema.Draft202012Validator(schema).iter_errors(data):
        yield path, f"{error.json_path}: {error.message}"


def main(folder):
    site = Path(folder)
    found = [problem for check in (packages, tables, whole) for problem in check(site)]
    for path, what in found:
        print(f"{path.relative_to(site)}: {what}")
    count = len(list(site.rglob("*.csv")))
    if count == 0:
        print("the site holds no CSV file")
    print(f"{count} CSV files, {len(found)} problems")
    return 1 if found or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
