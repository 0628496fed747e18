"""Holds what Modelward reads, verifies and signs against model_signing, sigstore-python and securesystemslib.

usage: compare.py CORPUS

What the corpus holds and tests/signatures/vectors is read and verified by both; models are signed by one and verified
by the other; each is then tampered with, and both have to refuse it. Nothing asks the network.
"""

import base64
import contextlib
import hashlib
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import sigstore
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from model_signing import hashing, signing, verifying
from model_signing._signing.signing import dsse_payload_to_manifest
from securesystemslib.dsse import Envelope
from securesystemslib.signer import CryptoSigner
from sigstore.models import Bundle, TrustedRoot
from sigstore.verify import Verifier, policy

ROOT = pathlib.Path(__file__).resolve().parents[3]
VECTORS = ROOT / "tests/signatures/vectors"
CLI = ["node", str(ROOT / "dist/cli.js")]
WORKFLOW = ("https://github.com/acme/models/.github/workflows/release.yml@refs/heads/main",
            "https://token.actions.githubusercontent.com")

# Where the two differ, and ours is meant: what is verified, and why.
ON_PURPOSE = {
    "v1.1.1-expired.sig": "model_signing judges a certificate at the beginning of its own validity, so that it never expires; "
                          "without a proof of the time of signing it has to be valid now",
    "v0.2.0-key.sig": "model_signing 0.2 hashed with SHA-256 whatever the curve, and 1.1 no longer takes that for keys that are not P-256",
    "model-v0.1.sigstore.json": "sigstore-python 4 wants a proof of inclusion, which bundles 0.1 need not have; the log's promise is checked",
}

# model_signing cannot read these two back from a signature ("blake2b" it calls blake2, and the size of a shard is a
# float), so it is told.
HASHING = {
    "shards": lambda size: hashing.Config().use_shard_serialization(shard_size=size),
    "blake2b": lambda _: hashing.Config().use_file_serialization(hashing_algorithm="blake2"),
}

# Its defaults would fetch Sigstore's trusted root.
signing.Config.use_sigstore_signer = lambda self, **_: self

passed, failed = 0, []


def check(name, theirs, ours):
    global passed
    if theirs == ours:
        passed += 1
    else:
        failed.append(f"{name}\n    theirs {theirs!r}\n    ours   {ours!r}")


def modelward(*words, **options):
    return subprocess.run([*CLI, *map(str, words)], capture_output=True, text=True, **options)


def ours_verifies(model, signature, *trust):
    ended = modelward("verify", model, "--signature", signature, *trust, "--effective-time", "2026-11-22T09:00:00Z")
    if ended.returncode not in (0, 1):
        return f"status {ended.returncode}: {ended.stderr}"
    return ended.returncode == 0


def theirs_verifies(model, signature, configure):
    """The library, and not its command: that does not take the kind of digest from the signature."""
    try:
        # It prints warnings.
        with contextlib.redirect_stdout(io.StringIO()):
            configure(verifying.Config()).verify(pathlib.Path(model), pathlib.Path(signature))
        return True
    except Exception:  # It has no class of errors of its own.
        return False


def by_key(path):
    return (lambda config: config.use_elliptic_key_verifier(public_key=path)), ("--key", path)


def by_chain(*paths):
    return ((lambda config: config.use_certificate_verifier(certificate_chain=paths)),
            tuple(word for path in paths for word in ("--certificate-chain", path)))


def both_verify(name, model, signature, trust, shard_size=4096):
    by, ours = trust
    form = next((form for form in HASHING if form in name), None)

    def theirs(config):
        if form is not None:
            config.set_hashing_config(HASHING[form](shard_size))
        return by(config)

    a, b = theirs_verifies(model, signature, theirs), ours_verifies(model, signature, *ours)
    if name in ON_PURPOSE and a is not b:
        return
    check(f"verify {name}", a, b)
    return a


# What is read of a bundle: the names, digests and identity of a model.

def facts_of(folder):
    ended = modelward("facts", folder)
    return json.loads(ended.stdout) if ended.returncode == 0 else {"signatures": [], "error": ended.stderr}


