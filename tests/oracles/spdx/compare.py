"""Compares what spdx-tools reads in SPDX 2 documents, and jsonschema says of SPDX 3 documents, with Modelward's facts.

    tests/oracles/spdx/compare.py CORPUS

Every SPDX 2 document below CORPUS, and one that is made here, field by field; then each again as spdx-tools writes it
in every other form: Modelward must read the same facts in all of them. SPDX 3 documents, and mutations of the smallest
ones (jsonschema takes seconds for each), against the official schema as published: Modelward, which compiles a
rewritten one, must judge alike.
"""

import copy
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

import jsonschema
from spdx_tools.spdx.model import RelationshipType, SpdxNoAssertion, SpdxNone
from spdx_tools.spdx.parser.parse_anything import parse_file
from spdx_tools.spdx.writer.write_anything import write_file

ROOT = pathlib.Path(__file__).resolve().parents[3]
FORMS = ["spdx.json", "spdx.yaml", "spdx", "spdx.rdf"]
# Of SPDX 3: how many documents are judged, how many of them are changed, and how often.
JUDGED, CHANGED, MUTATIONS = 4, 2, 6

# Ours on purpose: validity is not compared for SPDX 2, since spdx-tools checks more than the schema and lets pass keys
# that the schema does not know.

TAG_VALUE = """SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: scorer
DocumentNamespace: https://acme.example/spdx/scorer-1
ExternalDocumentRef: DocumentRef-base https://hub.example/spdx/base SHA1: d6a770ba38583ed4bb4525bd96e50461655d2759
Creator: Organization: Acme AG (sbom@acme.example)
Creator: Person: Ada
Creator: Tool: mlbom-3.1
Created: 2026-03-01T10:00:00Z
CreatorComment: <text>by hand,
in two lines</text>

PackageName: scorer
SPDXID: SPDXRef-model
PackageVersion: 4.0.1
PackageFileName: model.onnx
PackageSupplier: Organization: Acme AG (info@acme.example)
PackageOriginator: Person: Ada
PackageDownloadLocation: git+https://acme.example/scorer.git@v4
FilesAnalyzed: true
PackageVerificationCode: d6a770ba38583ed4bb4525bd96e50461655d2758 (excludes: ./scorer.spdx)
PackageChecksum: SHA256: 11b6d3ee554eedf79299905a98f9b9a04e498210b59f15094c916c91d150efcd
PackageHomePage: https://acme.example
PackageLicenseConcluded: MIT AND (LicenseRef-Acme OR Apache-2.0)
PackageLicenseInfoFromFiles: MIT
PackageLicenseDeclared: LicenseRef-Acme
PackageCopyrightText: <text>Copyright Acme AG
All rights reserved</text>
ExternalRef: PACKAGE-MANAGER purl pkg:huggingface/acme/scorer@4.0.1
ExternalRef: SECURITY cpe23Type cpe:2.3:a:acme:scorer:4.0.1:*:*:*:*:*:*:*
PrimaryPackagePurpose: APPLICATION

PackageName: base
SPDXID: SPDXRef-base
PackageSupplier: NOASSERTION
PackageDownloadLocation: NONE
FilesAnalyzed: false
PackageLicenseConcluded: NONE
PackageLicenseDeclared: NOASSERTION
PackageCopyrightText: NONE

FileName: ./src/serve.py
SPDXID: SPDXRef-serve
FileType: SOURCE
FileChecksum: SHA1: d6a770ba38583ed4bb4525bd96e50461655d2758
FileChecksum: SHA256: 11b6d3ee554eedf79299905a98f9b9a04e498210b59f15094c916c91d150efcd
LicenseConcluded: MIT
LicenseInfoInFile: MIT
FileCopyrightText: NOASSERTION

SnippetSPDXID: SPDXRef-snippet
SnippetFromFileSPDXID: SPDXRef-serve
SnippetByteRange: 1:100
SnippetLineRange: 1:5
SnippetLicenseConcluded: MIT

LicenseID: LicenseRef-Acme
LicenseName: Acme Model License
ExtractedText: <text>You may look.
You may not touch.</text>
LicenseCrossReference: https://acme.example/license

Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-model
Relationship: SPDXRef-model DESCENDANT_OF SPDXRef-base
Relationship: SPDXRef-model DEPENDS_ON SPDXRef-base
Relationship: SPDXRef-model CONTAINS SPDXRef-serve

Annotator: Person: Ada
AnnotationDate: 2026-03-01T10:00:00Z
AnnotationComment: <text>looked at</text>
AnnotationType: REVIEW
SPDXREF: SPDXRef-DOCUMENT
"""


def facts_of(folder):
    """Modelward's SBOMs by path."""
    command = ["node", str(ROOT / "dist" / "cli.js"), "facts", str(folder)]
    document = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {sbom["path"]: sbom for sbom in document["sboms"]}, document["unread"]


