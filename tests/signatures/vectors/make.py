"""Signs one small model with a release of model_signing, for each kind of signer.

    make.py keys KEYS            makes keys and certificates (needs cryptography)
    make.py sign KEYS OUT        signs with the release that is installed

What it wrote is committed, without the private keys. The releases before 1.1 want sigstore<4 and pyopenssl.
"""
import datetime
import importlib.metadata
import pathlib
import shutil
import sys


def make_keys(folder: pathlib.Path) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    def write(name, data):
        (folder / name).write_bytes(data)

    def key(name, curve):
        made = ec.generate_private_key(curve)
        write(f"{name}.key", made.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        write(f"{name}.pub", made.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo))
        return made

    def certificate(name, own, subject, issuer, signer, *, ca, path_length=None, years=(2024, 2054)):
        def named(text):
            return x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Acme"),
                              x509.NameAttribute(NameOID.COMMON_NAME, text)])
        builder = (x509.CertificateBuilder().subject_name(named(subject)).issuer_name(named(issuer))
                   .public_key(own.public_key()).serial_number(x509.random_serial_number())
                   .not_valid_before(datetime.datetime(years[0], 1, 1)).not_valid_after(datetime.datetime(years[1], 1, 1))
                   .add_extension(x509.BasicConstraints(ca, path_length), True)
                   .add_extension(x509.KeyUsage(not ca, False, False, False, False, ca, ca, False, False), True)
                   .add_extension(x509.SubjectKeyIdentifier.from_public_key(own.public_key()), False)
                   .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), False))
        if not ca:
            builder = (builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CODE_SIGNING]), False)
                       .add_extension(x509.SubjectAlternativeName([x509.RFC822Name("release@acme.example")]), False))
        made = builder.sign(signer, hashes.SHA256())
        write(f"{name}.pem", made.public_bytes(serialization.Encoding.PEM))

    folder.mkdir(parents=True, exist_ok=True)
    release = key("release", ec.SECP384R1())
    key("other", ec.SECP384R1())
    key("p256", ec.SECP256R1())
    key("p521", ec.SECP521R1())
    root, between, stranger = (ec.generate_private_key(ec.SECP256R1()) for _ in range(3))
    certificate("root", root, "Root", "Root", root, ca=True)
    certificate("intermediate", between, "Intermediate", "Root", root, ca=True, path_length=0)
    certificate("release", release, "Release", "Intermediate", between, ca=False)
    certificate("expired", release, "Release", "Intermediate", between, ca=False, years=(2024, 2025))
    certificate("stranger", stranger, "Root", "Root", stranger, ca=True)
    # Signed by one that is no authority.
    certificate("below-leaf", release, "Release", "Release", release, ca=False)


def model(folder: pathlib.Path) -> pathlib.Path:
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "sub").mkdir(parents=True)
    (folder / "weights").write_text("weights\n")
    (folder / "sub" / "it's.txt").write_text("it is\n")
    return folder


def sign_early(keys: pathlib.Path, out: pathlib.Path) -> None:
    from model_signing import model as models
    from model_signing.hashing import file as files, memory
    from model_signing.serialization import serialize_by_file
    from model_signing.signature import key, pki
    from model_signing.signing import in_toto, in_toto_signature

    serializer = serialize_by_file.ManifestSerializer(
        file_hasher_factory=lambda path: files.SimpleFileHasher(path, memory.SHA256()))
    signers = {
        "key": key.ECKeySigner.from_path(str(keys / "release.key")),
        "certificate": pki.PKISigner.from_path(
            str(keys / "release.key"), str(keys / "release.pem"), [str(keys / "intermediate.pem")]),
    }
    for kind, signer in signers.items():
        made = models.sign(
            model_path=model(out / "model"), signer=in_toto_signature.IntotoSigner(signer),
            payload_generator=in_toto.DigestsIntotoPayload.from_manifest, serializer=serializer)
        made.write(out / f"v0.2.0-{kind}.sig")


def sign(keys: pathlib.Path, out: pathlib.Path) -> None:
    version = importlib.metadata.version("model-signing")
    out.mkdir(parents=True, exist_ok=True)
    if version == "0.2.0":
        return sign_early(keys, out)
    from model_signing import hashing, signing

    # Its default asks the network for Sigstore's trusted root.
    signing.Config.use_sigstore_signer = lambda self, **_: self

    def write(name, configure, hashing_config=None, path=None):
        config = signing.Config()
        configure(config)
        if hashing_config is not None:
            config.set_hashing_config(hashing_config)
        config.sign(path or model(out / "model"), out / f"v{version}-{name}.sig")

    def by_key(config):
        config.use_elliptic_key_signer(private_key=keys / "release.key")

    def by_certificate(name):
        return lambda config: config.use_certificate_signer(
            private_key=keys / "release.key", signing_certificate=keys / f"{name}.pem",
            certificate_chain=[keys / "intermediate.pem"])

    write("key", by_key)
    write("file", by_key, path=model(out / "model") / "weights")
    if version == "0.3.1":
        return  # It cannot bring a chain along (a misspelt argument).
    write("certificate", by_certificate("release"))
    if version != "1.1.1":
        return
    write("expired", by_certificate("expired"))
    write("below-leaf", by_certificate("below-leaf"))
    for name in ("p256", "p521"):
        write(name, lambda config: config.use_elliptic_key_signer(private_key=keys / f"{name}.key"))
    write("shards", by_key, hashing.Config().use_shard_serialization(shard_size=5))
    write("blake2b", by_key, hashing.Config().use_file_serialization(hashing_algorithm="blake2"))
    write("blake3", by_key, hashing.Config().use_file_serialization(hashing_algorithm="blake3"))
    write("ignoring", by_key, hashing.Config().set_ignored_paths(paths=["sub", "model.sig"]))


if __name__ == "__main__":
    if sys.argv[1] == "keys":
        make_keys(pathlib.Path(sys.argv[2]))
    else:
        sign(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
