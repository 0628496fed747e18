"""Evaluations and scans: files that the tools themselves write, read by the tools and by Modelward.

Inspect writes and reads a log; Fairlearn's numbers go through the program of docs/evaluations.md; modelscan and
modelaudit scan pickles that are made here (assembled, never loaded); sarif-tools counts what a SARIF file holds.
"""
import hashlib
import json
import os
import pickle
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BIN = Path(sys.executable).parent
passed, failed = 0, 0


def same(what, theirs, ours):
    global passed, failed
    if theirs == ours:
        passed += 1
    else:
        failed += 1
        print(f"{what}\n  they: {theirs!r}\n  we:   {ours!r}")


def facts_of(folder):
    program = ["node", ROOT / "dist" / "cli.js", "facts", folder]
    return json.loads(subprocess.run(program, check=True, capture_output=True).stdout)


def inspect_log(folder):
    from inspect_ai.log import EvalConfig, EvalDataset, EvalLog, EvalMetric, EvalResults, EvalScore, EvalSpec, EvalStats
    from inspect_ai.log import read_eval_log, write_eval_log

    spec = EvalSpec(
        created="2026-10-01T12:00:00+00:00",
        task="sums",
        dataset=EvalDataset(name="sums", location="data/sums.csv", samples=20),
        model="owner/model",
        config=EvalConfig(),
        packages={"inspect_ai": "0.3.285"},
    )
    metrics = {"accuracy": EvalMetric(name="accuracy", value=0.85), "stderr": EvalMetric(name="stderr", value=0.08)}
    results = EvalResults(
        total_samples=20, completed_samples=20, scores=[EvalScore(name="match", scorer="match", metrics=metrics)]
    )
    stats = EvalStats(started_at="2026-10-01T12:00:00+00:00", completed_at="2026-10-01T12:05:00+00:00")
    path = folder / "log.json"
    write_eval_log(EvalLog(status="success", eval=spec, results=results, stats=stats), str(path))
    log = read_eval_log(str(path), header_only=True)
    [ours] = [report for report in facts_of(folder)["evaluations"] if report["path"] == "log.json"]
    same("Inspect: format", "inspect", ours["format"])
    same("Inspect: model", log.eval.model, ours["subject"]["name"])
    same("Inspect: version", log.eval.packages["inspect_ai"], ours["tool"]["version"])
    same("Inspect: end", str(log.stats.completed_at).replace("+00:00", "Z"), ours["date"])
    same("Inspect: state", log.status == "success", ours["state"] == "complete")
    theirs = [
        (score.name, name, metric.value)
        for score in log.results.scores
        for name, metric in score.metrics.items()
        if name != "stderr"
    ]
    same("Inspect: results", theirs, [(r["slice"], r["metric"], r["value"]) for r in ours["results"]])
    same("Inspect: error", log.results.scores[0].metrics["stderr"].value, ours["results"][0]["standard_error"])


def fairness(folder):
    from fairlearn.metrics import MetricFrame, selection_rate

    page = (ROOT / "docs" / "evaluations.md").read_text()
    program = re.search(r"```python\n(.*?)```", page, re.S).group(1)
    names = {}
    exec(program, names)  # our own page
    weights = folder / "model.safetensors"
    weights.write_bytes(b"\x02\x00\x00\x00\x00\x00\x00\x00{}")
    truth, predicted = [1, 0, 1, 0, 1, 1], [1, 0, 0, 0, 1, 1]
    frame = MetricFrame(
        metrics={"selection_rate": selection_rate},
        y_true=truth,
        y_pred=predicted,
        sensitive_features={"sex": ["f", "f", "f", "m", "m", "m"]},
    )
    here = os.getcwd()
    os.chdir(folder)
    try:
        names["write_fairness"](frame, "model.safetensors", {"selection_rate": 0.2}, "policy 7")
    finally:
        os.chdir(here)
    [ours] = [report for report in facts_of(folder)["evaluations"] if report["path"] == "fairness.json"]
    same("Fairlearn: the page's program writes what the schema asks", [], ours["errors"])
    same("Fairlearn: the file that was evaluated", ["model.safetensors"], ours["subject"]["files"])
    groups = [(f"sex={level}", float(value)) for level, value in frame.by_group["selection_rate"].items()]
    same("Fairlearn: groups", groups, [(r["slice"], r["value"]) for r in ours["results"] if r["slice"]])
    [difference] = [r for r in ours["results"] if r["metric"] == "selection_rate_difference"]
    same("Fairlearn: difference", float(frame.difference()["selection_rate"]), difference["value"])
    same("Fairlearn: threshold", float(frame.difference()["selection_rate"]) <= 0.2, difference["passed"])