def stated(value):
    """An expression, actor or text as Modelward's statements have it."""
    if isinstance(value, SpdxNoAssertion):
        return "NOASSERTION"
    if isinstance(value, SpdxNone):
        return "NONE"
    return None if value is None else str(value)


def telling(value):
    text = stated(value)
    return None if text in ("NOASSERTION", "NONE") else text


def agent(value):
    return value.name if hasattr(value, "actor_type") else None


def hashes(checksums):
    names = {"MD2", "MD4", "MD6", "ADLER32"}
    return sorted(
        (each.algorithm.name.replace("_", "-").lower(), each.value.lower())
        for each in checksums
        if each.algorithm.name not in names
    )


def statement(component, by):
    said = [each for each in component["license_statements"] if each["by"] == by]
    if not said:
        return None
    words = {"none": "NONE", "no-assertion": "NOASSERTION"}
    return words.get(said[0]["says"], said[0]["expression"])


def same_license(ours, theirs):
    """spdx-tools writes expressions anew: brackets that change nothing are left out."""
    plain = lambda text: None if text is None else text.replace("(", " ").replace(")", " ").split()
    return plain(ours) == plain(theirs)


def compare_document(document, sbom):
    """(what, ours, theirs) wherever the two differ."""
    info = document.creation_info
    differences = []

    def equal(what, ours, theirs):
        if ours != theirs:
            differences.append((what, ours, theirs))

    equal("version", sbom["spec_version"], info.spdx_version.replace("SPDX-", ""))
    equal("namespace", sbom["serial_number"], info.document_namespace)
    equal("created", sbom["timestamp"], info.created.strftime("%Y-%m-%dT%H:%M:%SZ"))
    tools = [each.name for each in info.creators if each.actor_type.name == "TOOL"]
    equal("tools", sbom["tools"], tools)
    equal("authors", sbom["authors"], [each.name for each in info.creators if each.actor_type.name != "TOOL"])
    equal(
        "external documents",
        sorted((each["ref"], each["uri"]) for each in sbom["external_documents"]),
        sorted((each.document_ref_id, each.document_uri) for each in info.external_document_refs),
    )
    texts = {each.license_id: each for each in document.extracted_licensing_info}
    equal("licenses with text", sorted(each["id"] for each in sbom["license_texts"]), sorted(texts))
    for text in sbom["license_texts"]:
        if text["id"] in texts:
            equal(f"text of {text['id']}", text["text"], texts[text["id"]].extracted_text.strip())

    components = {each["ref"]: each for each in sbom["components"]}
    equal("elements", sorted(components), sorted(each.spdx_id for each in [*document.packages, *document.files]))
    for package in document.packages:
        component = components.get(package.spdx_id)
        if component is None:
            continue
        at = lambda what: f"{package.spdx_id}: {what}"
        equal(at("name"), component["name"], package.name)
        equal(at("version"), component["version"], telling(package.version))
        equal(at("supplier"), component["supplier"], agent(package.supplier) or agent(package.originator))
        equal(at("producer"), component["producer"], agent(package.originator))
        equal(at("hashes"), sorted((h["algorithm"], h["value"]) for h in component["hashes"]), hashes(package.checksums))
        purls = [each.locator for each in package.external_references if each.reference_type == "purl"]
        equal(at("purl"), component["purl"], purls[0] if purls else None)
        cpes = [e.locator for e in package.external_references if e.reference_type in ("cpe23Type", "cpe22Type")]
        equal(at("cpes"), component["cpes"], cpes)
        code = package.verification_code
        equal(at("verification code"), (component["verification_code"] or {}).get("value"), code and code.value)
        for by, theirs in (("declared", package.license_declared), ("concluded", package.license_concluded)):
            if not same_license(statement(component, by), stated(theirs)):
                differences.append((at(by), statement(component, by), stated(theirs)))
        urls = {each["url"] for each in component["urls"]}
        for url in (telling(package.download_location), telling(package.homepage)):
            equal(at(f"address {url}"), url is None or url in urls, True)
    for file in document.files:
        component = components.get(file.spdx_id)
        if component is None:
            continue
        equal(f"{file.spdx_id}: name", component["name"], file.name.removeprefix("./"))
        ours = sorted((each["algorithm"], each["value"]) for each in component["hashes"])
        equal(f"{file.spdx_id}: hashes", ours, hashes(file.checksums))
        if not same_license(statement(component, "concluded"), stated(file.license_concluded)):
            differences.append((f"{file.spdx_id}: concluded", statement(component, "concluded"), file.license_concluded))

    described = {
        each.related_spdx_element_id
        for each in document.relationships
        if each.relationship_type == RelationshipType.DESCRIBES and each.spdx_element_id == "SPDXRef-DOCUMENT"
    }
    ours = sorted(each["ref"] for each in sbom["components"] if each["subject"])
    if described:
        equal("subjects", ours, sorted(described))
    depends = [
        (each.spdx_element_id, each.related_spdx_element_id)
        for each in document.relationships
        if each.relationship_type == RelationshipType.DEPENDS_ON
    ]
    for start, end in depends:
        equal(f"{start} depends on {end}", end in sbom["dependencies"].get(start, []), True)
    return differences


