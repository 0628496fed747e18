"""Dependency files against packaging, pip's requirements parser, poetry-core and tomllib.

compare.py CORPUS: requirement lines are those that the packages of this environment state, and made ones.
"""

import importlib.metadata
import json
import pathlib
import subprocess
import sys
import tempfile
import tomllib

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name
from pip_requirements_parser import RequirementsFile
from poetry.core.packages.dependency import Dependency

ROOT = pathlib.Path(__file__).resolve().parents[3]
CLI = ROOT / "dist" / "cli.js"
COMMIT = "c0ffee" * 6 + "c0ff"
SHA = "ab12" * 16

MADE = [
    "torch",
    "torch==2.5.1",
    "torch===2.5.1+cu121",
    "torch == 2.5.*",
    "Torch_Vision.Extra>=1,<2,!=1.5",
    "numpy (>=1.21)",
    "a[b, c_d]~=1.0 ; python_version < '3.9' and os_name == \"nt\"",
    f"pkg @ https://x.org/pkg-1.0.zip#sha256={SHA}",
    f"pkg[x] @ git+https://github.com/o/r.git@{COMMIT} ; sys_platform == 'linux'",
    "pkg @ file:///opt/pkg.whl",
    "a.b-c_d",
    "x==1!2.0.post1",
    "x<=2.0.dev3",
]
NONE = ["a b", "==1.0", "a==", "a>=1 <2", "-", "a[b", "a; ", "@ https://x.org"]

passed = 0
failures = []


def expect(what, ours, theirs):
    global passed
    if ours == theirs:
        passed += 1
    else:
        failures.append(f"{what}:\n    modelward: {str(ours)[:400]}\n    oracle:    {str(theirs)[:400]}")


def facts_of(files):
    """The dependency file of each path, as the facts have them."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
        result = subprocess.run(["node", str(CLI), "facts", folder], capture_output=True, check=True)
    return {record["path"]: record for record in json.loads(result.stdout)["dependencies"]}


def spec(text):
    return sorted((text or "").replace(" ", "").replace("(", "").replace(")", "").split(","))


def blank(text):
    return "".join((text or "").split()).replace('"', "'").replace("(", "").replace(")", "")


def entry_of(requirement):
    """What packaging says, in our words."""
    specifiers = sorted(str(each) for each in requirement.specifier)
    exact = [each for each in requirement.specifier if each.operator in ("==", "===") and not each.version.endswith(".*")]
    return {
        "name": canonicalize_name(requirement.name),
        "specifier": specifiers or [""],
        "exact": len(exact) == 1 and len(specifiers) == 1,
        "extras": sorted(canonicalize_name(extra) for extra in requirement.extras),
        "url": requirement.url is not None,
        "marker": blank(str(requirement.marker or "")),
    }


def our_entry(entry):
    return {
        "name": entry["name"],
        "specifier": spec(entry["specifier"]),
        "exact": entry["version"] is not None,
        "extras": sorted(entry["extras"]),
        "url": entry["url"] is not None,
        "marker": blank(entry["marker"]),
    }


def requirement_lines():
    stated = {line for dist in importlib.metadata.distributions() for line in dist.requires or []}
    lines = MADE + sorted(stated)
    record = facts_of({"requirements.txt": "\n".join(lines) + "\n"})["requirements.txt"]
    expect("every line is an entry", (len(record["entries"]), record["complete"]), (len(lines), True))
    for line, entry in zip(lines, record["entries"]):
        expect(line, our_entry(entry), entry_of(Requirement(line)))
    for line in NONE:
        try:
            Requirement(line)
            failures.append(f"packaging takes {line!r}")
        except InvalidRequirement:
            pass
    record = facts_of({"requirements.txt": "torch\nnumpy\n" * 10 + "\n".join(NONE)})["requirements.txt"]
    expect("lines that are none", [entry["name"] for entry in record["entries"]], ["torch", "numpy"] * 10)


FILE = f"""# made
--index-url https://pypi.corp/simple
--extra-index-url=https://x.org/simple
-f ./wheels
--trusted-host x.org
-r other.txt
-c constraints.txt
--pre
torch==2.5.1 \\
    --hash=sha256:{SHA} \\
    --hash=sha256:{SHA[::-1]}
    # via transformers
