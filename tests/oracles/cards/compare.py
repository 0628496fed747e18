"""Holds cards against huggingface_hub, PyYAML and jsonschema: compare.py CORPUS."""

import copy
import json
import logging
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml
from huggingface_hub import ModelCard, parse_eval_result_entries
from huggingface_hub.errors import HFValidationError
from huggingface_hub.repocard import metadata_load
from huggingface_hub.repocard_data import model_index_to_eval_results
from huggingface_hub.utils import validate_repo_id
from jsonschema import Draft7Validator, FormatChecker

ROOT = Path(__file__).resolve().parents[3]
logging.disable(logging.WARNING)

# Texts that say nothing are no facts: a reader of YAML alone keeps them.
PLACEHOLDERS = {"[More Information Needed]", "More information needed", "TODO"}

passed = 0
failures = []


def expect(where, name, theirs, ours):
    global passed
    if theirs == ours:
        passed += 1
    else:
        failures.append(f"{where}: {name}: they say {theirs!r}, we say {ours!r}")


def facts_of(folder):
    command = ["node", str(ROOT / "dist/cli.js"), "facts", str(folder)]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def texts(value):
    """A field of one text or several, as facts have it: texts alone, trimmed, placeholders left out."""
    values = value if isinstance(value, list) else [value]
    kept = [v.strip() for v in values if isinstance(v, str) and v.strip()]
    return [v for v in kept if v not in PLACEHOLDERS]


def one(value):
    return (texts(value) or [None])[0]


def number_or_text(value):
    """JSON has no infinities, so those stay as they are written; several values are JSON."""
    if isinstance(value, (dict, list)):
        return json.dumps(value, separators=(",", ":"))
    return value.strip() if isinstance(value, str) else value


def compare_model_card(where, path, card):
    data = metadata_load(path) or {}
    for theirs, ours in [
        ("language", "languages"),
        ("tags", "tags"),
        ("metrics", "metrics"),
        ("buckets", "buckets"),
    ]:
        expect(where, theirs, texts(data.get(theirs)), card[ours])
    expect(where, "datasets", texts(data.get("datasets")), [d["id"] for d in card["datasets"]])
    expect(where, "base_model", texts(data.get("base_model")), [b["id"] for b in card["base_models"]])
    for theirs, ours in [
        ("library_name", "library"),
        ("pipeline_tag", "task"),
        ("new_version", "new_version"),
        ("thumbnail", "thumbnail"),
    ]:
        expect(where, theirs, one(data.get(theirs)), card[ours])
    license = card["license"] or {"id": None, "name": None, "link": None}
    expect(where, "license", ", ".join(texts(data.get("license"))) or None, license["id"])
    expect(where, "license_name", one(data.get("license_name")), license["name"])
    expect(where, "license_link", one(data.get("license_link")), license["link"])
    index = data.get("model-index")
    if index:
        compare_evaluations(where, index, card)
    # It has to load at all where the record says that the front matter is valid.
    ModelCard.load(path, ignore_metadata_errors=True)


def compare_evaluations(where, index, card):
    try:
        name, results = model_index_to_eval_results(index)
    except (KeyError, TypeError):
        expect(where, "an invalid model-index is not valid", False, card["valid"])
        return
    expect(where, "model name", name, card["name"])
    expect(where, "evaluations", len(results), len(card["evaluations"]))
    for number, (result, ours) in enumerate(zip(results, card["evaluations"])):
        at = f"evaluation {number}"
        expect(where, f"{at} task", result.task_type, ours["task"])
        expect(where, f"{at} task name", result.task_name, ours["task_name"])
        dataset = ours["dataset"]
        expect(where, f"{at} dataset", result.dataset_type, dataset["id"])
        expect(where, f"{at} dataset name", result.dataset_name, dataset["name"])
        expect(where, f"{at} config", result.dataset_config, dataset["config"])
        expect(where, f"{at} split", result.dataset_split, dataset["split"])
        expect(where, f"{at} revision", result.dataset_revision, dataset["revision"])
        arguments = lambda value: None if value is None else json.dumps(value, separators=(",", ":"))
        expect(where, f"{at} dataset args", arguments(result.dataset_args), ours["dataset_args"])
        expect(where, f"{at} metric args", arguments(result.metric_args), ours["metric_args"])
        expect(where, f"{at} metric", result.metric_type, ours["metric"])
        expect(where, f"{at} metric name", result.metric_name, ours["metric_name"])
        expect(where, f"{at} metric config", result.metric_config, ours["metric_config"])
        expect(where, f"{at} value", number_or_text(result.metric_value), ours["value"])
        expect(where, f"{at} verified", result.verified, ours["verified"])
        expect(where, f"{at} token", result.verify_token, ours["verify_token"])
        source = ours["source"] or {"url": None, "name": None}
        expect(where, f"{at} source", (result.source_url, result.source_name), (source["url"], source["name"]))