def comparable(sbom):
    """Facts that do not depend on the form or the order in which they are written."""
    facts = copy.deepcopy(sbom)
    for key in ("path", "format", "valid", "errors", "completeness"):
        facts.pop(key)
    for component in facts["components"]:
        for key in ("hashes", "urls", "placeholders", "cpes", "identifiers", "ancestors"):
            component[key] = sorted(component[key], key=json.dumps)
        if component["license"]:
            component["license"] = sorted((component["license"]["spdx"] or "").replace("(", "").replace(")", "").split())
        for statement_ in component["license_statements"]:
            statement_["expression"] = sorted((statement_["expression"] or "").replace("(", "").replace(")", "").split())
        for key in ("evidence",):
            if component[key]:
                component[key] = {name: sorted(map(str, value)) for name, value in component[key].items()}
        if component["verification_code"]:
            component["verification_code"]["excluded_files"].sort()
    facts["components"] = {each["ref"]: each for each in facts["components"]}
    facts["dependencies"] = {ref: sorted(refs) for ref, refs in facts["dependencies"].items()}
    for key in ("license_texts", "external_documents", "annotations", "authors", "tools", "dangling_refs"):
        facts[key] = sorted(facts[key], key=json.dumps)
    return facts


def differing(ours, theirs, at=""):
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in sorted({*ours, *theirs}):
            yield from differing(ours.get(key), theirs.get(key), f"{at}/{key}")
    elif ours != theirs:
        yield (at, ours, theirs)


def mutated(document, chance):
    """The document with one of its elements changed."""
    changed = copy.deepcopy(document)
    element = chance.choice(changed["@graph"])
    key = chance.choice(sorted(element))
    how = chance.randrange(6)
    if how == 0:
        del element[key]
    elif how == 1:
        element[key] = 5
    elif how == 2:
        element["extra"] = "x"
    elif how == 3:
        element[key] = [element[key]]
    elif how == 4:
        element[key] = "zzz"
    else:
        element[key] = {"type": "Organization", "spdxId": "urn:a:b", "creationInfo": "_:c"}
    return changed


def main(corpus):
    passed, failed = 0, 0
    folder = pathlib.Path(tempfile.mkdtemp())
    spdx_2, spdx_3 = {}, {}
    for path in sorted(pathlib.Path(corpus, "sbom", "spdx").rglob("*")):
        if not path.is_file():
            continue
        name = str(path.relative_to(corpus)).replace("/", "__")
        text = path.read_text()
        (spdx_3 if '"@graph"' in text else spdx_2)[name] = path
    made = folder / "made.spdx"
    made.write_text(TAG_VALUE)
    spdx_2["made.spdx"] = made

    tree = folder / "tree"
    tree.mkdir()
    documents = {}
    for name, path in spdx_2.items():
        shutil.copy(path, tree / name)
        documents[name] = parse_file(str(path))
        for form in FORMS:
            write_file(documents[name], str(tree / f"{name}.again.{form}"), validate=False)
    sboms, unread = facts_of(tree)
    for entry in unread:
        print(f"{entry['path']}: not read: {entry['message']}")
    for name, document in documents.items():
        checks = [(name, [("read", False, True)] if name not in sboms else compare_document(document, sboms[name]))]
        for form in FORMS:
            again = f"{name}.again.{form}"
            if name in sboms and again in sboms:
                checks.append((again, list(differing(comparable(sboms[again]), comparable(sboms[name])))))
            else:
                checks.append((again, [("read", again in sboms, True)]))
        for what, differences in checks:
            passed += not differences
            failed += bool(differences)
            for place, ours, theirs in differences:
                print(f"{what}: {place}: ours {ours!r}, theirs {theirs!r}")

    schema = json.loads((ROOT / "build" / "schemas" / "spdx-3.0.1.schema.json").read_text())
    validator = jsonschema.Draft202012Validator(schema)
    chance = random.Random(20260301)
    graphs = folder / "graphs"
    graphs.mkdir()
    judged = {}
    smallest = sorted(spdx_3.items(), key=lambda item: item[1].stat().st_size)[:JUDGED]
    for place, (name, path) in enumerate(smallest):
        document = json.loads(path.read_text())
        variants = [document, *(mutated(document, chance) for _ in range(MUTATIONS if place < CHANGED else 0))]
        for number, variant in enumerate(variants):
            (graphs / f"{number}-{name}").write_text(json.dumps(variant))
            judged[f"{number}-{name}"] = validator.is_valid(variant)
    sboms, _ = facts_of(graphs)
    for name, theirs in judged.items():
        ours = sboms[name]["valid"] if name in sboms else None
        passed += ours == theirs
        failed += ours != theirs
        if ours != theirs:
            print(f"{name}: valid: ours {ours}, theirs {theirs}")
    shutil.rmtree(folder)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
