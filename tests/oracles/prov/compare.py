"""Compares what the `prov` package reads in PROV-JSON documents with the facts of Modelward.

    tests/oracles/prov/compare.py CORPUS

Every *.json below CORPUS that `prov` reads, and the documents that are made here: the entities and activities by IRI,
what was used, generated and derived, and who it is attributed to must be the same.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from prov import model

ROOT = pathlib.Path(__file__).resolve().parents[3]

# What an argument of each relation is; the names are those of PROV-DM.
ENTITIES = {"entity", "generatedEntity", "usedEntity", "specificEntity", "generalEntity", "alternate1", "alternate2",
            "collection", "plan", "trigger"}
ACTIVITIES = {"activity", "informed", "informant", "starter", "ender"}


def iri(name, path):
    text = name.uri if hasattr(name, "uri") else str(name)
    return f"{path}#{text}" if text.startswith("_:") else text


def theirs(path, name):
    document = model.ProvDocument.deserialize(str(path), format="json")
    found = {key: set() for key in ("entities", "activities", "used", "generated", "derived", "attributed")}
    for bundle in [document, *document.bundles]:
        for record in bundle.get_records():
            roles = {}
            for attribute, value in record.formal_attributes:
                if value is not None:
                    roles[attribute.localpart] = iri(value, name)
            kind = record.get_type().localpart
            if kind in ("Entity", "Activity"):
                found["entities" if kind == "Entity" else "activities"].add(iri(record.identifier, name))
                continue
            # An influence does not say of what kind the two are.
            if kind == "Influence":
                continue
            found["entities"] |= {value for role, value in roles.items() if role in ENTITIES}
            found["activities"] |= {value for role, value in roles.items() if role in ACTIVITIES}
            pair = lambda a, b: {(roles[a], roles[b])} if a in roles and b in roles else set()
            if kind == "Usage":
                found["used"] |= pair("activity", "entity")
            elif kind == "Start":
                found["used"] |= pair("activity", "trigger")
            elif kind == "Generation":
                found["generated"] |= pair("activity", "entity")
            elif kind == "Derivation":
                found["derived"] |= pair("generatedEntity", "usedEntity")
                found["used"] |= pair("activity", "usedEntity")
                found["generated"] |= pair("activity", "generatedEntity")
            elif kind in ("Specialization", "Mention"):
                found["derived"] |= pair("specificEntity", "generalEntity")
            elif kind == "Association":
                found["used"] |= pair("activity", "plan")
            elif kind == "Attribution":
                found["attributed"] |= {(roles["entity"],) for _ in pair("entity", "agent")}
    return found


def ours(path, name):
    run = subprocess.run(
        ["node", str(ROOT / "dist/cli.js"), "facts", str(path.parent)], capture_output=True, text=True, check=True
    )
    facts = json.loads(run.stdout)
    lineage = facts["lineage"]
    return {
        "entities": {each["id"] for each in lineage["datasets"]},
        "activities": {each["id"] for each in lineage["runs"]},
        "used": {(run["id"], each) for run in lineage["runs"] for each in run["inputs"]},
        "generated": {(run["id"], each) for run in lineage["runs"] for each in run["outputs"]},
        "derived": {(each["id"], origin) for each in lineage["datasets"] for origin in each["derived_from"]},
        "attributed": {(each["id"],) for each in lineage["datasets"] if each["agents"]},
        "files": lineage["files"],
    }


def made():
    """A training pipeline as a producer of PROV would write it."""
    document = model.ProvDocument()
    document.add_namespace("ex", "https://example.com/")
    document.set_default_namespace("https://default.example/")
    loans = document.entity("ex:loans", {"prov:label": "Loans", "prov:type": "ex:Dataset"})
    clean = document.entity("ex:clean")
    trained = document.entity("ex:model", {"prov:type": document.valid_qualified_name("ex:Model")})
    document.entity("plain", {"prov:value": 3})
    ann = document.agent("ex:ann", {"prov:type": model.PROV["Person"]})
    cleaning = document.activity("ex:cleaning", "2026-01-01T10:00:00", "2026-01-01T11:00:00")
    training = document.activity("ex:training")
    document.usage(cleaning, loans, time="2026-01-01T10:10:00")
    document.generation(clean, cleaning)
    document.derivation(clean, loans, cleaning)
    document.usage(training, clean)
    document.generation(trained, training, time="2026-01-02T10:00:00")
    document.derivation(trained, clean)
    document.association(training, ann, plan=document.entity("ex:script"))
    document.attribution(loans, ann)
    document.specialization(document.entity("ex:model-v2"), trained)
    document.membership(document.collection("ex:all"), loans)
    bundle = document.bundle("ex:bundle")
    bundle.add_namespace("in", "https://inner.example/")
    bundle.usage("in:run", "in:input")
    return document


def main():
    corpus = pathlib.Path(sys.argv[1])
    passed, failed = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder)
        (target / "made").mkdir()
        made().serialize(str(target / "made" / "pipeline.json"), format="json")
        for number, path in enumerate([*sorted(corpus.rglob("*.json")), target / "made" / "pipeline.json"]):
            place = target / str(number) / path.name
            place.parent.mkdir()
            place.write_bytes(path.read_bytes())
            try:
                expected = theirs(place, path.name)
            except Exception as error:  # noqa: BLE001 - not a document of PROV
                print(f"left out, since prov does not read it: {path.name}: {error!r}"[:200])
                continue
            got = ours(place, path.name)
            differences = [
                f"{field}: only prov {sorted(value - got[field])}, only Modelward {sorted(got[field] - value)}"
                for field, value in expected.items()
                if value != got[field]
            ]
            if path.name not in got["files"]:
                differences = ["it was not recognised"]
            passed += not differences
            failed += bool(differences)
            for difference in differences:
                print(f"{path.name}: {difference}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
