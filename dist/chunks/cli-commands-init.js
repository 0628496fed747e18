"use strict";const require_core=require("./core.js");let node_path=require("node:path");function planRecords(documents,records){let ofTree=documents.slice(0,1).flatMap(facts=>plan(facts,records,`tree`));return[...documents.flatMap(facts=>plan(facts,records,`system`)),...ofTree]}function plan(facts,records,of){let folder=of===`system`&&facts.system.path!==``?`${facts.system.path}/`:``;return records.filter(record=>record.of===of).map(record=>{let there=record.there(facts);return{record,path:`${folder}${record.path}`,there,text:there===null?record.render(facts):null}})}const config={name:`config`,path:`modelward.yml`,of:`tree`,about:`Which rules hold, and what blocks.`,there:({files})=>files.find(({path})=>/^modelward\.ya?ml$/.test(path))?.path??null,render:()=>`# yaml-language-server: $schema=https://modelward.dev/schemas/modelward.schema.json
# Which rules hold, and what blocks. \`modelward rules\` lists them.
profile: default # baseline, release, or the path of a profile file
fail_on: error # warning, note
# systems: [models/*] # folders that are judged each on its own
# rules:
#   DOC-011: off
# exclude: [third_party/]
`},TODO=`TODO`;function known(value){if(value==null||value.trim()===``)return TODO;let characters=[...value];return require_core.g(characters.length>200?`${characters.slice(0,200).join(``)}…`:value)}function manifestHeader(name,about){return`# yaml-language-server: $schema=https://modelward.dev/schemas/${name}.schema.json
# ${about}
# Replace every TODO: it counts as not stated. What stands behind "#" is optional. See docs/governance.md of Modelward.
`}function yamlList(key,entries){return entries.length===0?`${key}: []`:[`${key}:`,...entries.slice(0,50)].join(`
`)}function ownerBlock(facts,indent=``){let{name,contact}=ownerOf(facts);return`${indent}owner:
${indent}  name: ${known(name)} # the person or team that answers for it
${indent}  contact: ${known(contact)} # mail address, chat channel or URL`}function systemLine(facts){return`system: ${known(systemId(facts))}`}function systemId({system,governance}){return governance.ml_system?.id??system.id}function ownerOf({governance,files}){let stated=governance.ml_system?.owner;if(stated?.name)return stated;let kinds=new Map(files.map(({path,kind})=>[path,kind])),counts=/* @__PURE__ */ new Map;for(let{path,owners}of governance.code_owners?.owned??[]){let kind=kinds.get(path),[first]=owners;first===void 0||kind!==`model-card`&&kind!==`model-file`||counts.set(first,(counts.get(first)??0)+1)}let[owner]=[...counts].sort(([a,n],[b,m])=>m-n||(a<b?-1:1))[0]??[];return owner===void 0?{name:null,contact:null}:{name:owner,contact:contactOf(owner)}}function contactOf(owner){if(!owner.startsWith(`@`))return owner;let[organization=``,team]=owner.slice(1).split(`/`);return team===void 0?`https://github.com/${organization}`:`https://github.com/orgs/${organization}/teams/${team}`}function manifestRecord({name,list,about,body}){return{name,path:`governance/${name}.yml`,of:`system`,about,there:({governance})=>governance[list][0]?.path??null,render:facts=>`${manifestHeader(name,about)}\n${body(facts)}`}}const deployment=manifestRecord({name:`deployment`,list:`deployments`,about:`What runs where, and how it is guarded.`,body:facts=>`${systemLine(facts)}
environment: ${TODO} # development, test, staging or production
${ownerBlock(facts)}
# reviewed: 2026-01-31

${yamlList(`models`,facts.models.map(model=>modelEntry$1(facts,model)))}

# Every way in.
endpoints: []
#  - id: api
#    url: https://answers.example.com
#    exposure: internal # partner, public
#    authentication: oidc # how callers prove who they are
#    authorization: [staff]
#    rate_limit: 60/min

# logging: {events: [input, output], retention_days: 180, access: the team}
# encryption: {in_transit: TLS 1.3, at_rest: AES-256}
# guardrails: [{id: input-filter, kind: content filter, config: config/guardrails.yml}]
# oversight: {mode: human-on-the-loop, description: who watches}
# rollback: {procedure: deploy the digest before, tested: 2026-01-31}
`});function modelEntry$1({files,model_cards:cards},model){let[file,second]=model.files.flatMap(index=>files[index]??[]).filter(({kind})=>kind===`model-file`),only=second===void 0?file:void 0,version=model.card===null?null:cards[model.card]?.version??null;return[`  - id: ${known(model.name)}`,...version===null?[]:[`    version: ${known(version)}`],...only===void 0?[]:[`    path: ${known(only.path)}`],...only?.sha256?[`    digest: ${known(`sha256:${only.sha256}`)}`]:[`    # digest: sha256:... of the file that is served`]].join(`
`)}const impactAssessment=manifestRecord({name:`impact-assessment`,list:`impact_assessments`,about:`What the system does to people: EU AI Act 27(1), GDPR 35(7).`,body:facts=>`${systemLine(facts)}
type: ${TODO} # fria (fundamental rights), aiia (AI system) or dpia (data protection)
scope: ${TODO} # the process in which it is used, and for what
${ownerBlock(facts)}
# necessity: why it is needed, and why in this form

affected_groups: []
#  - {id: applicants, description: People who apply for a loan, vulnerable: false}

harms: []
#  - id: H-1
#    description: A loan is refused for a reason that does not hold
#    groups: [applicants]
#    likelihood: low # very-low, low, medium, high, very-high
#    severity: high
#    mitigations: [A credit officer decides]
#    risk: R-1

# oversight: how people watch over it
# complaints: how people object, and who answers
# consulted: [Works council]
approver:
  name: ${TODO} # who approved it
# date: 2026-01-31
# next_review: 2027-01-31
`}),incidentResponse=manifestRecord({name:`incident-response`,list:`incident_response`,about:`Who does what when the system goes wrong: EU AI Act 73, GDPR 33.`,body:facts=>`${systemLine(facts)}
${ownerBlock(facts)}
# reviewed: 2026-01-31

roles:
  - role: incident lead
    name: ${TODO}
    contact: ${TODO}

# severities: [{id: critical, description: People are harmed, response_hours: 1}]

scenarios: []
#  - id: prompt-injection
#    description: A document makes the system act against its user
#    detection: guardrail alert
#    steps: [Switch off, Tell security, Keep the logs]
#    playbook: docs/playbooks/prompt-injection.md

containment:
  rollback: ${TODO} # how one goes back to the version before
  kill_switch: ${TODO} # how it is switched off, and by whom

# notifications: [{to: Data protection authority, within_hours: 72, legal_basis: GDPR 33}]
# last_exercise: 2026-01-31
`}),ABOUT=`What the system is for, who answers for it, and what is asked of it.`,GENERATIVE=/^(?:text-generation|text2text-generation|summarization|translation|conversational|.*-to-(?:text|image|video|audio|speech|3d)|image-text-to-text|any-to-any)$/,mlSystem={name:`ml-system`,path:`ml-system.yml`,of:`system`,about:ABOUT,there:({governance})=>governance.ml_system?.path??null,render:facts=>`${manifestHeader(`ml-system`,ABOUT)}
id: ${known(systemId(facts))}
${ownerBlock(facts)}
role: ${TODO} # provider, deployer or both (EU AI Act)
${purposeHint(facts)}intended_purpose: ${TODO} # one or two sentences
risk_tier: ${TODO} # minimal, limited, high or prohibited
risk_tier_rationale: ${TODO} # why it is in that tier
people_affecting: ${TODO} # true or false: do its outputs decide on, or rank, people?
personal_data: ${personalData(facts)} # true or false: in training or in use
exposure: ${TODO} # internal, partner or public
# phi: false # protected health information
${generativeLine(facts)}
# agentic: false # can it act through tools?
# commercial_use: true # decides what a license allows
# jurisdictions: [EU]
# frameworks: [eu-ai-act, iso-42001, nist-ai-rmf-1.0]
# impact: what it means for the business when it fails
# policies: [docs/ai-policy.md]

# Models of others that it is built on, as cards and SBOMs name them.
${yamlList(`third_party_models`,facts.models.flatMap(model=>model.base_models).filter(isFirst).map(modelEntry))}

# Data that the artifacts name. Say here what they do not.
${yamlList(`datasets`,facts.datasets.map(datasetEntry))}
`};function purposeHint(facts){return facts.model_cards.filter(card=>card.sections.intended_use.text_present).map(({path})=>`# ${known(path)} says what it is intended for.\n`).slice(0,3).join(``)}function personalData({datasets}){return datasets.some(dataset=>dataset.personal_data===!0)?`true`:TODO}function generativeLine({model_cards:cards}){let task=cards.map(card=>card.task).find(each=>each!==null&&GENERATIVE.test(each));return task==null?`# generative: false # does it make text, images, sound or code?`:`generative: true # the card says: ${known(task)}`}function isFirst(base,index,all){return base.external&&all.findIndex(({id})=>id===base.id)===index}function modelEntry({id,revision,license,url}){return[`  - id: ${known(id)}`,...url===null?[]:[`    url: ${known(url)}`],...revision===null?[`    # revision: full commit id or digest`]:[`    revision: ${known(revision)}`],licenseLine(license),`    # review: {by: who looked at it, date: 2026-01-31, reference: where that is written}`].join(`
`)}function datasetEntry({id,license,revision}){return[`  - id: ${known(id)}`,licenseLine(license),...revision===null?[]:[`    revision: ${known(revision)}`],`    # provenance: known # or unknown, with the id of a risk`,`    # origin, collection, steward, purpose, classification, personal_data`].join(`
`)}function licenseLine(license){let id=license?.id??null;return require_core.wr(id)===null?`    # license: SPDX expression`:`    license: ${known(id)}`}const monitoringPlan=manifestRecord({name:`monitoring-plan`,list:`monitoring`,about:`What is watched in operation, and what happens when it leaves its bounds: EU AI Act 72(3).`,body:facts=>`${systemLine(facts)}
${ownerBlock(facts)}
# reviewed: 2026-01-31

# Metrics that the cards report; add drift, fairness and security.
${yamlList(`signals`,metricsOf(facts).map(signalEntry))}
#  - id: drift
#    kind: drift # performance, data-quality, security, fairness, safety, availability, cost
#    metric: population stability index
#    threshold: "> 0.2 for 3 days"
#    cadence: daily
#    escalation: on-call, then the owner

# escalation: who is told, and in which order
# logging: {events: [input, output], retention_days: 180, access: the team}
`});function metricsOf({model_cards:cards}){let names=cards.flatMap(card=>[...card.evaluations.flatMap(({metric})=>metric??[]),...card.metrics]);return[...new Set(names)]}function signalEntry(metric){return[`  - id: ${known(metric)}`,`    kind: performance`,`    metric: ${known(metric)}`,`    threshold: ${TODO} # when somebody is called`,`    cadence: ${TODO} # how often it is looked at`].join(`
`)}const riskRegister=manifestRecord({name:`risk-register`,list:`risk_registers`,about:`The risks of the system, who owns each, and what is done about it by when.`,body:facts=>`${systemLine(facts)}
${ownerBlock(facts)}
# reviewed: 2026-01-31
# next_review: 2026-07-31
${hints(facts)}
risks: []
#  - id: R-1
#    title: Wrong answers are believed
#    threats: [T-1] # ids in the threat model
#    likelihood: medium # very-low, low, medium, high, very-high
#    impact: high
#    impact_dimensions: [business, financial, reputational, ethical]
#    owner: {name: Search team, contact: search@example.com}
#    treatment: mitigate # accept, transfer, avoid
#    measures:
#      - {title: Show sources, status: planned, due: 2026-06-30}
#    residual: {likelihood: low, impact: medium}
#    due: 2026-12-31
#    status: open # in-progress, accepted, closed
`});function hints({governance}){let open=governance.threat_models.flatMap(({threats})=>threats.filter(({status,risk})=>status===`open`&&risk===null));return open.length===0?``:`\n# Open threats without a risk:\n${open.slice(0,20).map(({id,title})=>`#  ${known(id)}: ${known(title)}\n`).join(``)}`}const securityPolicy={name:`security-policy`,path:`SECURITY.md`,of:`tree`,about:`How a vulnerability is reported.`,there:({governance})=>governance.security_policies[0]?.path??null,render:facts=>`# Security

## Reporting a vulnerability

${reporting(facts)}

## Supported versions

${TODO}: the versions of code and models that get fixes.

## What happens then

${TODO}: within how many days you answer, and how a fix is published.
`};function reporting(facts){let{contact}=ownerOf(facts);return contact!==null&&/^[\w.+-]+@[\w.-]+$/.test(contact)?`Write to ${contact}.`:`${TODO}: a mail address that somebody reads, or the page for private reports.`}const threatModel=manifestRecord({name:`threat-model`,list:`threat_models`,about:`What could be done to the system, and what stands against it.`,body:facts=>`${systemLine(facts)}
# method: STRIDE, MITRE ATLAS
${ownerBlock(facts)}
# reviewed: 2026-01-31
# next_review: 2027-01-31

${yamlList(`assets`,assetsOf(facts))}

# Where an attacker meets the system: training data, APIs, deployment interfaces, dependencies.
entry_points: []
#  - {id: api, title: Question API, kind: api}

threats: []
#  - id: T-1
#    title: Poisoned training data
#    category: Data poisoning
#    atlas: [AML.T0020]
#    affects: [api]
#    likelihood: medium # very-low, low, medium, high, very-high
#    impact: high
#    severity: high # low, medium, high, critical
#    status: open # mitigated, accepted, transferred, not-applicable
#    mitigations:
#      - {description: Digests are compared, status: implemented, rules: [INT-002], controls: {eu-ai-act: ["15(5)"]}}
#    risk: R-1 # id in the risk register
`});function assetsOf({models,datasets}){return[...models.map(({name})=>asset(`model:${name}`,name,`model`)),...datasets.map(({id})=>asset(`dataset:${id}`,id,`data`))]}function asset(id,title,kind){return`  - id: ${known(id)}\n    title: ${known(title)}\n    kind: ${kind}`}const trainingRecords=manifestRecord({name:`training-records`,list:`training_records`,about:`Which roles were taught what, without personal data: EU AI Act 4.`,body:facts=>`${systemLine(facts)}
${ownerBlock(facts)}

records: []
#  - course: AI literacy
#    role: credit officers # the role, not the person
#    date: 2026-01-31
#    participants: 12
#    valid_until: 2027-01-31
#    evidence_digest: sha256:... # of the export of the learning system
`}),waivers=manifestRecord({name:`waivers`,list:`waivers`,about:`Findings that are tolerated, by whom, why, and until when.`,body:()=>`waivers: []
#  - rule: SER-001
#    scope: [legacy/**] # without it the whole system
#    reason: Replaced by safetensors in the next release
#    approver: {name: Head of risk, contact: risk@example.com}
#    approved: 2026-01-31
#    expires: 2026-06-30 # the last day on which it holds
#    ticket: SEC-12
`}),PATH=`.github/workflows/modelward.yml`,RECORDS=[mlSystem,threatModel,riskRegister,impactAssessment,monitoringPlan,incidentResponse,deployment,waivers,trainingRecords,securityPolicy,config,{name:`workflow`,path:PATH,of:`tree`,about:`The check on each pull request, as a GitHub workflow.`,there:({files})=>files.find(({path})=>path===PATH||path===PATH.replace(`.yml`,`.yaml`))?.path??null,render:()=>`name: modelward
on:
  pull_request:
  push:
    branches: [main]
permissions: {}
jobs:
  check:
    runs-on: ubuntu-latest
    permissions:
      contents: read # the gate, annotations and the job summary need no more
    steps:
      - uses: actions/checkout@1af3b93b6815bc44a9784bd300feb67ff0d1eeb3 # v6.0.0
        with:
          fetch-depth: 0 # lets DOC-011 compare the ages of card and weights
          persist-credentials: false
      - uses: modelward/modelward@v0 # pin the commit that you have reviewed
        with:
          fail-on: error
`}],NAMES=RECORDS.map(({name})=>name),init={name:`init`,summary:`Write the records that a repository lacks, filled with what its artifacts say.`,usage:`modelward init [options] [PATH]`,options:{only:{value:`NAME`,multiple:!0,help:`Write only this record; --list names them.`},list:{help:`List the records and what is there, and write nothing.`},"dry-run":{help:`Print what would be written, and write nothing.`}},examples:[[`modelward init`,`all records that this folder lacks; no file is overwritten`],[`modelward init --list`,`what there is, and what is lacking`],[`modelward init --only ml-system --dry-run`,`look at one before it is written`]],async run(args,shell){let[root=`.`,...more]=args.positionals;if(more.length>0)throw new require_core.xi(`ARGUMENT`,`One PATH at a time: ${args.positionals.join(` `)}. Usage: ${init.usage}.`);let plan=await planOf(root,chosen(args),shell);return require_core.pi(args,`list`)?shell.out(plan.map(listLine).join(``)):require_core.pi(args,`dry-run`)?shell.out(plan.map(preview).join(`
`)):await write(root,plan,shell),0}};function chosen(args){let names=(require_core.fi(args,`only`)??[]).flatMap(text=>text.split(`,`)).map(name=>name.trim()),wanted=new Set(names.map(name=>require_core.mi(`--only`,name,NAMES)));return wanted.size===0?RECORDS:RECORDS.filter(({name})=>wanted.has(name))}async function planOf(root,records,shell){let progress=require_core.T(shell),documents=await require_core.q({path:root,assets:shell.assets,onProgress:progress.update}).finally(progress.clear);return Promise.all(planRecords(documents,records).map(async planned=>planned.there===null&&await shell.exists((0,node_path.join)(root,planned.path))?{...planned,there:planned.path,text:null}:planned))}async function write(root,plan,shell){let written=0;for(let{path,text,there,record}of plan){if(text===null){shell.out(`  there    ${require_core.oi(there??path)} (${record.name}), left as it is\n`);continue}let target=(0,node_path.join)(root,path);await require_core.E(target,shell),await require_core.k(shell,target,text),written+=1;let todo=text.split(/\bTODO\b/).length-1,left=text.includes(`Replace every TODO`)?todo-1:todo;shell.out(`✔ written  ${require_core.oi(path)}${left>0?`, ${left} TODO`:``}\n`)}written===0?shell.out(`
Nothing is lacking.
`):shell.out(`\nNext: replace each TODO, then modelward check ${require_core.oi(root)}\n`)}function listLine({record,path,there}){let state=there===null?`lacking, would be ${path}`:`there: ${there}`;return`${record.name.padEnd(18)} ${require_core.oi(state)}\n${` `.repeat(19)}${record.about}\n`}function preview({path,text,there,record}){return text===null?`--- ${require_core.oi(there??path)} is there (${record.name}), and would be left as it is\n`:`--- ${require_core.oi(path)}\n${text.split(`
`).map(require_core.oi).join(`
`)}`}exports.init=init;