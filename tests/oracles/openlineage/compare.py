"""Compares what openlineage-python reads in events with the facts of Modelward.

    tests/oracles/openlineage/compare.py CORPUS

Every event below CORPUS and those that are made here becomes the client's own classes, facets included, and is written
again by its serialiser: runs, datasets and what the facets say must be the same. jsonschema says which events break
the official schema.
"""

import copy
import datetime
import enum
import json
import pathlib
import subprocess
import sys
import tempfile
import typing

import attr
import jsonschema
from openlineage.client import event_v2, facet_v2
from openlineage.client.serde import Serde

ROOT = pathlib.Path(__file__).resolve().parents[3]
SCHEMA = json.loads((ROOT / "build/schemas/openlineage-2-0-2.schema.json").read_text())

DATASET_FACETS = {
    "columnLineage": facet_v2.column_lineage_dataset.ColumnLineageDatasetFacet,
    "dataSource": facet_v2.datasource_dataset.DatasourceDatasetFacet,
    "version": facet_v2.dataset_version_dataset.DatasetVersionDatasetFacet,
    "datasetType": facet_v2.dataset_type_dataset.DatasetTypeDatasetFacet,
    "documentation": facet_v2.documentation_dataset.DocumentationDatasetFacet,
    "lifecycleStateChange": facet_v2.lifecycle_state_change_dataset.LifecycleStateChangeDatasetFacet,
    "schema": facet_v2.schema_dataset.SchemaDatasetFacet,
    "symlinks": facet_v2.symlinks_dataset.SymlinksDatasetFacet,
}
RUN_FACETS = {
    "parent": facet_v2.parent_run.ParentRunFacet,
    "nominalTime": facet_v2.nominal_time_run.NominalTimeRunFacet,
    "errorMessage": facet_v2.error_message_run.ErrorMessageRunFacet,
}
JOB_FACETS = {"sourceCodeLocation": facet_v2.source_code_location_job.SourceCodeLocationJobFacet}
FINAL = {"COMPLETE": "complete", "FAIL": "failed", "ABORT": "aborted"}


def structure(kind, value):
    """An object of the client's class from what the event holds; keys that the class does not know are left out."""
    origin = typing.get_origin(kind)
    if origin in (typing.Union, type(int | None)):
        kinds = [each for each in typing.get_args(kind) if each is not type(None)]
        return None if value is None else structure(kinds[0], value)
    if origin is list:
        return [structure(typing.get_args(kind)[0], each) for each in value or []]
    if origin is dict:
        return {key: structure(typing.get_args(kind)[1], each) for key, each in (value or {}).items()}
    if attr.has(kind) and isinstance(value, dict):
        hints = typing.get_type_hints(kind)
        known = {field.alias: field for field in attr.fields(kind) if field.init}
        return kind(**{name: structure(hints[known[name].name], each) for name, each in value.items() if name in known})
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return kind(value)
    return value


def facets(classes, stated):
    return {name: structure(classes[name], value) for name, value in (stated or {}).items() if name in classes}


def dataset(kind, item):
    return kind(namespace=item["namespace"], name=item["name"], facets=facets(DATASET_FACETS, item.get("facets")))


def rewritten(event):
    """The event as the client would send it."""
    time = event["eventTime"]
    if "dataset" in event:
        return event_v2.DatasetEvent(eventTime=time, dataset=dataset(event_v2.StaticDataset, event["dataset"]))
    job = event_v2.Job(event["job"]["namespace"], event["job"]["name"], facets(JOB_FACETS, event["job"].get("facets")))
    sides = {
        "inputs": [dataset(event_v2.InputDataset, item) for item in event.get("inputs", [])],
        "outputs": [dataset(event_v2.OutputDataset, item) for item in event.get("outputs", [])],
    }
    if "run" not in event:
        return event_v2.JobEvent(eventTime=time, job=job, **sides)
    run = event_v2.Run(event["run"]["runId"], facets(RUN_FACETS, event["run"].get("facets")))
    kind = event_v2.RunState[event["eventType"]] if "eventType" in event else None
    return event_v2.RunEvent(eventTime=time, eventType=kind, run=run, job=job, **sides)


def name_of(item):
    return f"{item['namespace']}/{item['name']}"


