"""Digests and manifests against hashlib, the blake3 package, GNU coreutils and model_signing.

compare.py CORPUS: files are made here; of the corpus the signed models are used.
"""

import base64
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import blake3
from model_signing import hashing
from model_signing._signing import signing

CLI = pathlib.Path(__file__).resolve().parents[3] / "dist" / "cli.js"

ALGORITHMS = {
    "md5": hashlib.md5,
    "sha1": hashlib.sha1,
    "sha224": hashlib.sha224,
    "sha256": hashlib.sha256,
    "sha384": hashlib.sha384,
    "sha512": hashlib.sha512,
    "sha512-224": lambda content: hashlib.new("sha512_224", content),
    "sha512-256": lambda content: hashlib.new("sha512_256", content),
    "sha3-224": hashlib.sha3_224,
    "sha3-256": hashlib.sha3_256,
    "sha3-384": hashlib.sha3_384,
    "sha3-512": hashlib.sha3_512,
    "blake2b-256": lambda content: hashlib.blake2b(content, digest_size=32),
    "blake2b-384": lambda content: hashlib.blake2b(content, digest_size=48),
    "blake2b-512": hashlib.blake2b,
    "blake2s-256": hashlib.blake2s,
    "blake3": blake3.blake3,
}
# Around the blocks of the algorithms (64, 128, 136 bytes, 1 KiB of BLAKE3) and of the reads (1 MiB).
SIZES = [0, 1, 55, 56, 63, 64, 65, 127, 128, 129, 135, 136, 137, 1023, 1024, 1025, 8193, 1 << 20, (1 << 20) + 1, 3_000_001]
ODD_NAMES = ["two\nlines", " leading", "back\\slash", "*star", "a) = b", "cr\rhere", "-dash", "dir/sub-dir/f", "dir-x/f", "\U0001f600", "\uffee"]

passed = 0
failures = []


def expect(what, ours, theirs):
    global passed
    if ours == theirs:
        passed += 1
    else:
        failures.append(f"{what}:\n    modelward: {str(ours)[:300]}\n    oracle:    {str(theirs)[:300]}")


def modelward(*args, check=True):
    result = subprocess.run(["node", str(CLI), *map(str, args)], capture_output=True)
    if check and result.returncode != 0:
        failures.append(f"modelward {' '.join(map(str, args))}: status {result.returncode}: {result.stderr.decode()[:300]}")
    return result


def make(folder):
    for size in SIZES:
        (folder / f"bytes-{size}").write_bytes(hashlib.shake_128(str(size).encode()).digest(size))
    for name in ODD_NAMES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"content of {name}")


