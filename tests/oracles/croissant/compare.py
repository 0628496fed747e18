"""Compares what mlcroissant, the reference implementation, makes of Croissant files with the facts of Modelward.

    tests/oracles/croissant/compare.py CORPUS

Each metadata.json below CORPUS is read as it is, and again with each of MUTATIONS made to it: whether the file is
valid, the dataset's own fields, its files with their digests, and the sizes of its record sets must be the same.
"""

import copy
import json
import logging
import pathlib
import subprocess
import sys
import tempfile

import mlcroissant

ROOT = pathlib.Path(__file__).resolve().parents[3]

RAI = {
    "data_collection": "dataCollection",
    "data_biases": "dataBiases",
    "data_limitations": "dataLimitations",
    "data_use_cases": "dataUseCases",
    "data_social_impact": "dataSocialImpact",
    "personal_sensitive_information": "personalSensitiveInformation",
    "data_release_maintenance_plan": "dataReleaseMaintenancePlan",
    "annotations_per_item": "annotationsPerItem",
}


def drop(*path):
    def mutate(document):
        for key in path[:-1]:
            document = document[key]
        del document[path[-1]]

    mutate.__name__ = "without " + ".".join(map(str, path))
    return mutate


def put(value, *path):
    def mutate(document):
        for key in path[:-1]:
            document = document[key]
        document[path[-1]] = value

    mutate.__name__ = ".".join(map(str, path)) + f" = {json.dumps(value)[:60]}"
    return mutate


MUTATIONS = [
    drop("@type"),
    put("sc:Thing", "@type"),
    drop("license"),
    drop("url"),
    drop("description"),
    drop("distribution"),
    drop("recordSet"),
    drop("distribution", 0, "encodingFormat"),
    drop("distribution", 0, "contentUrl"),
    drop("distribution", 0, "sha256"),
    drop("distribution", 0, "@type"),
    drop("distribution", 0),
    drop("distribution", 1, "includes"),
    drop("distribution", 1, "containedIn"),
    drop("recordSet", 0, "field", 0, "source"),
    drop("recordSet", 0, "data"),
    put("http://mlcommons.org/croissant/7.0", "conformsTo"),
    put(["http://mlcommons.org/croissant/1.0", "http://mlcommons.org/croissant/RAI/1.0"], "conformsTo"),
    put("some day", "datePublished"),
    put("2024-02-03", "datePublished"),
    put("2024-02-03T04:05:06Z", "datePublished"),
    put(["mit", "https://spdx.org/licenses/Apache-2.0"], "license"),
    put({"@type": "sc:CreativeWork", "name": "MIT", "url": "https://spdx.org/licenses/MIT"}, "license"),
    put([{"@type": "sc:Organization", "name": "A"}, {"@type": "sc:Person", "name": "B"}], "creator"),
    put("1.2", "version"),
    put(["Some bias", "Another"], "rai:dataBiases"),
    put("It was collected.", "rai:dataCollection"),
    put(["Gender"], "rai:personalSensitiveInformation"),
]

# Where Modelward differs on purpose: (part of the case's name, field) -> reason.
ON_PURPOSE = {
    ("datasets/0.8/titanic: conformsTo", "valid"): "mlcroissant passes over a conformsTo that the context does not define",
    ("datasets/0.8/", "responsible_ai"): "the prefix rai: is not defined in these files, and its usual meaning is taken",
    ("news_recommendations_base", "responsible_ai"): "the same",
}


def texts(value):
    if value is None:
        return []
    if isinstance(value, dict):
        value = value.get("en", next(iter(value.values()), None))
    return [str(each) for each in (value if isinstance(value, list) else [value])]


