"""Governance files: what independent readers say of them, and what Modelward does.

codeowners on who owns what, jsonschema on citations, on OSCAL plans and on our own manifests with a value changed,
check-jsonschema on what `modelward init` writes. The files are made here, the same in every run. (cffconvert pins a
jsonschema that nothing else goes with; its verdict is that of the same schema.)
"""

import copy
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import codeowners
import jsonschema
from ruamel.yaml import YAML

ROOT = pathlib.Path(__file__).resolve().parents[3]
CLI = ROOT / "dist" / "cli.js"
SCHEMAS = ROOT / "policies" / "schemas"

passed = 0
failures = []

def check(name, theirs, ours):
    global passed
    if theirs == ours:
        passed += 1
    else:
        failures.append(f"{name}\n    theirs: {theirs!r}\n    ours:   {ours!r}")


def modelward(*arguments):
    return subprocess.run(["node", CLI, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def governance(folder):
    return json.loads(modelward("facts", folder))["governance"]


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def yaml():
    parser = YAML(typ="safe", pure=True)
    parser.version = (1, 2)
    return parser


# --- CITATION.cff -----------------------------------------------------------------------------------------------------

CITATION = {
    "cff-version": "1.2.0",
    "message": "Please cite it.",
    "title": "Answerer",
    "version": "1.0.0",
    "date-released": "2026-01-31",
    "license": "Apache-2.0",
    "doi": "10.5281/zenodo.1234567",
    "repository-code": "https://example.com/answerer",
    "authors": [
        {"family-names": "Lovelace", "given-names": "Ada", "orcid": "https://orcid.org/0000-0002-1825-0097"},
        {"name": "Search team", "website": "https://example.com"},
    ],
    "keywords": ["search", "answers"],
}

CITATION_CHANGES = [
    {},
    {"message": None},
    {"authors": None},
    {"authors": []},
    {"authors": [{"family-name": "Lovelace"}]},
    {"authors": [{"family-names": "", "given-names": "Ada"}]},
    {"title": ""},
    {"titel": "Answerer"},
    {"date-released": "2026-13-31"},
    {"date-released": "January 2026"},
    {"doi": "https://doi.org/10.5281/zenodo.1234567"},
    {"license": "Apache 2"},
    {"license": ["MIT", "Apache-2.0"]},
    {"license": []},
    {"type": "dataset"},
    {"type": "model"},
    {"version": 1.0},
    {"version": [1]},
    {"keywords": []},
    {"keywords": ["a", "a"]},
    {"url": "example.com"},
    {"repository-code": "git@example.com:a.git"},
    {"identifiers": [{"type": "doi", "value": "10.1000/1"}]},
    {"identifiers": [{"type": "isbn", "value": "1"}]},
    {"contact": [{"name": "Desk", "email": "desk"}]},
    {"preferred-citation": {"type": "article", "title": "T", "authors": [{"name": "A"}], "year": 2026}},
    {"preferred-citation": {"type": "paper", "title": "T", "authors": [{"name": "A"}]}},
    {"commit": "abc"},
    {"abstract": 7},
]


def changed(base, change):
    result = copy.deepcopy(base)
    for key, value in change.items():
        if value is None:
            result.pop(key)
        else:
            result[key] = value
    return result


def citations(folder):
    schema = json.loads((ROOT / "build" / "schemas" / "citation-file-format-1.2.0.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
    for index, change in enumerate(CITATION_CHANGES):
        # JSON is YAML, and leaves no doubt of what a value is.
        write(folder / f"{index:02}" / "CITATION.cff", json.dumps(changed(CITATION, change), indent=2))
    records = {record["path"]: record for record in governance(folder)["citations"]}
    for index, change in enumerate(CITATION_CHANGES):
        path = f"{index:02}/CITATION.cff"
        content = json.loads((folder / path).read_text(encoding="utf-8"))
        record = records[path]
        check(f"citation {change}: valid", validator.is_valid(content), record["valid"])
        check(f"citation {change}: title", content["title"] or None, record["title"])
        check(f"citation {change}: authors", len(content.get("authors", [])), len(record["authors"]))


# --- CODEOWNERS -------------------------------------------------------------------------------------------------------

NAMES = ["a", "b", "docs", "models", "x1", "x2", "deep", "vendor", "w.bin"]


def random_path(rng):
    folders = [rng.choice(NAMES[:-1]) for _ in range(rng.randrange(0, 4))]
    return "/".join([*folders, rng.choice(["w.safetensors", "a.safetensors", "model-1.safetensors"])])


def random_pattern(rng):
    parts = [rng.choice([*NAMES, "*", "**", "x*", "*.safetensors", "model-?.safetensors"]) for _ in range(rng.randrange(1, 4))]
    return rng.choice(["", "/"]) + "/".join(parts) + rng.choice(["", "", "/", "/*"])


def owners(folder):
    rng = random.Random(20261125)
    for number in range(12):
        root = folder / f"{number}"
        rules = [f"{random_pattern(rng)} @owner{index}" + rng.choice(["", " ada@example.com", " # note"]) for index in range(12)]
        rules.insert(rng.randrange(12), f"{random_pattern(rng)}")
        rules.insert(0, "# owners\n* @all @acme/everybody")
        text = "\n".join(rules) + "\n"
        write(root / ".github" / "CODEOWNERS", text)
        for path in {random_path(rng) for _ in range(60)}:
            write(root / path, "x")
        theirs = codeowners.CodeOwners(text)
        for owned in governance(root)["code_owners"]["owned"]:
            path = owned["path"]
            if path == ".github/CODEOWNERS":
                continue
            rule, line = (theirs.matching_line(path)[2], theirs.matching_line(path)[1])
            named = [name for _, name in theirs.matching_line(path)[0]]
            check(f"owners of {path} in {text!r} (line {rule or line})", named, owned["owners"])


# --- OSCAL ------------------------------------------------------------------------------------------------------------

UUID = "2ac49d69-5a3f-4d0c-9b4a-2f7a3b0a4f1{}"
RISK = {"uuid": UUID.format(1), "title": "Pickled", "description": "d", "statement": "s", "status": "open"}
PLAN = {
    "uuid": UUID.format(0),
    "metadata": {"title": "Plan", "last-modified": "2026-05-01T10:00:00Z", "version": "1", "oscal-version": "1.1.3"},
    "risks": [RISK],
    "poam-items": [{"title": "Item", "description": "d", "related-risks": [{"risk-uuid": UUID.format(1)}]}],
}
REMEDIATION = {"uuid": UUID.format(2), "lifecycle": "planned", "title": "t", "description": "d"}

PLAN_CHANGES = [
    {},
    {"uuid": "no"},
    {"uuid": None},
    {"metadata": None},
    {"metadata": {"title": "t"}},
    {"poam-items": None},
    {"poam-items": []},
    {"risks": []},
    {"risks": [{**RISK, "status": "on fire"}]},
    {"risks": [{**RISK, "status": ""}]},
    {"risks": [{**RISK, "deadline": "2026-12-31T00:00:00Z"}]},
    {"risks": [{**RISK, "deadline": "2026-12-31"}]},
    {"risks": [{**RISK, "remediations": [REMEDIATION]}]},
    {"risks": [{**RISK, "remediations": [{**REMEDIATION, "due": "2026"}]}]},
    {"risks": [{**RISK, "threat-ids": [{"system": "https://atlas.mitre.org", "id": "AML.T0010"}]}]},
    {"system-id": {"id": "answerer"}},
    {"system-id": "answerer"},
    {"something": 1},
]


def plans(folder):
    schema = json.loads((ROOT / "build" / "schemas" / "oscal-poam-1.1.3.schema.json").read_text(encoding="utf-8"))
    # The schema's regular expressions are those of ECMAScript with Unicode classes, which Python's `re` does not know.
    text = json.dumps(schema).replace("\\\\p{L}", "A-Za-z").replace("(A-Za-z|_)", "[A-Za-z_]")
    text = text.replace("(A-Za-z|\\\\p{N}|[.\\\\-_])", "[A-Za-z0-9._-]")
    validator = jsonschema.Draft7Validator(json.loads(text), format_checker=jsonschema.FormatChecker())
    for index, change in enumerate(PLAN_CHANGES):
        document = {"plan-of-action-and-milestones": changed(PLAN, change)}
        write(folder / f"{index:02}.json", json.dumps(document, indent=1))
    records = {record["path"]: record for record in governance(folder)["risk_registers"]}
    for index, change in enumerate(PLAN_CHANGES):
        record = records[f"{index:02}.json"]
        plan = json.loads((folder / f"{index:02}.json").read_text())
        check(f"plan {change}: valid", validator.is_valid(plan), record["valid"])
        risks = plan["plan-of-action-and-milestones"].get("risks", [])
        check(f"plan {change}: risks", [risk["title"] for risk in risks], [risk["title"] for risk in record["risks"]][: len(risks)])


# --- what init writes, and the same with a value changed --------------------------------------------------------------

BAD = [7, True, [], {}, "TODO", "2026-02-30", "high", None]


def changes(value, path=()):
    """Every place of a document."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else []
    for key, item in items:
        yield from changes(item, (*path, key))


def replaced(document, path, value):
    result = copy.deepcopy(document)
    target = result
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    return result


def manifests(folder):
    for example in [None, *sorted((ROOT / "examples").iterdir())]:
        if example is not None and not example.is_dir():
            continue
        root = folder / (example.name if example else "empty")
        root.mkdir()
        if example is not None:
            subprocess.run(["cp", "-r", f"{example}/.", root], check=True)
        before = set(root.glob("**/*"))
        modelward("init", root)
        written = {root / "ml-system.yml", root / "modelward.yml", *root.glob("governance/*.yml")} - before
        for path in sorted(written):
            schema = SCHEMAS / f"{path.stem}.schema.json"
            command = [pathlib.Path(sys.executable).parent / "check-jsonschema", "--schemafile", schema, path]
            done = subprocess.run(command, capture_output=True, text=True)
            said = done.stdout if done.returncode else ""
            check(f"init of {root.name}: {path.name}", (0, ""), (done.returncode, said))
            if path.stem != "modelward":
                mutants(folder / "mutants" / root.name, path, json.loads(schema.read_text(encoding="utf-8")))


def mutants(folder, path, schema):
    document = yaml().load(path.read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
    rng = random.Random(path.name)
    places = [place for place in changes(document) if place]
    made = {}
    for number in range(25):
        mutant = replaced(document, rng.choice(places), rng.choice(BAD))
        if rng.random() < 0.2:
            mutant["colour"] = "blue"
        made[f"{number}/.modelward/{path.stem}.json"] = mutant
    root = folder / path.stem
    for name, mutant in made.items():
        write(root / name, json.dumps(mutant))
    if path.stem == "ml-system":
        # One a system is a fact; each is a system of its own here.
        ours = {name: governance(root / name.split("/")[0])["ml_system"] for name in made}
    else:
        ours = {record["path"]: record for records in governance(root).values() if isinstance(records, list) for record in records}
    for name, mutant in made.items():
        check(f"{path.stem} {mutant}: valid", validator.is_valid(mutant), ours[name]["valid"])


def main():
    for piece in (citations, owners, plans, manifests):
        with tempfile.TemporaryDirectory() as folder:
            piece(pathlib.Path(folder))
    for failure in failures:
        print(failure)
    print(f"{passed} passed, {len(failures)} failed")
    sys.exit(1 if failures else 0)


main()
