# METADATA
# title: Facts for tests
# description: >-
#   Builders of facts documents. Each gives a complete record of which a test changes what it is about:
#   `facts.document({"files": [facts.weights({"path": "model.bin"})]})`.
package modelward.lib.facts_test

# A system in which nothing was found.
document(changes) := object.union(
	{
		"facts_version": "1",
		"system": {"id": "acme-risk", "path": ""},
		"repository": {"kind": "working-copy", "commit": digest("a", 40), "shallow": false},
		"change": null,
		"models": [],
		"model_cards": [],
		"dataset_cards": [],
		"datasets": [],
		"lineage": {"files": [], "runs": [], "datasets": [], "saved_models": []},
		"sboms": [],
		"files": [],
		"checksums": [],
		"signatures": [],
		"weight_indexes": [],
		"dependencies": [],
		"governance": {"ml_system": null},
		"unread": [],
	},
	changes,
)

# A repository without any ML artifact: no rule applies to it.
unrelated := document({"files": [file({"path": "src/main.py"}), file({"path": "README.md"})]})

digest(character, length) := concat("", [character | some _ in numbers.range(1, length)])

file(changes) := object.union(
	{
		"path": "README.md",
		"size": 100,
		"kind": "other",
		"format": null,
		"serialization": null,
		"sha256": null,
		"lfs_pointer": false,
		"last_commit": null,
	},
	changes,
)

weights(changes) := object.union(
	file({
		"path": "model.safetensors",
		"kind": "model-file",
		"format": "safetensors",
		"serialization": "data",
		"sha256": digest("1", 64),
	}),
	changes,
)

commit(distance) := {
	"commit": digest("c", 40),
	"author_date": "2026-01-01T00:00:00Z",
	"distance": distance,
}

license(changes) := object.union(
	{
		"id": "apache-2.0",
		"spdx": "Apache-2.0",
		"name": null,
		"link": null,
		"link_exists": null,
		"terms": terms({}),
		"vague": false,
		"deprecated": [],
	},
	changes,
)

# By default what a permissive license asks.
terms(changes) := object.union(
	{
		"commercial_use": true,
		"derivatives": true,
		"share_alike": false,
		"use_restrictions": false,
		"attribution": true,
		"naming": null,
		"user_cap": null,
		"revenue_cap": null,
		"acceptable_use_policy": null,
		"sources": ["https://spdx.org/licenses/Apache-2.0.html"],
	},
	changes,
)

section(state) := {"text_present": state == "text", "placeholder": state == "placeholder"}

section_names := {
	"description",
	"intended_use",
	"out_of_scope_use",
	"limitations",
	"recommendations",
	"how_to_start",
	"training_data",
	"training_procedure",
	"evaluation",
	"environmental_impact",
	"technical_specifications",
	"citation",
	"authors",
	"contact",
}

model_card(changes) := object.union(
	{
		"path": "README.md",
		"format": "hugging-face",
		"front_matter": "valid",
		"valid": true,
		"errors": [],
		"warnings": [],
		"name": "Acme Risk",
		"version": null,
		"owners": [],
		"license": license({}),
		"base_models": [],
		"new_version": null,
		"datasets": [],
		"buckets": [],
		"languages": [],
		"library": null,
		"task": null,
		"tags": [],
		"evaluations": [],
		"metrics": [],
		"emissions": null,
		"gating": null,
		"thumbnail": null,
		"users": [],
		"use_cases": [],
		"technical_limitations": [],
		"tradeoffs": [],
		"ethical_considerations": [],
		"sensitive_data": [],
		"sections": {name: section("absent") | some name in section_names},
		"placeholders": [],
	},
	changes,
)

evaluation(changes) := object.union(
	{
		"task": "text-classification",
		"dataset": {"id": "acme/loans", "name": "Loans", "config": null, "split": "test", "revision": null},
		"metric": "accuracy",
		"value": 0.9,
	},
	changes,
)

model(changes) := object.union(
	{
		"name": "Acme Risk",
		"path": "",
		"card": null,
		"components": [],
		"files": [],
		"base_models": [],
		"datasets": [],
	},
	changes,
)

base(changes) := object.union(
	{
		"id": "owner/base",
		"relation": "finetune",
		"revision": null,
		"pinned": false,
		"external": true,
		"supplier": null,
		"url": "https://huggingface.co/owner/base",
		"license": license({}),
		"reviewed": false,
		"pointers": ["/model_cards/0/base_models/0"],
	},
	changes,
)

