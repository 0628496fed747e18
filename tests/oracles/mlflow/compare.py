"""Compares a run that MLflow has logged, as MLflow reads it back, with the facts of Modelward.

    tests/oracles/mlflow/compare.py [CORPUS]

MLflow's files are made here with the library itself; a corpus is not needed and not looked at.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
from datetime import datetime, timezone

os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"

import mlflow  # noqa: E402
from mlflow import MlflowClient  # noqa: E402
from mlflow.entities import Dataset, DatasetInput, InputTag  # noqa: E402
from mlflow.models import Model  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[3]
STATES = {"FINISHED": "complete", "FAILED": "failed", "KILLED": "aborted", "RUNNING": "running"}


def log(tree):
    """Two runs: one that finished and saved a model, one that was killed."""
    mlflow.set_tracking_uri(f"file:{tree}/mlruns")
    client = MlflowClient()
    experiment = client.create_experiment("credit")
    loans = Dataset("loans", "1a2b3c4d", "local", json.dumps({"uri": "data/loans.csv"}), schema="{}", profile="{}")
    remote = Dataset("census", "99aabbcc", "http", json.dumps({"url": "https://data.example/census.csv"}))
    for status in ("FINISHED", "KILLED"):
        run = client.create_run(experiment, run_name=f"train {status}")
        tags = [InputTag("mlflow.data.context", "training")]
        client.log_inputs(run.info.run_id, [DatasetInput(each, tags) for each in (loans, remote)])
        client.set_terminated(run.info.run_id, status)
        model = Model(artifact_path="model", run_id=run.info.run_id)
        model.add_flavor(
            "python_function", loader_module="mlflow.sklearn", python_version="3.11", model_path="model.pkl"
        )
        model.add_flavor(
            "sklearn",
            pickled_model="model.pkl",
            sklearn_version="1.5.0",
            serialization_format="cloudpickle" if status == "FINISHED" else "skops",
        )
        folder = tree / f"model-{status.lower()}"
        folder.mkdir()
        model.save(str(folder / "MLmodel"))
    return client, experiment


def moment(milliseconds):
    return datetime.fromtimestamp(milliseconds / 1000, timezone.utc).isoformat(timespec="milliseconds")


def theirs(client, experiment, tree):
    runs, checksums = {}, set()
    for run in client.search_runs([experiment]):
        inputs = run.inputs.dataset_inputs
        runs[run.info.run_id] = {
            "job": run.info.run_name,
            "state": STATES[run.info.status],
            "started": moment(run.info.start_time),
            "ended": moment(run.info.end_time),
            "agents": [] if run.info.user_id == "unknown" else [run.info.user_id],
            "inputs": sorted(each.dataset.name for each in inputs),
        }
        for each in inputs:
            place = json.loads(each.dataset.source)
            local = place.get("uri") if place.get("uri") == "data/loans.csv" else None
            checksums.add((local or each.dataset.name, each.dataset.digest, "not-checkable"))
    models = {}
    for path in sorted(tree.glob("model-*/MLmodel")):
        model = Model.load(str(path))
        models[str(path.relative_to(tree))] = {
            "run": model.run_id,
            "created": model.utc_time_created,
            "version": model.mlflow_version,
            "signature": model.signature is not None,
            "flavors": {
                name: [settings.get("loader_module"), settings.get("serialization_format")]
                for name, settings in model.flavors.items()
            },
        }
    return {"runs": runs, "models": models, "checksums": checksums}


def ours(tree):
    run = subprocess.run(
        ["node", str(ROOT / "dist/cli.js"), "facts", str(tree)], capture_output=True, text=True, check=True
    )
    facts = json.loads(run.stdout)
    lineage = facts["lineage"]
    names = {each["id"]: each["name"] for each in lineage["datasets"]}
    return {
        "runs": {
            each["id"]: {key: each[key] for key in ("job", "state", "agents")}
            | {key: each[key].replace("Z", "+00:00") for key in ("started", "ended")}
            | {"inputs": sorted(names[id] for id in each["inputs"])}
            for each in lineage["runs"]
        },
        "models": {
            each["path"]: {
                "run": each["run"],
                "created": each["created"],
                "version": each["tool_version"],
                "signature": each["has_signature"],
                "flavors": {
                    flavor["name"]: [flavor["loader_module"], flavor["serialization"]] for flavor in each["flavors"]
                },
            }
            for each in lineage["saved_models"]
        },
        "checksums": {
            (each["subject"], each["expected"], each["status"])
            for each in facts["checksums"]
            if each["source"] == "mlflow"
        },
    }


def main():
    passed, failed = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        tree = pathlib.Path(folder)
        (tree / "data").mkdir()
        (tree / "data" / "loans.csv").write_text("id,amount\n1,2\n")
        client, experiment = log(tree)
        expected, got = theirs(client, experiment, tree), ours(tree)
        for field, value in expected.items():
            if got[field] == value:
                passed += 1
            else:
                failed += 1
                print(f"{field}:\n  MLflow    {value}\n  Modelward {got[field]}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
