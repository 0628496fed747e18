"""Holds what Modelward reads of CycloneDX against cyclonedx-python-lib, field by field, and the verdicts of both schemas.

usage: compare.py CORPUS

Three sets of files: those of the corpus; what the library writes of each that it can read, as JSON and XML of every
version; and XML files of the corpus with one thing changed in each, which libxml2 judges by the official XML Schema.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from xml.etree import ElementTree

from cyclonedx.model.bom import Bom
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from cyclonedx.validation.xml import XmlValidator
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parents[3]
VERSIONS = {version.to_version(): version for version in SchemaVersion}
# JSON is in the corpus already, and costs the library's validator half a second a file.
WRITTEN = [
    (SchemaVersion.V1_6, OutputFormat.JSON),
    (SchemaVersion.V1_2, OutputFormat.XML),
    (SchemaVersion.V1_4, OutputFormat.XML),
    (SchemaVersion.V1_7, OutputFormat.XML),
]
MUTANTS_PER_FILE = 20
# What the library takes minutes for.
LARGE = 250_000
VALIDATORS = {}

# Differences that are ours on purpose, by what is compared and a pattern of the path, with the reason.
ON_PURPOSE = [
    ('components', r'invalid-component-ref-1\.4', 'two equal components are two in the file, and one in the library'),
    ('components', r'invalid-missing-component-type-1\.5', 'a type that is not stated is none, and a library for the library'),
]

# What the library cannot read or does not judge as the specification does, by path, with the reason.
NOT_ASKED = [
    (r'spdx|openvex', 'no CycloneDX'),
]


def main(corpus):
    warnings.simplefilter('ignore')
    with tempfile.TemporaryDirectory(prefix='modelward-oracle-') as folder:
        tree = Path(folder) / 'tree'
        tree.mkdir()
        collect(Path(corpus) / 'sbom', tree / 'corpus')
        write_by_hash(Path(folder) / 'hashed', tree / 'corpus')
        write_by_library(tree / 'corpus', tree / 'written')
        mutate(tree / 'corpus', tree / 'mutants')
        facts = facts_of(tree)
        passed, failed, left_out = compare_all(tree, facts)
    for line in sorted(set(left_out)):
        print(f'not compared: {line}')
    for line in failed:
        print(f'differs: {line}')
    print(f'{passed} passed, {len(failed)} failed')
    return 1 if failed or passed == 0 else 0


def collect(source, target):
    """The CycloneDX files of the corpus, each under a name of its own."""
    target.mkdir()
    for path in sorted(source.rglob('*')):
        if path.suffix not in ('.json', '.xml') or not path.is_file():
            continue
        if 'cyclonedx' not in path.read_text('utf-8', 'replace')[:100_000].lower():
            continue
        shutil.copyfile(path, target / '__'.join(path.relative_to(source).parts))


def write_by_hash(source, target):
    """What `modelward hash --format cyclonedx` writes is held against the schema as all others are."""
    (source / 'sub folder').mkdir(parents=True)
    for name in ('model.safetensors', 'sub folder/ data "x" é.csv', 'README.md'):
        (source / name).write_bytes(name.encode())
    for algorithm in ('sha256', 'sha512', 'sha3-256', 'blake2b-256', 'blake3'):
        output = target / f'hash-{algorithm}.cdx.json'
        command = ['node', str(ROOT / 'dist' / 'cli.js'), 'hash', '-f', 'cyclonedx', '-a', algorithm, '-o', str(output), str(source)]
        subprocess.run(command, check=True, capture_output=True)


def write_by_library(source, target):
    target.mkdir()
    for path in sorted(source.iterdir()):
        bom = parsed(path) if path.stat().st_size < LARGE else None
        if bom is None:
            continue
        for version, form in WRITTEN:
            name = f'{path.stem}.{version.to_version()}.cdx.{form.name.lower()}'
            try:
                text = make_outputter(bom, form, version).output_as_string(indent=2)
            except Exception:  # The library refuses what a version cannot say.
                continue
            (target / name).write_text(text, 'utf-8')


def mutate(source, target):
    """XML files with one element, attribute or text changed, the same in every run."""
    target.mkdir()
    for path in sorted(source.glob('*.xml')):
        text = path.read_text('utf-8')
        if len(text) > LARGE / 5 or '<!DOCTYPE' in text:
            continue
        chance = random.Random(path.name)
        for number in range(MUTANTS_PER_FILE):
            root = ElementTree.fromstring(text)
            change(root, chance)
            tree = ElementTree.ElementTree(root)
            ElementTree.register_namespace('', root.tag[1:].split('}')[0])
            tree.write(target / f'{path.stem}.{number}.xml', 'utf-8', xml_declaration=True)


def change(root, chance):
    parents = [element for element in root.iter() if len(element) > 0]
    parent = chance.choice(parents)
    child = chance.choice(list(parent))
    index = list(parent).index(child)
    kind = chance.randrange(8)
    if kind == 0:
        parent.remove(child)
    elif kind == 1:
        parent.insert(index, child)
    elif kind == 2:
        parent.remove(child)
        parent.insert(chance.randrange(len(parent) + 1), child)
    elif kind == 3 and child.attrib:
        del child.attrib[chance.choice(sorted(child.attrib))]
    elif kind == 4 and child.attrib:
        child.set(chance.choice(sorted(child.attrib)), chance.choice(['', 'x', ' 1 ', 'SHA-256', 'library']))
    elif kind == 5:
        child.set(chance.choice(['bom-ref', 'type', 'version', 'odd']), chance.choice(['a', '1', 'file']))
    elif kind == 6:
        child.text = chance.choice(['', ' ', 'x', '1', '-1', '0.5', 'true', '2020-01-01T00:00:00Z', '2020-01-01', 'MIT', ' MIT '])
    else:
        child.tag = chance.choice(list(root.iter())).tag


def facts_of(tree):
    command = ['node', str(ROOT / 'dist' / 'cli.js'), 'facts', str(tree)]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, 'CI': 'true'})
    document = json.loads(done.stdout)
    return {sbom['path']: sbom for sbom in document['sboms']}


def compare_all(tree, facts):
    passed, failed, left_out = 0, [], []
    for path in sorted(tree.rglob('*.*')):
        name = path.relative_to(tree).as_posix()
        reason = next((reason for pattern, reason in NOT_ASKED if re.search(pattern, name)), None)
        if reason is not None:
            left_out.append(f'{name}: {reason}')
            continue
        sbom = facts.get(name)
        if sbom is None:
            if parsed(path) is not None:
                failed.append(f'{name}: Modelward reads nothing')
            continue
        if path.stat().st_size > LARGE:
            left_out.append(f'{name}: the library takes minutes for it')
            continue
        slow = path.suffix == '.json' and not name.startswith('corpus/')
        results = [] if slow else [('valid', sbom['valid'], verdict(path, sbom))]
        if not name.startswith('mutants/'):
            bom = parsed(path)
            if bom is None:
                left_out.append(f'{name}: its fields, since the library cannot read it')
            else:
                results += fields(sbom, bom)
        for what, ours, theirs in results:
            if ours == theirs:
                passed += 1
            elif reason := next((why for known, pattern, why in ON_PURPOSE if what == known and re.search(pattern, name)), None):
                left_out.append(f'{name}: {what}: {reason}')
            else:
                detail = f' {json.dumps(sbom["errors"][:2])}' if what == 'valid' else ''
                failed.append(f'{name}: {what}: {difference(ours, theirs)}{detail}')
    return passed, failed, left_out


def verdict(path, sbom):
    version = VERSIONS.get(sbom['spec_version'])
    if version is None or sbom['spec_version'] in ('1.0', '1.1'):
        return None
    kind = XmlValidator if path.suffix == '.xml' else JsonStrictValidator
    validator = VALIDATORS.setdefault((kind, version), kind(version))
    return validator.validate_str(path.read_text('utf-8')) is None


def parsed(path):
    try:
        if path.suffix == '.xml':
            return Bom.from_xml(ElementTree.fromstring(path.read_text('utf-8')))
        return Bom.from_json(json.loads(path.read_text('utf-8')))
    except Exception:
        return None


def fields(sbom, bom):
    components = []
    if bom.metadata.component is not None:
        walk(bom.metadata.component, components)
    for component in bom.components:
        walk(component, components)
    ours = sbom['components']
    return [
        ('components', sorted(map(identity, ours)), sorted(map(their_identity, components))),
        ('purls', sorted(normal(c['purl']) for c in ours if c['purl']), sorted(c.purl.to_string() for c in components if c.purl)),
        ('hashes', sorted(f'{h["algorithm"]}:{h["value"]}' for c in ours for h in c['hashes']), sorted(hash_text(h) for c in components for h in c.hashes if tells(h))),
        ('licenses', sorted(license_text(c) for c in ours if c['license']), sorted(filter(None, (their_license(c) for c in components)))),
        ('cpes', sorted(cpe for c in ours for cpe in c['cpes']), sorted(c.cpe for c in components if c.cpe)),
        ('urls', sorted(f'{u["type"]} {u["url"]}' for c in ours for u in c['urls']), sorted(f'{r.type.value} {r.url.uri}' for c in components for r in c.external_references)),
        ('dependencies', edges(sbom['dependencies']), their_edges(bom)),
        # The library makes one up where there is none.
        ('serial number', sbom['serial_number'], sbom['serial_number'] and bom.serial_number.urn),
        ('services', sorted(s['name'] for s in sbom['services']), sorted(names_of_services(bom.services))),
        ('vulnerabilities', sorted(v['id'] or '' for v in sbom['vulnerabilities']), sorted(v.id or '' for v in bom.vulnerabilities)),
        ('affected', sorted(a['ref'] for v in sbom['vulnerabilities'] for a in v['affects']), sorted(a.ref for v in bom.vulnerabilities for a in v.affects)),
        ('states', sorted(v['analysis']['state'] or '' for v in sbom['vulnerabilities'] if v['analysis']), sorted(v.analysis.state.value if v.analysis.state else '' for v in bom.vulnerabilities if v.analysis)),
    ]


def walk(component, found):
    found.append(component)
    for inner in component.components:
        walk(inner, found)


def identity(component):
    return text_of(component['type'], component['group'], component['name'], component['version'])


def their_identity(component):
    return text_of(component.type.value, component.group, component.name, component.version)


def text_of(*parts):
    return ' '.join('' if part is None or says_nothing(part) else part for part in parts)


def says_nothing(text):
    """Placeholders are no facts; the name is one all the same."""
    return text.strip().lower() in ('', 'unknown', 'noassertion', 'none', 'n/a')


def normal(purl):
    try:
        return PackageURL.from_string(purl).to_string()
    except ValueError:
        return purl


def hash_text(digest):
    return f'{digest.alg.value.lower().replace("sha-", "sha")}:{digest.content.lower()}'


def tells(digest):
    """Placeholders are no digests, nor is what has not the length of its algorithm; Streebog is not among the facts."""
    lengths = {'MD5': 32, 'SHA-1': 40, 'SHA-256': 64, 'SHA-384': 96, 'SHA-512': 128, 'SHA3-256': 64, 'SHA3-384': 96, 'SHA3-512': 128}
    lengths.update({'BLAKE2b-256': 64, 'BLAKE2b-384': 96, 'BLAKE2b-512': 128, 'BLAKE3': 64})
    return lengths.get(digest.alg.value) == len(digest.content) and len(set(digest.content)) > 1


def license_text(component):
    return ', '.join(sorted((component['license']['id'] or component['license']['name'] or '').split(', ')))


def their_license(component):
    """Concluded licenses count only where nothing is declared."""
    stated = list(component.licenses)
    declared = [each for each in stated if each.acknowledgement is None or each.acknowledgement.value != 'concluded']
    texts = []
    for each in declared or stated:
        text = getattr(each, 'value', None) or getattr(each, 'id', None) or getattr(each, 'name', None)
        if text and not says_nothing(text):
            texts.append(text)
    return ', '.join(sorted(texts))


def edges(graph):
    return sorted(f'{ref} -> {other}' for ref, others in graph.items() for other in others)


def their_edges(bom):
    return sorted(
        f'{dependency.ref} -> {other.ref}' for dependency in bom.dependencies for other in dependency.dependencies
    )


def names_of_services(services):
    return [name for service in services for name in [service.name, *names_of_services(service.services)]]


def difference(ours, theirs):
    if isinstance(ours, list) and isinstance(theirs, list):
        only_ours = [item for item in ours if item not in theirs]
        only_theirs = [item for item in theirs if item not in ours]
        return f'only ours {only_ours[:3]}, only theirs {only_theirs[:3]} ({len(ours)} and {len(theirs)})'
    return f'ours {ours!r}, theirs {theirs!r}'


if __name__ == '__main__':
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1]))