numpy>=1 ; python_version < "3.12" # why not
-e git+https://github.com/o/r.git@{COMMIT}#egg=r
./libs/own
https://x.org/w-1.0-py3-none-any.whl#sha256={SHA}
"""


def requirements_files(corpus):
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder) / "requirements.txt"
        made.write_text(FILE)
        real = [made, ROOT / "examples/credit-risk/requirements.txt", *sorted(corpus.glob("**/requirements*.txt"))]
        for path in real:
            theirs = RequirementsFile.from_file(str(path), include_nested=False)
            record = facts_of({"requirements.txt": path.read_text()})["requirements.txt"]
            rows = [
                (
                    canonicalize_name(each.name) if each.name else None,
                    len(each.hash_options),
                )
                for each in theirs.requirements
                if not each.is_wheel
            ]
            ours = [
                (entry["name"], 0 if entry["source"] == "url" else entry["hashes"])
                for entry in record["entries"]
                if not (entry["url"] or "").split("#")[0].endswith(".whl")
            ]
            expect(f"requirements of {path.name}", sorted(ours, key=str), sorted(rows, key=str))
            options = {}
            for option in theirs.options:
                for key, value in option.options.items():
                    options.setdefault(key, []).extend(value if isinstance(value, list) else [value])
            kinds = {"index": "index_url", "extra-index": "extra_index_urls", "find-links": "find_links", "trusted-host": "trusted_hosts"}
            for kind, key in kinds.items():
                urls = [index["url"] for index in record["indexes"] if index["kind"] == kind]
                expect(f"{kind} of {path.name}", urls, options.get(key, []))
            names = [include["name"] for include in record["includes"]]
            expect(f"includes of {path.name}", names, options.get("requirements", []) + options.get("constraints", []))


POETRY = ["^1.2", "~2.0", "1.2.3", "==1.2.3", ">=1,<2", "*", "1.*", "!=1.5", "^1.2 || ^2.0"]


def poetry_constraints():
    table = "".join(f'p{index} = "{constraint}"\n' for index, constraint in enumerate(POETRY))
    record = facts_of({"pyproject.toml": f"[tool.poetry.dependencies]\n{table}"})["pyproject.toml"]
    for constraint, entry in zip(POETRY, record["entries"]):
        theirs = Dependency("p", constraint).constraint
        expect(f"poetry {constraint}", entry["pinned"], is_one_version(theirs))


def is_one_version(constraint):
    from poetry.core.constraints.version import Version

    return isinstance(constraint, Version)


UV = f"""version = 1
[[package]]
name = "torch"
version = "2.5.1"
source = {{ registry = "https://pypi.org/simple" }}
sdist = {{ url = "https://x/t.tar.gz", hash = "sha256:{SHA}" }}
wheels = [
    {{ url = "https://x/a.whl", hash = "sha256:{SHA}" }},
    {{ url = "https://x/b.whl", hash = "sha256:{SHA}" }},
]
[[package]]
name = "numpy"
version = "2.1.0"
source = {{ registry = "https://pypi.org/simple" }}
"""
POETRY_LOCK = f"""[[package]]
name = "Torch"
version = "2.5.1"
files = [{{file = "a", hash = "sha256:{SHA}"}}]
[[package]]
name = "old"
version = "1"
[metadata]
lock-version = "2.1"
"""


def locks():
    record = facts_of({"uv.lock": UV})["uv.lock"]
    theirs = [
        (package["name"], package["version"], len([each for each in [package.get("sdist"), *package.get("wheels", [])] if each]))
        for package in tomllib.loads(UV)["package"]
    ]
    expect("uv.lock", [(entry["name"], entry["version"], entry["hashes"]) for entry in record["entries"]], theirs)
    record = facts_of({"poetry.lock": POETRY_LOCK})["poetry.lock"]
    theirs = [
        (canonicalize_name(package["name"]), package["version"], len(package.get("files", [])))
        for package in tomllib.loads(POETRY_LOCK)["package"]
    ]
    expect("poetry.lock", [(entry["name"], entry["version"], entry["hashes"]) for entry in record["entries"]], theirs)
    own = (ROOT / "package-lock.json").read_text()
    packages = json.loads(own)["packages"]
    theirs = [
        (path.rpartition("node_modules/")[2], package["version"], 1 if "integrity" in package else 0)
        for path, package in packages.items()
        if path
    ]
    record = facts_of({"package-lock.json": own})["package-lock.json"]
    expect("package-lock.json", [(entry["name"], entry["version"], entry["hashes"]) for entry in record["entries"]], theirs)


def main():
    requirement_lines()
    requirements_files(pathlib.Path(sys.argv[1]))
    poetry_constraints()
    locks()
    for failure in failures:
        print(f"  {failure}")
    print(f"{passed} passed, {len(failures)} failed")
    return 1 if failures else 0


sys.exit(main())
