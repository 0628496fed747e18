"""Compares what the `dvc` package makes of repositories with the facts of Modelward.

    tests/oracles/dvc/compare.py CORPUS

The stages that DVC resolves (templates, foreach, matrix) with their commands, inputs and outputs, and what `dvc status`
calls changed, of example-get-started in CORPUS and of repositories that are made here. Nothing is fetched.
"""

import contextlib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import yaml
from dvc.repo import Repo

ROOT = pathlib.Path(__file__).resolve().parents[3]

PARAMS = """prepare: {seed: 1, share: 0.5}
models: [cnn, rnn]
sizes: {small: {n: 1}, large: {n: 2}}
rate: 1e-05
flag: true
data: data/raw.csv
"""

# Name, dvc.yaml, and what is changed after `dvc repro`.
MADE = [
    (
        "templates",
        """vars:
- folder: out
- more.json:deep
stages:
  prepare:
    cmd: mkdir -p ${folder} && echo ${prepare} ${rate} ${flag} > ${folder}/${deep.name}
    deps: ["${data}"]
    params: [prepare, rate]
    outs: ["${folder}/${deep.name}"]
  report:
    wdir: sub
    cmd: echo 1 > metrics.json
    deps: ["../${folder}/${deep.name}"]
    params:
    - ../more.json: [deep]
    metrics:
    - metrics.json: {cache: false}
""",
        {},
    ),
    (
        "foreach",
        """stages:
  list:
    foreach: ${models}
    do:
      cmd: echo ${item} > ${item}.txt
      outs: ["${item}.txt"]
  mapping:
    foreach: ${sizes}
    do:
      cmd: echo ${key} ${item.n} > ${key}.txt
      outs:
      - ${key}.txt:
          cache: false
  nested:
    foreach: [{n: 1}, {n: 2}]
    do:
      cmd: echo ${item.n} > n${item.n}.txt
      outs: ["n${item.n}.txt"]
""",
        {},
    ),
    (
        "matrix",
        """stages:
  m:
    matrix:
      model: ${models}
      size: [{n: 1}, {n: 2}]
      rate: [0.1, 1e-05]
    cmd: echo ${item.model} ${item.size.n} > ${key}.txt
    outs: ["${key}.txt"]
""",
        {},
    ),
    (
        "stale parameter, command, dependency and output",
        """stages:
  p:
    cmd: echo 1 > p.txt
    params: [prepare.seed, rate]
    outs: [p.txt]
  c:
    cmd: echo 1 > c.txt
    outs: [c.txt]
  d:
    cmd: echo 1 > d.txt
    deps: [data/raw.csv]
    outs: [d.txt]
  same:
    cmd: echo 1 > same.txt
    params: [prepare]
    outs: [same.txt]
""",
        {
            "params.yaml": [("rate: 1e-05", "rate: 0.5")],
            "dvc.yaml": [("cmd: echo 1 > c.txt", "cmd: echo 2 > c.txt"), ("deps: [data/raw.csv]", "deps: [data/raw.csv, more.json]")],
        },
    ),
]


def theirs(folder):
    with contextlib.chdir(folder), Repo(str(folder)) as repo:
        stages, changed = {}, {}
        lock = yaml.safe_load((folder / "dvc.lock").read_text())["stages"]
        locked = {name: {dep["path"] for dep in stage.get("deps", [])} for name, stage in lock.items()}
        for stage in repo.index.stages:
            if not hasattr(stage, "name") or stage.name is None:
                continue
            base = pathlib.Path(repo.root_dir)
            path = lambda item: str(pathlib.Path(item.fs_path).relative_to(base))
            command = stage.cmd if isinstance(stage.cmd, str) or stage.cmd is None else "\n".join(stage.cmd)
            stages[stage.name] = (command, {path(dep) for dep in stage.deps}, {path(out) for out in stage.outs})
        # Of an import, status would ask the other repository.
        for address, entries in repo.status(targets=list(stages)).items():
            kinds = set()
            for entry in entries:
                if entry == "changed command":
                    kinds.add("command")
                for name, what in entry.get("changed deps", {}).items() if isinstance(entry, dict) else ():
                    # A file that the lock knows, with other bytes or not there at all, is a matter of checksums.
                    known = name in locked.get(address.split(":")[-1], ())
                    kinds |= {"parameter"} if isinstance(what, dict) else set() if known else {"input"}
            if kinds:
                changed[address.split(":")[-1]] = kinds
        return stages, changed


def ours(folder):
    output = subprocess.run(["node", str(ROOT / "dist/cli.js"), "facts", str(folder)], capture_output=True, check=True)
    runs = [run for run in json.loads(output.stdout)["lineage"]["runs"] if run["format"] == "dvc"]
    stages = {run["job"]: (run["command"], set(run["inputs"]), set(run["outputs"])) for run in runs}
    return stages, {run["job"]: {entry["kind"] for entry in run["stale"]} for run in runs if run["stale"]}


def different(theirs, ours, changed):
    # Ours on purpose: the command of a run is the one that ran, and not the one that would run now.
    return theirs[1:] != ours[1:] or (theirs[0] != ours[0] and "command" not in changed)


def prepare(folder):
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    if not (folder / ".dvc" / "config").exists():
        Repo.init(str(folder)).close()


def make(folder, pipeline, changes):
    prepare(folder)
    (folder / "params.yaml").write_text(PARAMS)
    (folder / "more.json").write_text('{"deep": {"name": "final", "other": 1}}')
    (folder / "data").mkdir()
    (folder / "sub").mkdir()
    (folder / "data/raw.csv").write_text("a,b\n1,2\n")
    (folder / "dvc.yaml").write_text(pipeline)
    program = str(pathlib.Path(sys.executable).parent / "dvc")
    run = subprocess.run([program, "repro"], cwd=folder, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    for name, replacements in changes.items():
        text = (folder / name).read_text()
        for old, new in replacements:
            assert old in text, old
            text = text.replace(old, new)
        (folder / name).write_text(text)


def main():
    passed = failed = 0
    cases = [(name, lambda folder, p=pipeline, c=changes: make(folder, p, c)) for name, pipeline, changes in MADE]
    example = next(pathlib.Path(sys.argv[1]).rglob("dvc-example-get-started"))

    def copy(folder):
        shutil.copytree(example, folder, dirs_exist_ok=True)
        prepare(folder)

    for name, build in [*cases, ("example-get-started", copy)]:
        with tempfile.TemporaryDirectory() as temporary:
            folder = pathlib.Path(temporary)
            build(folder)
            (stages, changed), (our_stages, our_changed) = theirs(folder), ours(folder)
        wrong = [f"only {'DVC' if stage in stages else 'Modelward'} has the stage {stage}" for stage in stages.keys() ^ our_stages.keys()]
        wrong += [f"{stage}: {stages[stage]}, Modelward {our_stages[stage]}" for stage in stages.keys() & our_stages.keys() if different(stages[stage], our_stages[stage], our_changed.get(stage, ()))]
        if changed != our_changed:
            wrong.append(f"changed: {changed}, Modelward {our_changed}")
        passed, failed = passed + (not wrong), failed + bool(wrong)
        for line in wrong:
            print(f"{name}: {line}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