class Command:
    def __reduce__(self):
        return (os.system, ("true",))


def scans(folder):
    models = folder / "models"
    models.mkdir()
    (models / "bad.pkl").write_bytes(pickle.dumps(Command()))
    (models / "good.pkl").write_bytes(pickle.dumps({"weights": [1, 2]}))
    quiet = {**os.environ, "PROMPTFOO_DISABLE_TELEMETRY": "1", "NO_ANALYTICS": "1", "DO_NOT_TRACK": "1"}
    run = lambda *command: subprocess.run(command, cwd=folder, env=quiet, capture_output=True, text=True)
    run(BIN / "modelscan", "-p", "models", "-r", "json", "-o", "modelscan.json")
    run(BIN / "modelaudit", "scan", "models", "--format", "json", "--output", "modelaudit.json")
    run(BIN / "modelaudit", "scan", "models", "--format", "sarif", "--output", "modelaudit.sarif")
    ours = {run["path"]: run for run in facts_of(folder)["scan_results"]}

    scan = json.loads((folder / "modelscan.json").read_text())
    mine = ours["modelscan.json"]
    same("modelscan: files", 2, len([s for s in mine["subjects"] if s["status"] == "unbound"]))
    same("modelscan: issues", scan["summary"]["total_issues"], len(mine["findings"]))
    same("modelscan: the dangerous file", ["models/bad.pkl"], [f["file"] for f in mine["findings"]])

    mine = ours["modelaudit.json"]
    digests = {f"models/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest() for path in models.iterdir()}
    same("modelaudit: digests", digests, {s["file"]: s["sha256"] for s in mine["subjects"]})
    same("modelaudit: bound", {"match"}, {s["status"] for s in mine["subjects"]})
    audit = json.loads((folder / "modelaudit.json").read_text())
    critical = [i for i in audit["issues"] if i["severity"] == "critical"]
    same("modelaudit: critical issues", len(critical), mine["counts"]["error"])
    same("modelaudit: the dangerous file", {"models/bad.pkl"}, {f["file"] for f in mine["findings"] if f["level"] == "error"})

    from sarif import loader

    for path in ["modelaudit.sarif"]:
        theirs = loader.load_sarif_file(str(folder / path)).get_report().get_issue_type_histogram_for_severity
        counts = {level: sum(theirs(level).values()) for level in ("error", "warning", "note")}
        same(f"{path}: counts by level, as sarif-tools has them", counts, ours[path]["counts"])

    (models / "bad.pkl").write_bytes(pickle.dumps({"weights": []}))
    stale = {s["file"]: s["status"] for run in facts_of(folder)["scan_results"] if run["path"] == "modelaudit.json" for s in run["subjects"]}
    same("modelaudit: a file that changed after the scan", {"models/bad.pkl": "mismatch", "models/good.pkl": "match"}, stale)


def sarif_of_modelward(folder):
    """Our own SARIF, as another program counts it."""
    from sarif import loader

    path = folder / "modelward.sarif"
    check = ["node", ROOT / "dist" / "cli.js", "check", ROOT / "examples" / "chat-assistant", "-f", "sarif", "-o", path]
    subprocess.run(check, capture_output=True)
    theirs = loader.load_sarif_file(str(path)).get_report().get_issue_type_histogram_for_severity
    counts = {level: sum(theirs(level).values()) for level in ("error", "warning", "note")}
    [ours] = [run for run in facts_of(folder)["scan_results"] if run["path"] == "modelward.sarif"]
    same("Modelward's SARIF: counts by level", counts, ours["counts"])


for part in (inspect_log, fairness, scans, sarif_of_modelward):
    with tempfile.TemporaryDirectory() as name:
        part(Path(name))
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