def every_algorithm(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    manifest = []
    for name, algorithm in ALGORITHMS.items():
        digests = {path.relative_to(folder).as_posix(): algorithm(path.read_bytes()).hexdigest() for path in files}
        statement = modelward("hash", "--format", "bsd", "--algorithm", name, folder).stdout.decode()
        ours = {}
        for line in statement.split("\n")[:-1]:
            escaped = line.startswith("\\")
            written, _, digest = line.partition(" (")[2].rpartition(") = ")
            if escaped:
                written = written.replace("\\n", "\n").replace("\\r", "\r").replace("\\\\", "\\")
            ours[written] = digest
        expect(f"digests by {name}", ours, digests)
        manifest.append(statement)
    # All of them in one manifest, computed in one pass.
    (folder / "checksums.txt").write_text("".join(manifest))
    facts = json.loads(modelward("facts", folder).stdout)
    statuses = {}
    for checksum in facts["checksums"]:
        if checksum["expected"] is not None:
            statuses.setdefault(checksum["algorithm"], set()).add(checksum["status"])
    weak = {"md5", "sha1"}
    expect("statuses of facts", statuses, {name: {"weak-match" if name in weak else "match"} for name in ALGORITHMS})
    (folder / "checksums.txt").unlink()


def coreutils(folder):
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    for program, options in [("sha256sum", []), ("sha512sum", ["--tag"]), ("md5sum", ["-b"]), ("b2sum", ["--tag", "-l", "256"]), ("sha1sum", ["-z"])]:
        if shutil.which(program) is None:
            print(f"there is no {program} here: not compared")
            continue
        content = subprocess.run([program, *options, "--", *names], cwd=folder, capture_output=True, check=True).stdout
        (folder / "SUMS").write_bytes(content)
        result = modelward("hash", "--check", folder / "SUMS", check=False)
        lines = result.stdout.decode().splitlines()
        expect(f"what {program} {' '.join(options)} wrote", (result.returncode, len(lines)), (0, len(names)))
        (folder / "SUMS").unlink()


def not_utf8(folder):
    """A name that is no text can be in no report; its digest must not pass for compared."""
    name = b"w\xe4ights"
    try:
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:
            file.write(b"x")
    except OSError:
        print("the file system takes no names but UTF-8: not compared")
        return
    content = subprocess.run(["sha256sum", "--", name], cwd=folder, capture_output=True, check=True).stdout
    (folder / "SUMS").write_bytes(content)
    expect("a name that is not UTF-8", modelward("hash", "--check", folder / "SUMS", check=False).returncode, 1)
    expect("a manifest of it", modelward("hash", folder, check=False).returncode, 2)


def plain(statement):
    """What model_signing says of a model, with `ignore_paths` in order: it keeps them in a set."""
    value = json.loads(json.dumps(statement))
    ignored = value["predicate"]["serialization"].get("ignore_paths")
    if ignored is not None:
        value["predicate"]["serialization"]["ignore_paths"] = sorted(ignored)
    return value


def statement_of(manifest):
    from google.protobuf import json_format

    return plain(json_format.MessageToDict(signing.Payload(manifest).statement.pb))


def model_signing(folder):
    (folder / ".gitattributes").write_text("* -text\n")
    (folder / ".github").mkdir()
    (folder / ".github" / "x.yml").write_text("x")
    for ours, theirs in [("sha256", "sha256"), ("blake2b-512", "blake2"), ("blake3", "blake3")]:
        manifest = hashing.Config().use_file_serialization(hashing_algorithm=theirs).hash(folder)
        written = json.loads(modelward("hash", "--format", "oms", "--algorithm", ours, folder).stdout)
        expect(f"statement by {theirs}", plain(written), statement_of(manifest))
        expect(f"manifest read from our statement by {theirs}", signing.dsse_payload_to_manifest(written) == manifest, True)
    single = folder / "bytes-64"
    written = json.loads(modelward("hash", "--format", "oms", single).stdout)
    manifest = hashing.Config().set_ignored_paths(paths=[], ignore_git_paths=False).hash(single)
    expect("statement of one file", plain(written), statement_of(manifest))
    (folder / "link").symlink_to("bytes-1")
    written = json.loads(modelward("hash", "--format", "oms", folder).stdout)
    manifest = hashing.Config().set_allow_symlinks(True).hash(folder)
    expect("statement with a link", plain(written), statement_of(manifest))


def signed_models(corpus):
    for signature in sorted(corpus.glob("signatures/**/model.sig")):
        bundle = json.loads(signature.read_text())
        signed = json.loads(base64.b64decode(bundle["dsseEnvelope"]["payload"]))
        names = [resource["name"] for resource in signed["predicate"]["resources"]]
        target = signature.parent / signed["subject"][0]["name"] if names == ["."] else signature.parent
        exclude = [] if names == ["."] else ["--exclude", signature.name]
        written = json.loads(modelward("hash", "--format", "oms", *exclude, target).stdout)
        ours = {resource["name"]: resource["digest"] for resource in written["predicate"]["resources"]}
        theirs = {resource["name"]: resource["digest"] for resource in signed["predicate"]["resources"]}
        expect(f"resources of {signature}", ours, theirs)
        expect(f"digest of {signature}", written["subject"][0]["digest"], signed["subject"][0]["digest"])


def main():
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary) / "model"
        folder.mkdir()
        make(folder)
        every_algorithm(folder)
        coreutils(folder)
        model_signing(folder)
        other = pathlib.Path(temporary) / "other"
        other.mkdir()
        not_utf8(other)
    signed_models(pathlib.Path(sys.argv[1]))
    for failure in failures:
        print(f"  {failure}")
    print(f"{passed} passed, {len(failures)} failed")
    return 1 if failures else 0


sys.exit(main())
