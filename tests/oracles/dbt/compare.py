"""Compares the manifest that dbt writes of a project, as dbt reads it back, with the facts of Modelward.

    tests/oracles/dbt/compare.py [CORPUS]

The project is made here and parsed with dbt itself; a corpus is not needed and not looked at.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

from dbt.artifacts.schemas.manifest import WritableManifest
from dbt.cli.main import dbtRunner

ROOT = pathlib.Path(__file__).resolve().parents[3]

PROJECT = {
    "dbt_project.yml": "name: credit\nversion: '1.0'\nprofile: credit\nmodel-paths: [models]\nseed-paths: [seeds]\n",
    "profiles.yml": "credit:\n  target: dev\n  outputs:\n    dev: {type: duckdb, path: ':memory:'}\n",
    "seeds/rates.csv": "id,rate\n1,2\n",
    "models/clean.sql": "select * from {{ source('acme', 'loans') }}\n",
    "models/features.sql": "select * from {{ ref('clean') }} join {{ ref('rates') }} using (id)\n",
    "models/schema.yml": """
version: 2
sources:
  - name: acme
    schema: raw
    tables:
      - name: loans
        description: Loans as they come in.
        meta: {owner: Data office, contains_pii: true, license: CC0-1.0}
      - name: unused
models:
  - name: features
    description: What the model sees.
    columns: [{name: id, tests: [unique]}]
exposures:
  - {name: scorer, type: ml, owner: {name: Ann, email: ann@acme.example}, depends_on: [ref('features')]}
  - {name: board, type: dashboard, owner: {email: ann@acme.example}, depends_on: [ref('features')]}
""",
}


def parse(project):
    for name, content in PROJECT.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(content)
    arguments = ["--quiet", "--no-send-anonymous-usage-stats", "parse"]
    result = dbtRunner().invoke([*arguments, "--project-dir", str(project), "--profiles-dir", str(project)])
    if not result.success:
        sys.exit(f"dbt does not parse the project: {result.exception}")
    return WritableManifest.read_and_check_versions(str(project / "target" / "manifest.json"))


def theirs(manifest):
    tables = {
        key: node for key, node in manifest.nodes.items() if node.resource_type.value in ("model", "seed", "snapshot")
    }
    models = {key: each for key, each in manifest.exposures.items() if each.type.value == "ml"}
    known = {*manifest.sources, *tables}
    built = [key for key, node in tables.items() if node.resource_type.value != "seed"]
    return {
        "types": {**{key: "dataset" for key in known}, **{key: "model" for key in models}},
        "descriptions": {
            key: node.description for key, node in [*manifest.sources.items(), *tables.items()] if node.description
        },
        "stewards": {key: each.owner.name for key, each in models.items()}
        | {key: each.meta["owner"] for key, each in manifest.sources.items() if "owner" in each.meta},
        "parents": {
            key: sorted({parent for parent in manifest.parent_map[key] if parent in known})
            for key in [*built, *models]
        },
        "seeds": {key: node.original_file_path for key, node in tables.items() if node.resource_type.value == "seed"},
    }


def ours(tree):
    run = subprocess.run(
        ["node", str(ROOT / "dist/cli.js"), "facts", str(tree)], capture_output=True, text=True, check=True
    )
    lineage = json.loads(run.stdout)["lineage"]
    datasets = lineage["datasets"]
    return {
        "types": {each["id"]: each["type"] for each in datasets},
        "descriptions": {each["id"]: each["description"] for each in datasets if each["description"]},
        "stewards": {each["id"]: each["steward"] for each in datasets if each["steward"]},
        "parents": {each["job"]: sorted(each["inputs"]) for each in lineage["runs"]},
        "seeds": {
            each["id"]: each["file"].removeprefix("warehouse/") for each in datasets if each["file"] is not None
        },
    }


def main():
    passed, failed = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        # A project need not be the repository.
        expected = theirs(parse(pathlib.Path(folder) / "warehouse"))
        got = ours(folder)
        for field, value in expected.items():
            if got[field] == value:
                passed += 1
            else:
                failed += 1
                print(f"{field}:\n  dbt       {value}\n  Modelward {got[field]}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