def compare_facts(folder):
    facts = {found["path"]: found for found in facts_of(folder)["signatures"]}
    for path in sorted(pathlib.Path(folder).rglob("*.sig")):
        name = str(path.relative_to(folder))
        payload = json.loads(base64.b64decode(json.loads(path.read_text())["dsseEnvelope"]["payload"]))
        manifest = dsse_payload_to_manifest(payload)
        theirs = sorted((resource.identifier, resource.digest.digest_hex) for resource in manifest.resource_descriptors())
        found = facts.get(name, {})
        check(f"facts {name}: resources", theirs, sorted((s["name"], s["digest"]) for s in found.get("subjects", [])))
        model = found.get("model") or {}
        parameters = manifest.serialization_type
        for theirs_key, ours_key in (("method", "method"), ("ignore_paths", "ignore_paths")):
            check(f"facts {name}: {ours_key}", parameters.get(theirs_key, []), model.get(ours_key))
        check(f"facts {name}: shard_size", parameters.get("shard_size"), model.get("shard_size"))


def compare_corpus(corpus):
    tests = corpus / "signatures/model-transparency/scripts/tests"
    if not tests.is_dir():
        print(f"the corpus has no {tests.relative_to(corpus)}")
        return
    compare_facts(tests)
    keys = tests / "keys/certificate"
    for folder in sorted(tests.glob("v*")):
        if folder.name.endswith("certificate"):
            trusts = [by_chain(keys / "ca-cert.pem"), by_chain(VECTORS / "keys/root.pem")]
        elif folder.name.endswith("elliptic-key"):
            trusts = [by_key(keys / "signing-key-pub.pem"), by_key(VECTORS / "keys/other.pub")]
        else:
            continue
        model = folder / "signme-1" if b'"."' in base64.b64decode(
            json.loads((folder / "model.sig").read_text())["dsseEnvelope"]["payload"]) else folder
        for number, trust in enumerate(trusts):
            with tempfile.TemporaryDirectory() as scratch:
                # The early ones do not record that the signature itself is left out.
                copy = pathlib.Path(scratch) / "model"
                if model.is_dir():
                    shutil.copytree(model, copy, ignore=shutil.ignore_patterns("model.sig"))
                else:
                    shutil.copyfile(model, copy)
                both_verify(f"{folder.name} ({'own' if number == 0 else 'strange'} trust)", copy, folder / "model.sig", trust)


# Sigstore: the same bundles and trusted roots, the same verdict.

def compare_sigstore(corpus):
    store = pathlib.Path(sigstore.__file__).parent / "_store"
    public = next(store.glob("*sigstore.dev/trusted_root.json"))
    check("the trusted root that is shipped is that of sigstore-python",
          json.loads(public.read_text()), json.loads((ROOT / "src/signatures/public-good-trusted-root.json").read_text()))
    own = VECTORS / "sigstore/trusted_root.json"
    cases = [(path, VECTORS / "model", own, identity)
             for path in sorted((VECTORS / "sigstore").glob("*.sigstore.json"))
             for identity in (WORKFLOW, (WORKFLOW[0] + "x", WORKFLOW[1]), (WORKFLOW[0], "https://accounts.example"))]
    ibm = corpus / "signatures/model-transparency/scripts/tests/v1.0.0-sigstore"
    if ibm.is_dir():
        good = ("stefanb@us.ibm.com", "https://sigstore.verify.ibm.com/oauth2")
        cases += [(ibm / "model.sig", ibm, public, identity) for identity in (good, WORKFLOW)]
    for path, model, root, (identity, issuer) in cases:
        document = json.loads(path.read_text())
        try:
            verifier = Verifier(trusted_root=TrustedRoot.from_file(str(root)))
            bundle = Bundle.from_json(path.read_bytes())
            expected = policy.Identity(identity=identity, issuer=issuer)
            if "messageSignature" in document:
                verifier.verify_artifact((model / "weights").read_bytes(), bundle, expected)
            else:
                verifier.verify_dsse(bundle, expected)
            theirs = True
        except Exception:
            theirs = False
        target = model / "weights" if "messageSignature" in document or path.name.startswith("provenance") else model
        ours = ours_verifies(target, path, "--identity", identity, "--issuer", issuer, "--trusted-root", root)
        if path.name not in ON_PURPOSE or theirs is ours:
            check(f"sigstore {path.name} by {identity}, {issuer}", theirs, ours)