def theirs(events):
    """What the events say, merged by run, as facts are written. Events are in the order of their time."""
    runs, datasets, links = {}, {}, {}

    def note(item):
        stated = item.get("facets", {})
        known = datasets.setdefault(
            name_of(item),
            {"aliases": set(), "type": "dataset", "source": None, "revision": None, "description": None, "columns": None,
             "lifecycle": None, "column_lineage": set()},
        )
        known["aliases"] |= {name_of(each) for each in stated.get("symlinks", {}).get("identifiers", [])}
        change = stated.get("lifecycleStateChange", {})
        if change.get("previousIdentifier"):
            known["aliases"].add(name_of(change["previousIdentifier"]))
        known["lifecycle"] = change.get("lifecycleStateChange", "").lower() or known["lifecycle"]
        if stated.get("datasetType", {}).get("datasetType", "").upper() == "MODEL":
            known["type"] = "model"
        uri = stated.get("dataSource", {}).get("uri")
        known["source"] = known["source"] or (uri if uri and ":" in uri else None)
        known["revision"] = known["revision"] or stated.get("version", {}).get("datasetVersion")
        known["description"] = known["description"] or stated.get("documentation", {}).get("description")
        fields = stated.get("schema", {}).get("fields")
        known["columns"] = known["columns"] if fields is None else len(fields)
        for column, entry in stated.get("columnLineage", {}).get("fields", {}).items():
            for each in entry["inputFields"]:
                note({**each, "facets": {}})
                known["column_lineage"].add((column, name_of(each), each["field"]))
        for each in stated.get("columnLineage", {}).get("dataset", None) or []:
            note({**each, "facets": {}})
            known["column_lineage"].add((None, name_of(each), each["field"]))

    for event in events:
        sent = json.loads(Serde.to_json(rewritten(event)))
        if "dataset" in sent:
            note(sent["dataset"])
            continue
        run = sent.get("run", {})
        key = run.get("runId") or f"{event['_path']}#{name_of(sent['job'])}"
        known = runs.setdefault(
            key,
            {"job": None, "state": "unknown" if run else "declared", "started": None, "ended": None, "parent": None,
             "nominal_time": None, "error": None, "source_code": None, "inputs": set(), "outputs": set()},
        )
        kind = sent.get("eventType")
        known["job"] = name_of(sent["job"])
        if kind in FINAL:
            known["state"], known["ended"] = FINAL[kind], event["eventTime"]
        elif kind in ("START", "RUNNING") and known["state"] not in FINAL.values():
            known["state"] = "running"
        if kind == "START":
            known["started"] = known["started"] or event["eventTime"]
        stated = run.get("facets", {})
        known["parent"] = known["parent"] or stated.get("parent", {}).get("run", {}).get("runId")
        known["nominal_time"] = known["nominal_time"] or stated.get("nominalTime", {}).get("nominalStartTime")
        known["error"] = known["error"] or stated.get("errorMessage", {}).get("message")
        code = sent["job"].get("facets", {}).get("sourceCodeLocation")
        if code and known["source_code"] is None:
            known["source_code"] = code.get("repoUrl") or code["url"]
        for side in ("inputs", "outputs"):
            for item in sent.get(side, []):
                note(item)
                known[side].add(name_of(item))
    return {"runs": runs, "datasets": datasets}


def ours(facts):
    lineage = facts["lineage"]
    return {
        "runs": {
            run["id"]: {
                **{key: run[key] for key in ("job", "state", "started", "ended", "parent", "nominal_time", "error")},
                "source_code": run["source_code"] and run["source_code"]["url"],
                "inputs": set(run["inputs"]),
                "outputs": set(run["outputs"]),
            }
            for run in lineage["runs"]
        },
        "datasets": {
            item["id"]: {
                **{key: item[key] for key in ("type", "source", "revision", "description", "columns", "lifecycle")},
                "aliases": set(item["aliases"]),
                "column_lineage": {
                    (column["column"], source["dataset"], source["column"])
                    for column in item["column_lineage"]
                    for source in column["from"]
                },
            }
            for item in lineage["datasets"]
        },
    }


def facts_of(folder):
    output = subprocess.run(["node", str(ROOT / "dist/cli.js"), "facts", str(folder)], capture_output=True, check=True)
    return json.loads(output.stdout)