def compare_dataset_card(where, path, card):
    data = metadata_load(path) or {}
    expect(where, "language", texts(data.get("language", data.get("languages"))), card["languages"])
    for name in [
        "annotations_creators",
        "language_creators",
        "multilinguality",
        "size_categories",
        "source_datasets",
        "task_categories",
        "task_ids",
        "tags",
    ]:
        expect(where, name, texts(data.get(name)), card[name])
    if "pretty_name" in data:
        expect(where, "pretty_name", one(data["pretty_name"]), card["name"])
    ids = texts(data.get("license", data.get("licenses")))
    expect(where, "license", ", ".join(dict.fromkeys(ids)) or None, (card["license"] or {"id": None})["id"])
    infos = data.get("dataset_info") or []
    infos = infos if isinstance(infos, list) else [infos]
    features = [f["name"] for info in infos for f in info.get("features", []) if isinstance(f, dict)]
    expect(where, "features", features, [feature["name"] for feature in card["features"]])
    sizes = [info["download_size"] for info in infos if "download_size" in info]
    expect(where, "download_size", sum(sizes) if sizes else None, card["download_size"])


def compare_corpus(corpus):
    for kind, compare in [("model_cards", compare_model_card), ("dataset_cards", compare_dataset_card)]:
        for folder in ["model-cards", "dataset-cards"]:
            found = facts_of(corpus / folder)
            for card in found[kind]:
                if card["format"] == "hugging-face" and card["front_matter"] == "valid":
                    compare(card["path"], corpus / folder / card["path"], card)


RESULT = """model-index:
- name: m
  results:
  - task: {type: text-generation, name: Text}
    dataset: {type: squad, name: SQuAD, config: plain, split: test, revision: abc, args: {a: [1, b]}}
    metrics:
    - {type: f1, name: F1, config: c, value: VALUE, args: {k: 5}, verified: true, verifyToken: t}
    source: {name: Leaderboard, url: "https://example.com"}
"""

CARDS = {
    "plain": "---\nlicense: mit\n---\n",
    "windows": "---\r\nlicense: mit\r\ntags:\r\n- a\r\n---\r\n",
    "blank lines first": "\n\n---\nlicense: mit\n---   \n",
    "byte order mark": "\ufeff---\nlicense: mit\n---\n",
    "not closed": "---\nlicense: mit\n",
    "yaml 1.1 words": "---\nlicense: mit\nlanguage: [no, yes, on, y, n, 'no', en]\n---\n",
    "duplicate keys": "---\nlicense: mit\ntags: [a]\nlicense: isc\n---\n",
    "aliases": "---\nlicense: &l mit\ntags: &t [a, *l]\nmetrics: *t\n---\n",
    "merge": "---\nbase: &b {license: mit}\nlicense: isc\nmodel-index: []\n---\n",
    "block texts": "---\nlicense: mit\nlibrary_name: >-\n  a\n  b\nthumbnail: |\n  c\n---\n",
    "nulls": "---\nlicense: mit\ntags: [null, ~, a]\ndatasets:\n- null\nmetrics:\n---\n",
    "no results": "---\nlicense: mit\nmodel-index:\n- name: m\n---\n",
    "no metrics": "---\nlicense: mit\nmodel-index:\n- name: m\n  results:\n  - task: {type: t}\n---\n",
    "license": "---\nlicense: other\nlicense_name: acme\nlicense_link: LICENSE\nnew_version: a/b\nbuckets: [a/c]\n---\n",
}