# Models that one signs and the other verifies, and what happens when they change.

def make_model(folder):
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "sub/deeper").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    for path, content in {"README.md": "# model\n", "weights.bin": "w" * 100_003, "empty": "", "a-b": "x", "a/b": None,
                          "sub/ü n.txt": "name\n", "sub/deeper/x": "x", ".hidden/y": "y", ".gitignore": "*.pyc\n"}.items():
        if content is None:
            (folder / path).parent.mkdir(exist_ok=True)
            content = "z"
        (folder / path).write_text(content)
    return folder


def change_byte(model):
    content = bytearray((model / "weights.bin").read_bytes())
    content[70_000] ^= 1
    (model / "weights.bin").write_bytes(content)


TAMPERINGS = {
    "nothing": lambda model: None,
    "one byte": change_byte,
    "a byte more": lambda model: (model / "weights.bin").write_bytes((model / "weights.bin").read_bytes() + b"w"),
    "a byte less": lambda model: (model / "weights.bin").write_bytes((model / "weights.bin").read_bytes()[:-1]),
    "a file more": lambda model: (model / "sub/evil.py").write_text("print()\n"),
    "a file less": lambda model: (model / "sub/deeper/x").unlink(),
    "a file renamed": lambda model: (model / "a-b").rename(model / "a-c"),
    "a link": lambda model: ((model / "README.md").rename(model.parent / "elsewhere"), (model / "README.md").symlink_to(model.parent / "elsewhere")),
    "what git keeps": lambda model: (model / ".gitignore").write_text("else\n"),
}


def keys_in(folder):
    made = {}
    for curve in (ec.SECP256R1(), ec.SECP384R1(), ec.SECP521R1()):
        key = ec.generate_private_key(curve)
        private, public = folder / f"{curve.name}.key", folder / f"{curve.name}.pub"
        private.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        private.chmod(0o600)
        public.write_bytes(key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo))
        made[curve.name] = (private, public)
    return made


def signed_by_them(model, signature, key, hash_config=None):
    config = signing.Config().use_elliptic_key_signer(private_key=key)
    (hash_config or hashing.Config()).set_ignored_paths(paths=[signature.name])
    config.set_hashing_config((hash_config or hashing.Config()).set_ignored_paths(paths=[signature.name]))
    config.sign(model, signature)


def signed_by_us(model, signature, key, *options):
    ended = modelward("sign", model, "--private-key", key, "--signature", signature, *options)
    check(f"sign {' '.join(map(str, options))}", (0, ""), (ended.returncode, ended.stderr))


