"use strict";const require_core=require("./core.js"),require_terms=require("./terms2.js"),require_sources=require("./sources.js");function citedFrameworks({rules,frameworks}){return[...new Set(rules.flatMap(rule=>Object.keys(rule.controls)))].sort(require_core.Yr).map(id=>{let framework=frameworks.find(each=>each.id===id);return{id,framework,title:framework?.title??id,controls:coverage(id,framework,rules)}})}function coverage(id,framework,rules){let supporting=/* @__PURE__ */ new Map;for(let{id:rule,controls}of rules)for(let control of Object.hasOwn(controls,id)?controls[id]??[]:[])supporting.set(control,(supporting.get(control)??/* @__PURE__ */ new Set).add(rule));let order=(framework?.controls??[]).map(control=>control.id),listed=order.filter(control=>supporting.has(control)),others=[...supporting.keys()].filter(control=>!order.includes(control)).sort(require_core.Yr);return[...listed,...others].map(control=>({id:control,label:labelOf(control,framework),rules:[...supporting.get(control)??[]]}))}function controlsOf({controls},frameworks){return Object.entries(controls).sort(([a],[b])=>require_core.Yr(a,b)).flatMap(([id,list])=>{let framework=frameworks.find(each=>each.id===id);return list.map(control=>({framework:framework?.title??id,control,label:labelOf(control,framework)}))})}function labelOf(control,framework){return framework?.controls.find(each=>each.id===control)?.label??``}function parametersOf({parameters}){return Object.entries(parameters).sort(([a],[b])=>require_core.Yr(a,b)).map(([name,parameter])=>({name,...parameter}))}function configuration(rule){let{id,severity}=rule,parameters=parametersOf(rule),milder=severity===`note`?`warning`:severity===`warning`?`note`:`warning`;return[`# modelward.yml`,`rules:`,...parameters.length===0?[`  ${id}: ${milder} # or off`]:[`  ${id}:`,`    severity: ${milder} # or off`,`    parameters:`,...parameters.map(({name,default:value})=>`      ${name}: ${JSON.stringify(value)}`)]].join(`
`)}function isLink(reference){return/^https?:\/\/[^\s<>"']+$/.test(reference)}const STYLESHEET=`style.css`,INDEX$1=`index.html`;function htmlPages(documented){return[{path:INDEX$1,text:indexPage$1(documented)},{path:STYLESHEET,text:`:root {
  color-scheme: light dark;
  --text: light-dark(#1b1f24, #e6e9ed);
  --soft: light-dark(#505a66, #a6b0bb);
  --page: light-dark(#ffffff, #14181d);
  --tint: light-dark(#f4f6f8, #1c2229);
  --line: light-dark(#d4dae1, #353d47);
  --link: light-dark(#0b57a8, #8fc1ff);
  --error: light-dark(#a61b1b, #ff9b93);
  --warning: light-dark(#7a5200, #f0c25a);
  --note: light-dark(#0b57a8, #8fc1ff);
}
* {
  box-sizing: border-box;
}
body {
  margin: 0;
  background: var(--page);
  color: var(--text);
  font: 1rem/1.6 system-ui, sans-serif;
}
.skip {
  position: absolute;
  left: -100vw;
}
.skip:focus {
  left: 1rem;
  top: 0.5rem;
  padding: 0.25rem 0.75rem;
  background: var(--page);
}
header,
main,
footer {
  max-width: 62rem;
  margin: 0 auto;
  padding: 0 1.25rem;
}
header {
  padding-top: 1.25rem;
  color: var(--soft);
}
footer {
  margin-top: 3rem;
  padding-top: 1rem;
  padding-bottom: 2rem;
  border-top: 1px solid var(--line);
  color: var(--soft);
  font-size: 0.875rem;
}
a {
  color: var(--link);
  text-underline-offset: 0.15em;
}
:focus-visible {
  outline: 3px solid var(--link);
  outline-offset: 2px;
}
h1 {
  margin: 0.5rem 0 0.75rem;
  font-size: 1.75rem;
  line-height: 1.25;
  text-wrap: balance;
}
h1 .id {
  display: block;
  color: var(--soft);
  font-size: 1rem;
  font-weight: 600;
  letter-spacing: 0.03em;
}
h2 {
  margin: 2.25rem 0 0.5rem;
  font-size: 1.2rem;
  line-height: 1.3;
}
p {
  max-width: 46rem;
  margin: 0.5rem 0;
}
code,
pre {
  font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace;
  font-size: 0.875em;
}
code {
  overflow-wrap: anywhere;
}
p code,
td code,
li code {
  padding: 0.1em 0.3em;
  border-radius: 4px;
  background: var(--tint);
}
pre {
  max-width: 46rem;
  margin: 0.5rem 0;
  padding: 0.75rem 1rem;
  overflow-x: auto;
  border: 1px solid var(--line);
  border-radius: 6px;
  background: var(--tint);
}
dl {
  display: grid;
  grid-template-columns: max-content 1fr;
  gap: 0.15rem 1.25rem;
  margin: 0 0 1.5rem;
}
dt {
  color: var(--soft);
}
dd {
  margin: 0;
}
.severity {
  font-weight: 600;
}
.error {
  color: var(--error);
}
.warning {
  color: var(--warning);
}
.note {
  color: var(--note);
}
table {
  width: 100%;
  border-collapse: collapse;
  font-size: 0.9375rem;
}
caption {
  padding: 0.25rem 0 0.5rem;
  color: var(--soft);
  text-align: left;
}
th,
td {
  padding: 0.4rem 1rem 0.4rem 0;
  border-bottom: 1px solid var(--line);
  overflow-wrap: break-word;
  text-align: left;
  vertical-align: top;
}
th code {
  overflow-wrap: normal;
}
thead th {
  color: var(--soft);
  font-size: 0.8125rem;
  font-weight: 600;
}
tbody th {
  font-weight: 600;
  white-space: nowrap;
}
nav ul {
  margin: 0.5rem 0;
  padding: 0;
  columns: 18rem;
  list-style: none;
}
nav li {
  break-inside: avoid;
}
.pages {
  display: flex;
  justify-content: space-between;
  gap: 1rem;
}
@media (max-width: 40rem) {
  table {
    font-size: 0.875rem;
  }
  th,
  td {
    padding-right: 0.6rem;
  }
  dl {
    grid-template-columns: 1fr;
  }
  dd {
    margin-bottom: 0.5rem;
  }
}
@media print {
  :root {
    color-scheme: light;
  }
  body {
    font-size: 10pt;
  }
  header,
  main,
  footer {
    max-width: none;
    padding: 0;
  }
  .skip,
  nav {
    display: none;
  }
  a {
    color: inherit;
    text-decoration: none;
  }
  .references a::after {
    content: " (" attr(href) ")";
  }
  thead {
    display: table-header-group;
  }
  tr,
  pre {
    break-inside: avoid;
  }
  h1,
  h2,
  caption {
    break-after: avoid;
  }
}
`},...documented.rules.map((rule,index)=>({path:pathOf(rule.id),text:rulePage$1(rule,documented,index)}))]}function pathOf(id){return`rules/${encodeURIComponent(id)}.html`}function indexPage$1(documented){let cited=citedFrameworks(documented);return page({title:`Rules`,toTop:``,header:`Modelward`,main:[`<h1>Rules</h1>`,`<nav aria-label="On this page"><ul>${[`<li><a href="#rules">All rules</a></li>`,...cited.map(({title},index)=>`<li><a href="#framework-${index}">${text(title)}</a></li>`)].join(``)}</ul></nav>`,`<h2 id="rules">All rules</h2>`,table$1(require_core.F(documented.rules.length,`rule`),[`Rule`,`Severity`,`What holds where nothing is wrong`],documented.rules.map(rule=>[ruleLink(rule.id,``),severity(rule.severity),inline(rule.title)])),...cited.flatMap(frameworkSection$1)]})}function frameworkSection$1({framework,title,controls},index){let source=framework===void 0?[]:[`<p>Version ${text(framework.version)}: ${linkTo(framework.source,framework.source)}</p>`];return[`<h2 id="framework-${index}">${text(title)}</h2>`,...source,table$1(`${require_core.F(controls.length,`control`)} that rules support`,[`Control`,`About`,`Rules`],controls.map(({id,label,rules})=>[text(id),inline(label),rules.map(rule=>ruleLink(rule,``)).join(`, `)]))]}function rulePage$1(rule,{rules,frameworks},index){let parameters=parametersOf(rule),controls=controlsOf(rule,frameworks);return page({title:`${rule.id}: ${rule.title}`,toTop:`../`,header:`<a href="../${INDEX$1}">Rules</a>`,main:[`<h1><span class="id">${text(rule.id)}</span> ${inline(rule.title)}</h1>`,`<dl>`,`<dt>Severity</dt><dd>${severity(rule.severity)}</dd>`,`<dt>Package</dt><dd><code>${text(rule.package)}</code></dd>`,`<dt>File</dt><dd><code>${text(rule.file)}</code></dd>`,`</dl>`,...section$1(`Why`,paragraphs(rule.description)),...section$1(`How to mend it`,paragraphs(rule.remediation)),...section$1(`Parameters`,table$1(`What modelward.yml or a profile may set`,[`Name`,`Type`,`Default`,`What it does`],parameters.map(({name,type,default:value,description})=>[`<code>${text(name)}</code>`,type,`<code>${text(JSON.stringify(value))}</code>`,inline(description)]))),...section$1(`Configuration`,`<pre><code>${lines(configuration(rule))}</code></pre>`),...section$1(`Controls`,table$1(`Controls that the rule supports`,[`Control`,`Framework`,`About`],controls.map(({framework,control,label})=>[text(control),text(framework),inline(label)]))),...section$1(`References`,referenceList(rule.references)),neighbours(rules[index-1],rules[index+1])]})}function neighbours(before,after){let link=(rule,rel,word)=>rule===void 0?`<span></span>`:`<a rel="${rel}" href="../${text(pathOf(rule.id))}">${word}: ${text(rule.id)}</a>`;return before===void 0&&after===void 0?``:`<nav class="pages" aria-label="Other rules">${link(before,`prev`,`Previous`)}${link(after,`next`,`Next`)}</nav>`}function page({title,toTop,header,main}){return`${[`<!doctype html>`,`<html lang="en">`,`<head>`,`<meta charset="utf-8">`,`<meta http-equiv="Content-Security-Policy" content="script-src 'none'; img-src 'none'; font-src 'none'; media-src 'none'; connect-src 'none'; object-src 'none'; frame-src 'none'; form-action 'none'; base-uri 'none'">`,`<meta name="viewport" content="width=device-width, initial-scale=1">`,`<title>${text(title)}</title>`,`<link rel="stylesheet" href="${toTop}${STYLESHEET}">`,`</head>`,`<body>`,`<a class="skip" href="#main">Skip to the content</a>`,`<header>${header}</header>`,`<main id="main">`,...main.filter(part=>part!==``),`</main>`,`<footer>Made by <code>modelward policy docs</code> from the METADATA of the rules.</footer>`,`</body>`,`</html>`].join(`
`)}\n`}function section$1(title,content){return content===``?[]:[`<h2>${title}</h2>`,content]}function table$1(caption,head,rows){if(rows.length===0)return``;let body=rows.map(([first=``,...rest])=>`<tr><th scope="row">${first}</th>${rest.map(each=>`<td>${each}</td>`).join(``)}</tr>`);return[`<table><caption>${caption}</caption>`,`<thead><tr>${head.map(each=>`<th scope="col">${each}</th>`).join(``)}</tr></thead>`,`<tbody>\n${body.join(`
`)}\n</tbody></table>`].join(`
`)}function ruleLink(id,toTop){return`<a href="${toTop}${text(pathOf(id))}">${text(id)}</a>`}function severity(value){return`<span class="severity ${value}">${value}</span>`}function referenceList(references){return references.length===0?``:`<ul class="references">${references.map(each=>`<li>${linkTo(each,each)}</li>`).join(``)}</ul>`}function linkTo(address,title){return isLink(address)?`<a href="${text(address)}">${text(title)}</a>`:text(title)}function paragraphs(prose){return prose.split(/\n\s*\n/).filter(each=>each.trim()!==``).map(each=>`<p>${inline(each)}</p>`).join(`
`)}function inline(prose){let parts=prose.trim().split("`");return parts.length%2==0?text(prose):parts.map((part,i)=>i%2==1?`<code>${text(part)}</code>`:spaced(part)).join(``)}function text(raw){return require_core.ti(raw.trim().replace(/\s+/g,` `))}function spaced(raw){return require_core.ti(raw.replace(/\s+/g,` `))}function lines(raw){return raw.split(`
`).map(require_core.ti).join(`
`)}const INDEX=`README.md`;function markdownPages(documented){return[{path:INDEX,text:indexPage(documented)},...documented.rules.map(rule=>({path:`${rule.id}.md`,text:rulePage(rule,documented)}))]}function rulePage(rule,{frameworks}){return joined([`# ${rule.id}: ${prose(rule.title)}`,`Severity: **${rule.severity}** · package \`${rule.package}\` · \`${rule.file}\``,...section(`Why`,prose(rule.description)),...section(`How to mend it`,prose(rule.remediation)),...section(`Parameters`,parameterTable(rule)),...section(`Configuration`,`\`\`\`yaml\n${configuration(rule)}\n\`\`\``),...section(`Controls`,table([`framework`,`control`,`about`],controlsOf(rule,frameworks).map(({framework,control,label})=>[prose(framework),control,prose(label)]))),...section(`References`,rule.references.map(each=>`- ${reference(each)}`).join(`
`)),`[All rules](${INDEX})`])}function indexPage(documented){return joined([`# Rules`,ruleTable(documented.rules),...citedFrameworks(documented).flatMap(frameworkSection)])}function ruleTable(rules){return table([`id`,`severity`,`title`],rules.map(rule=>[link(rule.id),rule.severity,prose(rule.title)]))}function frameworkSection({framework,title,controls}){let version=framework===void 0?``:`[${prose(framework.title)}](${framework.source}), ${framework.version}`;return[...section(prose(title),version),table([`control`,`about`,`rules`],controls.map(({id,label,rules})=>[id,prose(label),rules.map(link).join(`, `)]))]}function parameterTable(rule){return table([`name`,`type`,`default`,`what it does`],parametersOf(rule).map(({name,type,default:value,description})=>[`\`${name}\``,type,code(JSON.stringify(value)),prose(description)]))}function section(title,text){return text.trim()===``?[]:[`## ${title}`,text.trim()]}function table(head,rows){if(rows.length===0)return``;let line=cells=>`| ${cells.map(cell).join(` | `)} |`;return[line(head),line(head.map(()=>`---`)),...rows.map(line)].join(`
`)}function cell(text){return text.replaceAll(/\s*\n\s*/g,` `).replaceAll(`|`,`\\|`)}function link(id){return`[${id}](${id}.md)`}function code(text){let fence=text.includes("`")?"``":"`";return`${fence}${text}${fence}`}function reference(text){return isLink(text)?`<${text}>`:prose(text)}function prose(text){return text.trim().split(/(`[^`]*`)/).map((part,i)=>i%2==1?part:part.replaceAll(`&`,`&amp;`).replaceAll(`<`,`&lt;`)).join(``)}function joined(blocks){return`${blocks.join(`

`)}\n`}const DOC_FORMATS=[`markdown`,`html`],WRITERS={markdown:markdownPages,html:htmlPages};function documentRules(rules,frameworks,format=`markdown`){return WRITERS[format]({rules:rules.toSorted((a,b)=>require_core.Yr(a.id,b.id)),frameworks})}const documentPolicies={name:`policy docs`,summary:`Write a page for each rule, and an index with a table for each framework, as Markdown or HTML.`,usage:`modelward policy docs [options] [DIR ...] --output DIR`,options:{format:{short:`f`,value:`FORMAT`,help:`Output format: markdown (default), or html: pages with a stylesheet, without script.`},output:{short:`o`,value:`DIR`,help:`Folder of the pages; it is made if need be.`}},examples:[[`modelward policy docs policies --output docs/rules`,`pages from the METADATA of the rules`],[`modelward policy docs policies --format html --output site`,`pages for a browser; begin with site/index.html`]],async run(args,shell){let output=require_core.hi(args,`output`)?.replace(/(?<=.)\/+$/,``);if(output===void 0)throw new require_core.xi(`ARGUMENT`,`Give --output DIR: ${documentPolicies.usage}.`);let format=require_core.mi(`--format`,require_core.hi(args,`format`)??`markdown`,DOC_FORMATS),sources=await require_sources.i(args.positionals),{rules}=require_terms.n(await require_sources.t(shell.assets),sources),pages=documentRules(rules,await require_sources.r(shell.assets),format);for(let folder of new Set(pages.map(({path})=>require_core.Pr(`${output}/${path}`))))await shell.makeFolder(folder).catch(cause=>{let why=cause instanceof Error?cause.message:String(cause);throw new require_core.xi(`OUTPUT`,`The folder ${folder} cannot be made: ${why}.`,{cause})});for(let{path,text}of pages)await require_core.k(shell,`${output}/${path}`,text);let written=pages.filter(({path})=>!path.endsWith(`.css`)).length;return shell.out(`${require_core.F(written,`page`)} in ${require_core.oi(output)}\n`),0}};exports.documentPolicies=documentPolicies;