VALUES = """1 0.5 .5 -.5 +1 1. 1e3 1.0e3 1.0e+3 1.5e-3 .5e-3 017 08 0o17 0x1F 0b11 1_000 1__0 1_0.5 1:30 12:30:45 190:20:30.15
"20.0 ± 1.2" 20.0±1.2 2022-01-01 99999999999999999 {a: 1} [1, 2] '1'""".replace("\n", " ").split(" ")


def compare_made_cards():
    cards = dict(CARDS)
    for number, value in enumerate(merged(VALUES)):
        cards[f"value {number} {value!r}"] = f"---\nlicense: mit\n{RESULT.replace('VALUE', value)}---\n"
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for number, (name, content) in enumerate(cards.items()):
            path = Path(folder) / str(number) / "README.md"
            path.parent.mkdir()
            path.write_bytes(content.encode())
            paths[f"{number}/README.md"] = name
        found = facts_of(folder)["model_cards"]
        expect("made cards", "how many are cards", len(cards), len(found))
        for card in found:
            name = paths[card["path"]]
            # Dates are texts in facts, and integers that JSON cannot hold stay as they are written.
            if "2022-01-01" in name or "99999999999999999" in name:
                continue
            compare_model_card(name, Path(folder) / card["path"], card)


def merged(parts):
    """Puts together again what quotes and brackets hold together."""
    whole = ""
    for part in parts:
        whole = f"{whole} {part}" if whole else part
        if whole.count('"') % 2 == 0 and whole.count("{") == whole.count("}") and whole.count("[") == whole.count("]"):
            yield whole
            whole = ""


IDS = """a/b a b-c/d.e_f a--b a..b .a a. -a a- a/b/c datasets/a/b a.git a/b.git A1/_b x/-y x/y- x/.y é/b a/é a@b a/b@c ../a
/abs/path ./rel a_/b _a_/_b_ a.b.c/d""".split() + ["a b", "librispeech 960h", "x" * 96, "x" * 97, "n/" + "x" * 97]


def compare_ids():
    with tempfile.TemporaryDirectory() as folder:
        for number, repo_id in enumerate(IDS):
            path = Path(folder) / f"{number:03}" / "README.md"
            path.parent.mkdir()
            path.write_text(f"---\nbase_model: {json.dumps(repo_id, ensure_ascii=False)}\n---\n", encoding="utf-8")
        for repo_id, card in zip(IDS, facts_of(folder)["model_cards"]):
            expect(repr(repo_id), "is an id of the Hub", is_repo_id(repo_id), card["valid"])


def is_repo_id(text):
    try:
        validate_repo_id(text)
        return True
    except HFValidationError:
        return False


RESULTS = """- dataset:
    id: cais/hle
    task_id: default
    revision: abc
  value: 20.90
  verifyToken: token
  date: "2025-01-15"
  source:
    url: https://example.com
    name: Eval traces
    user: acme
  notes: no-tools
- dataset: {id: Idavidrein/gpqa, task_id: gpqa_diamond}
  value: 0.412
"""


def compare_eval_results():
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "README.md").write_text("---\nlicense: mit\n---\n")
        (Path(folder) / ".eval_results").mkdir()
        (Path(folder) / ".eval_results/a.yaml").write_text(RESULTS)
        [card] = facts_of(folder)["model_cards"]
        entries = parse_eval_result_entries(yaml.safe_load(RESULTS))
        expect(".eval_results", "entries", len(entries), len(card["evaluations"]))
        for entry, ours in zip(entries, card["evaluations"]):
            theirs = (entry.dataset_id, entry.task_id, entry.value, entry.dataset_revision, entry.verify_token)
            dataset = ours["dataset"]
            told = (dataset["id"], ours["task_name"], ours["value"], dataset["revision"], ours["verify_token"])
            expect(".eval_results", entry.dataset_id, theirs, told)
            source = ours["source"] or {"url": None, "name": None, "user": None}
            theirs = (entry.date, entry.notes, entry.source_url, entry.source_name, entry.source_user)
            told = (ours["date"], ours["notes"], source["url"], source["name"], source["user"])
            expect(".eval_results", f"{entry.dataset_id} source", theirs, told)


