"use strict";const require_core=require("./core.js"),require_folder=require("./folder.js"),require_sources=require("./sources.js"),RULE_ID=/^([A-Z][A-Z0-9]*(?:-[A-Z][A-Z0-9]*)*)-(\d{3,6})$/,RESERVED=new Set(`as contains data default else every false if import in input not null package some true with modelward`.split(` `));function scaffold({id,title,severity,shipped}){let group=groupOf(id,shipped);if(/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(title)||title.trim()===``)throw new require_core.xi(`ARGUMENT`,`The title must be one line of text.`);let name=id.toLowerCase().replaceAll(`-`,`_`),packageName=`${group}.rules.${name}`,fixture=id.toLowerCase();return{files:/* @__PURE__ */ new Map([[`${name}.rego`,ruleText({id,title,severity,packageName})],[`${name}_test.rego`,testText({packageName,fixture})],[`fixtures/${fixture}-good/README.md`,GOOD_CARD],[`fixtures/${fixture}-bad/README.md`,BAD_CARD]])}}function groupOf(id,shipped){let[,group]=RULE_ID.exec(id)??[];if(group===void 0||id.length>60){let upper=id.toUpperCase().replaceAll(`_`,`-`),hint=RULE_ID.test(upper)&&upper.length<=60?` Did you mean "${upper}"?`:``;throw new require_core.xi(`ARGUMENT`,`"${id}" is no rule id: a group in capitals and a number of three digits, such as ACME-001.${hint}`)}if(new Set(shipped.map(each=>each.slice(0,each.lastIndexOf(`-`)))).has(group)){let hint=`Take a group of your own, such as ACME-${group}-001.`;throw new require_core.xi(`ARGUMENT`,`The group ${group} belongs to Modelward's own rules. ${hint}`)}let word=group.toLowerCase().replaceAll(`-`,`_`);if(RESERVED.has(word))throw new require_core.xi(`ARGUMENT`,`The group ${group} cannot name a package: Rego keeps the word "${word}".`);return word}function ruleText({id,title,severity,packageName}){return`# METADATA
# title: ${require_core.g(title)}
# description: >-
#   Say why it matters: what goes wrong where nobody looks after this.
# custom:
#   id: ${id}
#   severity: ${severity}
#   remediation: >-
#     Say how to mend it: add a section \`## Contact\` with an address that somebody reads.
package ${packageName}

# The rule is left out of a system for which this is not true.
applies if count(input.model_cards) > 0

# One element for each finding. "at" points into the facts (modelward facts), and becomes file and line.
violation contains {"message": text, "at": $"/model_cards/{i}"} if {
	some i, card in input.model_cards
	not card.sections.contact.text_present
	text := $"{card.path} does not say whom to ask."
}
`}function testText({packageName,fixture}){return`package ${packageName}_test

import data.${packageName} as rule

# data.fixtures["name"] holds the facts of the folder fixtures/name beside this file.
test_passes_when_the_card_names_a_contact if {
	rule.applies with input as data.fixtures["${fixture}-good"]
	count(rule.violation) == 0 with input as data.fixtures["${fixture}-good"]
}

test_fails_when_the_card_names_none if {
	expected := {"message": "README.md does not say whom to ask.", "at": "/model_cards/0"}
	rule.violation == {expected} with input as data.fixtures["${fixture}-bad"]
}

test_does_not_apply_without_model_cards if {
	not rule.applies with input as {"model_cards": []}
}
`}const GOOD_CARD=`---
license: apache-2.0
library_name: transformers
pipeline_tag: text-classification
---
# Triage

## Intended uses

Sorts letters of customers by subject before a person reads them.

## Contact

triage-team@example.com
`,BAD_CARD=GOOD_CARD.replace(/\n## Contact[\s\S]*/,``),FOLDER=`policies`,newRule={name:`policy new`,summary:`Make a rule with its test and fixtures, which compile and pass as they are.`,usage:`modelward policy new [options] RULE-ID [DIR]`,options:{title:{value:`TEXT`,help:`What holds where nothing is wrong, in a sentence.`},severity:{value:`SEVERITY`,help:`Severity of its findings: ${require_core.zr.join(`, `)}. Default: error.`}},examples:[[`modelward policy new ACME-001`,`a rule in the folder ${FOLDER}, which is made if need be`],[`modelward policy new ACME-002 rules --title "Cards name a contact"`,`in another folder, with its title`]],async run(args,shell){let[id,folder=FOLDER,...more]=args.positionals;if(id===void 0||more.length>0)throw new require_core.xi(`ARGUMENT`,`Give one RULE-ID and at most one folder: ${newRule.usage}.`);let packs=await require_core.rt([],shell.assets),{files}=scaffold({id,title:require_core.hi(args,`title`)??`Every model card says whom to ask`,severity:require_core.mi(`--severity`,require_core.hi(args,`severity`)??`error`,require_core.zr),shipped:packs.flatMap(({pack})=>pack.rules.map(rule=>rule.id))});if(folder.trim()===``)throw new require_core.xi(`ARGUMENT`,`The folder has no name; give "." for this one.`);let base=folder.replace(/(?<=.)\/+$/,``),paths=new Map([...files].map(([path,text])=>[`${base}/${path}`,text]));await refuseTaken(id,base,[...paths.keys()],shell);for(let[path,text]of paths)await require_core.E(path,shell),await require_core.k(shell,path,text),shell.out(`${require_core.oi(path)}\n`);return shell.out(`\nNext: modelward policy test ${require_core.oi(base)}\n`),0}};async function refuseTaken(id,folder,paths,shell){for(let path of paths)if(await shell.exists(path))throw new require_core.xi(`ARGUMENT`,`${path} is there already; nothing is overwritten. Take another id.`);if(!await shell.exists(folder))return;let sources=await require_folder.a(folder).catch(error=>{if(error instanceof require_core.xi&&error.code===`PATH`)return[];throw error});if(!sources.some(({text})=>text.includes(id)))return;let rule=require_folder.f(await require_sources.t(shell.assets),sources).rules.find(each=>each.id===id);if(rule!==void 0)throw new require_core.xi(`POLICY_DUPLICATE`,`There is a rule ${id} already. Take another id.`,{place:{path:rule.file,line:rule.row}})}exports.newRule=newRule;