def made():
    """Events of every kind and facet, and copies that each break the schema in one way."""
    base = json.loads('{"_producer": "https://example.com/p", "_schemaURL": "https://openlineage.io/spec/facets/f.json"}')
    facet = lambda **more: {**base, **more}
    event = {
        "eventType": "START",
        "eventTime": "2026-01-01T10:00:00Z",
        "producer": "https://example.com/p",
        "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
        "run": {
            "runId": "019127df-0850-72bc-b214-b255290588a6",
            "facets": {
                "parent": facet(run={"runId": "019127df-0850-72bc-b214-b255290588a7"}, job={"namespace": "j", "name": "dag"}),
                "nominalTime": facet(nominalStartTime="2026-01-01T00:00:00Z"),
            },
        },
        "job": {
            "namespace": "jobs",
            "name": "train",
            "facets": {
                "sourceCodeLocation": facet(type="git", url="https://example.com/f", repoUrl="https://example.com/r", version="abc")
            },
        },
        "inputs": [
            {
                "namespace": "bigquery",
                "name": "raw",
                "facets": {
                    "symlinks": facet(identifiers=[{"namespace": "hive://h", "name": "db.raw", "type": "TABLE"}]),
                    "dataSource": facet(name="w", uri="postgres://w:5432"),
                    "version": facet(datasetVersion="v7"),
                    "documentation": facet(description="Loans"),
                    "schema": facet(fields=[{"name": "a"}, {"name": "b"}]),
                },
            }
        ],
        "outputs": [],
    }
    source = {"namespace": "bigquery", "name": "raw", "field": "a"}
    last = copy.deepcopy(event)
    last.update(eventType="FAIL", eventTime="2026-01-01T10:05:00Z")
    last["run"]["facets"] = {"errorMessage": facet(message="out of memory", programmingLanguage="python")}
    last["outputs"] = [
        {
            "namespace": "s3://b",
            "name": "model",
            "facets": {
                "datasetType": facet(datasetType="MODEL"),
                "lifecycleStateChange": facet(
                    lifecycleStateChange="RENAME", previousIdentifier={"namespace": "s3://b", "name": "old"}
                ),
                "columnLineage": facet(fields={"x": {"inputFields": [source]}}, dataset=[{**source, "field": "b"}]),
            },
        }
    ]
    static = {key: event[key] for key in ("eventTime", "producer", "schemaURL")}
    good = [event, last, {**static, "job": {"namespace": "jobs", "name": "declared"}, "inputs": event["inputs"]},
            {**static, "dataset": {"namespace": "n", "name": "alone", "facets": {"version": facet(datasetVersion="1")}}}]
    bad = []
    for change in (
        lambda e: e.pop("producer"),
        lambda e: e.pop("schemaURL"),
        lambda e: e.update(eventType="DONE"),
        lambda e: e.update(producer="not a uri"),
        lambda e: e["run"].update(runId="7"),
        lambda e: e["inputs"][0]["facets"]["version"].pop("_producer"),
        lambda e: e["job"]["facets"].update(x=facet(_deleted="yes")),
        lambda e: e.update(inputs={}),
    ):
        broken = copy.deepcopy(event)
        change(broken)
        bad.append(broken)
    return good, bad


def differences(left, right):
    found = []
    for room in ("runs", "datasets"):
        for key in sorted(left[room].keys() | right[room].keys()):
            a, b = left[room].get(key), right[room].get(key)
            if a is None or b is None:
                found.append(f"{room} {key}: only {'Modelward' if a is None else 'openlineage-python'} has it")
                continue
            found += [f"{room} {key} {field}: {a[field]!r}, Modelward {b[field]!r}" for field in a if a[field] != b[field]]
    return found


def main():
    corpus = pathlib.Path(sys.argv[1])
    checker = jsonschema.FormatChecker()
    checker.checks("date-time")(lambda text: datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).tzinfo is not None)
    checker.checks("uri")(lambda text: ":" in text and " " not in text)
    validator = jsonschema.Draft202012Validator(SCHEMA, format_checker=checker)
    passed = failed = 0

    def verdict(name, wrong):
        nonlocal passed, failed
        passed, failed = passed + (not wrong), failed + bool(wrong)
        for line in wrong:
            print(f"{name}: {line}")

    good, bad = made()
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "good.ndjson").write_text("".join(json.dumps(each) + "\n" for each in good))
        events = [{**each, "_path": "good.ndjson"} for each in good]
        verdict("made events", differences(theirs(events), ours(facts_of(folder))))
    for index, event in enumerate(good + bad):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "e.json").write_text(json.dumps(event))
            told = bool(facts_of(folder)["lineage"]["errors"])
        expected = not validator.is_valid(event)
        verdict(f"made event {index}", [] if told == expected else [f"invalid: {expected}, Modelward {told}"])

    for scenario in sorted(path for path in corpus.rglob("openlineage/consumer/scenarios/*") if path.is_dir()):
        facts = facts_of(scenario)
        events = []
        for path in sorted(scenario.rglob("*.json")):
            events.append({**json.loads(path.read_text()), "_path": str(path.relative_to(scenario))})
        events.sort(key=lambda event: event["eventTime"])
        verdict(scenario.name, differences(theirs(events), ours(facts)))
        invalid = {event["_path"] for event in events if not validator.is_valid({k: v for k, v in event.items() if k != "_path"})}
        told = {error["path"] for error in facts["lineage"]["errors"]}
        verdict(f"{scenario.name}, the schema", [f"invalid {sorted(invalid)}, Modelward {sorted(told)}"] if invalid != told else [])
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