def compare_signing(scratch):
    keys = keys_in(scratch)
    private, public = keys["secp256r1"]
    _, strange = keys["secp384r1"]
    forms = {"files": ((), lambda: hashing.Config()),
             "shards": (("--shard-size", "4096"), lambda: hashing.Config().use_shard_serialization(shard_size=4096)),
             "blake2b": (("--hash-type", "blake2b"), lambda: hashing.Config().use_file_serialization(hashing_algorithm="blake2")),
             "blake3": (("--hash-type", "blake3"), lambda: hashing.Config().use_file_serialization(hashing_algorithm="blake3"))}
    statements = {}
    for form, (options, config) in forms.items():
        for side in ("theirs", "ours"):
            for what, tamper in TAMPERINGS.items():
                model = make_model(scratch / "model")
                signature = model / "model.sig"
                if side == "theirs":
                    signed_by_them(model, signature, private, config())
                else:
                    signed_by_us(model, signature, private, *options)
                payload = json.loads(base64.b64decode(json.loads(signature.read_text())["dsseEnvelope"]["payload"]))
                statements[form, side] = (payload["subject"], payload["predicate"]["resources"])
                tamper(model)
                name = f"{form} signed by {side}, {what} changed"
                verified = both_verify(name, model, signature, by_key(public))
                check(f"{name}: refused", what not in ("nothing", "what git keeps"), not verified)
                if what == "nothing":
                    both_verify(f"{name}, another key", model, signature, by_key(strange))
        check(f"the statement over {form}", statements[form, "theirs"], statements[form, "ours"])
    for curve, (own, other) in keys.items():
        model = make_model(scratch / "model")
        signed_by_us(model, model / "model.sig", own)
        check(f"{curve} signed by ours", True, both_verify(curve, model, model / "model.sig", by_key(other)))
    single = make_model(scratch / "model") / "weights.bin"
    signed_by_us(single, scratch / "weights.sig", private)
    check("one file signed by ours", True, both_verify("one file", single, scratch / "weights.sig", by_key(public)))
    model = make_model(scratch / "model")
    (model / "link").symlink_to("weights.bin")
    signed_by_us(model, model / "model.sig", private, "--allow-symlinks")
    followed = (lambda config: config.use_elliptic_key_verifier(public_key=public).set_hashing_config(
        hashing.Config().set_allow_symlinks(True).set_ignored_paths(paths=["model.sig"])))
    check("links signed by ours", True, both_verify("links", model, model / "model.sig", (followed, ("--key", public))))


def compare_vectors():
    compare_facts(VECTORS)
    keys = VECTORS / "keys"
    for path in sorted(VECTORS.glob("*.sig")):
        model = VECTORS / "model/weights" if path.name.endswith("file.sig") else VECTORS / "model"
        if "certificate" in path.name or path.name in ("v1.1.1-expired.sig", "v1.1.1-below-leaf.sig"):
            trusts = [by_chain(keys / "root.pem"), by_chain(keys / "stranger.pem")]
        else:
            own = next((keys / f"{name}.pub" for name in ("p256", "p521") if name in path.name), keys / "release.pub")
            trusts = [by_key(own), by_key(keys / "other.pub")]
        for trust in trusts:
            both_verify(path.name, model, path, trust, shard_size=5)


# DSSE: envelopes of securesystemslib over an in-toto statement about a file.

def compare_dsse(scratch):
    subject = scratch / "artifact"
    subject.write_bytes(os.urandom(1000))
    statement = {"_type": "https://in-toto.io/Statement/v1", "predicateType": "https://in-toto.io/attestation/test-result/v0.1",
                 "subject": [{"name": "artifact", "digest": {"sha256": hashlib.sha256(subject.read_bytes()).hexdigest()}}],
                 "predicate": {"result": "PASSED"}}
    for kind, make in {"ecdsa": CryptoSigner.generate_ecdsa, "ed25519": CryptoSigner.generate_ed25519, "rsa": CryptoSigner.generate_rsa}.items():
        signer, other = make(), make()
        envelope = Envelope(json.dumps(statement).encode(), "application/vnd.in-toto+json", {})
        envelope.sign(signer)
        path = scratch / f"{kind}.intoto.json"
        path.write_text(json.dumps(envelope.to_dict()))
        for name, key in (("own", signer), ("another", other)):
            public = scratch / f"{kind}-{name}.pub"
            loaded = serialization.load_pem_private_key(key.private_bytes, None)
            public.write_bytes(loaded.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo))
            check(f"dsse {kind} by {name} key", name == "own", ours_verifies(subject, path, "--key", public))
        document = envelope.to_dict()
        payload = bytearray(base64.b64decode(document["payload"]))
        payload[-3] ^= 1
        path.write_text(json.dumps({**document, "payload": base64.b64encode(payload).decode()}))
        check(f"dsse {kind} changed", False, ours_verifies(subject, path, "--key", scratch / f"{kind}-own.pub"))


def main():
    corpus = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder).resolve()
        compare_corpus(corpus)
        compare_vectors()
        compare_sigstore(corpus)
        compare_signing(scratch)
        compare_dsse(scratch)
    for difference in failed:
        print(difference)
    for name, reason in ON_PURPOSE.items():
        print(f"on purpose: {name}: {reason}")
    print(f"{passed} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