def theirs(path):
    logging.disable(logging.CRITICAL)
    try:
        metadata = mlcroissant.Dataset(str(path)).metadata
    except mlcroissant.ValidationError:
        return {"valid": False}
    except Exception as error:  # noqa: BLE001 - it does not read the file at all
        return {"valid": None, "error": repr(error)[:200]}
    return {
        "valid": True,
        "name": texts(metadata.name)[:1],
        "url": texts(metadata.url),
        "creators": [name for creator in metadata.creators for name in texts(creator.name)],
        "files": sorted(
            [each.content_url or "", (each.sha256 or "").lower(), (each.md5 or "").lower()]
            for each in metadata.file_objects
        ),
        "file_sets": len(metadata.file_sets),
        "record_sets": sorted([each.uuid, len(each.fields)] for each in metadata.record_sets),
        "responsible_ai": {
            name: found for field, name in RAI.items() if (found := texts(getattr(metadata, field)))
        },
    }


def ours(folder):
    run = subprocess.run(
        ["node", str(ROOT / "dist/cli.js"), "facts", str(folder)], capture_output=True, text=True, check=True
    )
    facts = json.loads(run.stdout)
    found = {}
    for card in facts["dataset_cards"]:
        parts = [
            part
            for part in facts["lineage"]["datasets"]
            if part["path"] == card["path"] and part["part_of"] is not None
        ]
        recorded = {}
        for checksum in facts["checksums"]:
            if checksum["manifest"] == card["path"]:
                recorded.setdefault(checksum["subject"], {})[checksum["algorithm"]] = checksum["expected"]
        folder_of_card = card["path"].rpartition("/")[0]
        files = []
        for url, digests in read_files(folder / card["path"]):
            local = f"{folder_of_card}/{url}" if folder_of_card else url
            known = dict(recorded.get(url, {}) | recorded.get(local, {}))
            for part in parts:
                if part["source"] == url:
                    known |= {digest["algorithm"]: digest["value"] for digest in part["digests"]}
            files.append([url, *(known.get(name) or "" if name in digests else "" for name in ("sha256", "md5"))])
        found[card["path"]] = {
            "valid": card["valid"],
            "name": [card["name"]] if card["name"] else [],
            "url": [card["url"]] if card["url"] else [],
            "creators": card["creators"],
            "files": sorted(files),
            "file_sets": len(parts) - len(files),
            "record_sets": sorted([each["id"], each["fields"]] for each in card["record_sets"]),
            "responsible_ai": {
                each["name"]: each["texts"] for each in card["responsible_ai"] if each["name"] in RAI.values()
            },
        }
    return found


def read_files(path):
    """Addresses of the FileObjects, and which digests they state: the facts keep no FileObject as such."""
    for each in json.loads(path.read_text()).get("distribution", []):
        if each.get("@type", "").endswith("FileObject"):
            yield each.get("contentUrl", ""), {name for name in ("sha256", "md5") if each.get(name)}


def cases(corpus, target):
    for path in sorted(corpus.rglob("metadata*.json")):
        document = json.loads(path.read_text())
        if "mlcommons.org" not in json.dumps(document):
            continue
        name = str(path.relative_to(corpus).parent)
        for number, mutate in enumerate([lambda _: None, *MUTATIONS]):
            changed = copy.deepcopy(document)
            try:
                mutate(changed)
            except (KeyError, IndexError, TypeError):
                continue
            title = name if number == 0 else f"{name}: {mutate.__name__}"
            # In a folder of its own: descriptions of one dataset in one tree are joined.
            place = target / f"{name.replace('/', '-')}-{number}" / "metadata.json"
            place.parent.mkdir()
            place.write_text(json.dumps(changed))
            yield title, place


def main():
    corpus = pathlib.Path(sys.argv[1])
    passed, failed = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        target = pathlib.Path(folder)
        for title, place in cases(corpus, target):
            expected, got = theirs(place), ours(place.parent).get(place.name)
            if got is None or expected["valid"] is None:
                differences = [f"read by us: {got is not None}; by mlcroissant: {expected}"]
            else:
                differences = [
                    f"{field}: mlcroissant {value!r}, Modelward {got[field]!r}"
                    for field, value in expected.items()
                    if got[field] != value
                    and not any(part in title and known == field for part, known in ON_PURPOSE)
                ]
            passed += not differences
            failed += bool(differences)
            for difference in differences:
                print(f"{title}: {difference}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