def validator(version):
    path = ROOT / f"build/schemas/model-card-toolkit-{version}.schema.json"
    return Draft7Validator(json.loads(path.read_text()), format_checker=FormatChecker(["date", "uri"]))


def changes_of(card):
    """The card, and the card with one thing changed at a time."""
    yield "as it is", card
    changed = [
        (["extra"], 1),
        (["model_details", "name"], 7),
        (["model_details", "owners"], {}),
        (["model_details", "version"], {"date": "2020-02-30"}),
        (["model_details", "version"], {"date": "2020-02-29"}),
        (["model_details", "licenses"], [{}]),
        (["model_details", "licenses"], [{"identifier": "MIT", "custom_text": "x"}]),
        (["model_details", "references"], [{"reference": "no url"}]),
        (["quantitative_analysis"], {"performance_metrics": [{"value": 0.5}]}),
        (["considerations"], {"users": ["x"]}),
        (["considerations"], {"limitations": [{"description": "x", "more": 1}]}),
    ]
    for path, value in changed:
        copied = copy.deepcopy(card)
        *around, last = path
        holder = copied
        for key in around:
            holder = holder.setdefault(key, {})
        holder[last] = value
        yield f"{'/'.join(path)} = {value}", copied


FIRST = {
    "schema_version": "0.0.1",
    "model_details": {"name": "m", "license": "MIT", "references": ["https://example.com"]},
    "model_parameters": {"data": {"train": {"name": "a", "sensitive": True}}},
    "quantitative_analysis": {"performance_metrics": [{"type": "auc", "value": "0.9"}]},
    "considerations": {"users": ["x"]},
}


def compare_toolkit(corpus):
    cards = sorted(corpus.glob("model-cards/mct/**/*.json")) + sorted(corpus.glob("model-cards/intel/**/*.json"))
    # Intel's generator says 0.0.1 and writes the form that 0.0.2 describes, as its own schema has it.
    sources = [(path.name, json.loads(path.read_text()), "0.0.2") for path in cards]
    sources = [entry for entry in sources if "model_details" in entry[1]]
    made = [
        (f"{name}: {change}", changed, version)
        for name, card, version in sources
        for change, changed in changes_of(card)
    ]
    for path, value in [(["considerations", "users"], [1]), (["model_details", "license"], 5), (["x"], 1)]:
        card = copy.deepcopy(FIRST)
        holder = card[path[0]] if len(path) == 2 else card
        holder[path[-1]] = value
        made.append((f"0.0.1 {path}", card, "0.0.1"))
    made.append(("0.0.1 as it is", FIRST, "0.0.1"))
    with tempfile.TemporaryDirectory() as folder:
        for number, (_, card, _) in enumerate(made):
            (Path(folder) / f"{number:03}.json").write_text(json.dumps(card))
        found = facts_of(folder)["model_cards"]
        expect("toolkit", "how many are cards", len(made), len(found))
        for (name, card, version), ours in zip(made, found):
            errors = list(validator(version).iter_errors(card))
            expect(name, "is valid", not errors, ours["valid"])
            details = card["model_details"]
            if isinstance(details.get("name"), str):
                expect(name, "name", details["name"], ours["name"])
            metrics = card.get("quantitative_analysis", {}).get("performance_metrics", [])
            expect(name, "metrics", len(metrics), len(ours["evaluations"]))


def main():
    corpus = Path(sys.argv[1])
    compare_corpus(corpus)
    compare_made_cards()
    compare_ids()
    compare_eval_results()
    compare_toolkit(corpus)
    for failure in failures:
        print(failure)
    print(f"{passed} passed, {len(failures)} failed")
    return 1 if failures else 0


sys.exit(main())