dataset(changes) := object.union(
	{
		"id": "acme/loans",
		"aliases": [],
		"sources": [],
		"named_in_card": false,
		"declared_in_lineage": false,
		"provenance_unknown": false,
		"risk": null,
		"license": null,
		"origin": null,
		"collection": null,
		"steward": null,
		"purpose": null,
		"classification": null,
		"personal_data": null,
		"digests": [],
		"external": true,
		"revision": null,
		"pinned": false,
		"splits": [],
	},
	changes,
)

split_of(name, character) := {
	"name": name,
	"path": $"data/{name}.csv",
	"digest": {"algorithm": "sha256", "value": digest(character, 64)},
}

sbom(changes) := object.union(
	{
		"path": "bom.cdx.json",
		"format": "cyclonedx-json",
		"spec_version": "1.6",
		"valid": true,
		"errors": [],
		"serial_number": null,
		"serial_version": null,
		"timestamp": null,
		"lifecycles": [],
		"authors": [],
		"tools": [],
		"supplier": null,
		"components": [],
		"dependencies": {},
		"provides": {},
		"dangling_refs": [],
		"compositions": [],
		"services": [],
		"annotations": [],
		"urls": [],
		"bom_links": [],
		"vulnerabilities": [],
		"parts_not_read": [],
		"license_terms": {},
		"license_texts": [],
		"external_documents": [],
		"completeness": {},
		"placeholders": [],
	},
	changes,
)

component(changes) := object.union(
	{
		"ref": "acme-risk",
		"type": "machine-learning-model",
		"subject": true,
		"group": null,
		"name": "acme-risk",
		"version": "1.0.0",
		"supplier": "Acme",
		"producer": null,
		"purl": null,
		"cpes": [],
		"identifiers": [],
		"scope": null,
		"license": license({}),
		"license_statements": [],
		"hashes": [{"algorithm": "sha256", "value": digest("1", 64)}],
		"verification_code": null,
		"file": null,
		"urls": [],
		"ancestors": [],
		"model_card": component_card({}),
		"data": null,
		"evidence": null,
		"delivered": null,
		"properties": [],
		"placeholders": [],
	},
	changes,
)

component_card(changes) := object.union(
	{
		"task": null,
		"model_types": [],
		"architecture_family": null,
		"architecture": null,
		"inputs": [],
		"outputs": [],
		"datasets": [],
		"evaluations": [],
		"users": [],
		"use_cases": [],
		"technical_limitations": [],
		"performance_tradeoffs": [],
		"ethical_considerations": [],
		"fairness_assessments": [],
		"energy": [],
		"domains": [],
		"training": null,
		"hyperparameters": [],
		"decision_thresholds": [],
		"preprocessing": [],
		"explainability": [],
		"standards": [],
		"safety_risk": null,
		"autonomous": null,
		"sensitive_personal_data": null,
		"properties": [],
	},
	changes,
)

library := component({"ref": "numpy", "type": "library", "subject": false, "name": "numpy", "model_card": null})

checksum(changes) := object.union(
	{
		"manifest": "SHA256SUMS",
		"source": "manifest",
		"subject": "model.safetensors",
		"algorithm": "sha256",
		"expected": digest("1", 64),
		"actual": digest("1", 64),
		"status": "match",
		"reason": null,
	},
	changes,
)

unread(changes) := object.union(
	{
		"path": "README.md",
		"kind": "model-card",
		"reason": "malformed",
		"extent": "file",
		"message": "The text is not UTF-8.",
		"line": null,
		"column": null,
	},
	changes,
)

ml_system(changes) := object.union(
	{
		"path": "ml-system.yml",
		"valid": true,
		"errors": [],
		"placeholders": [],
		"links": [],
		"id": "acme-risk",
		"owner": {"name": "Risk team", "contact": "risk@example.com"},
		"role": "provider",
		"intended_purpose": "Scores loan applications.",
		"risk_tier": "limited",
		"risk_tier_rationale": "A person decides.",
		"people_affecting": true,
		"personal_data": true,
		"phi": null,
		"generative": null,
		"agentic": null,
		"exposure": "internal",
		"commercial_use": null,
		"jurisdictions": [],
		"frameworks": [],
		"third_party_models": [],
		"datasets": [],
	},
	changes,
)

# A model with a card and one weight file; the parts are changed by the arguments.
card_and_weights(card_changes, weights_changes) := {
	"models": [model({"card": 0, "files": [1]})],
	"model_cards": [model_card(card_changes)],
	"files": [
		file({"path": "README.md", "kind": "model-card", "format": "hugging-face"}),
		weights(weights_changes),
	],
}
