"use strict";const require_core=require("./core.js"),require_svg=require("./reports-lineage-svg.js"),ROWS_LIMIT=2e3,renderHtml=report=>{let{system,graph,problems}=report;return`${[`<!doctype html>`,`<html lang="en">`,`<head>`,`<meta charset="utf-8">`,`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,`<meta name="viewport" content="width=device-width, initial-scale=1">`,`<title>Lineage of ${require_core.ti(system)}</title>`,`<style>${STYLE}</style>`,`</head>`,`<body>`,`<main>`,`<h1>Lineage of ${require_core.ti(system)}</h1>`,`<p>${require_core.F(graph.nodes.length,`node`)}, ${require_core.F(graph.edges.length,`edge`)}. Arrows lead from what was there first to what was made of it; a dashed one is stated by a card or an SBOM and not recorded by a run.</p>`,`<div class="picture" tabindex="0" role="region" aria-label="Picture">\n${require_svg.svgOf(report)}\n</div>`,`<h2>What is wrong</h2>`,problemList(report),`<h2>Everything in the graph</h2>`,table(`Nodes`,[`Name`,`Kind`,`File`],nodeRows(graph)),table(`Edges`,[`What`,`Relation`,`Of what`],edgeRows(graph)),`</main>`,`<footer>Made by <code>modelward lineage</code>. ${problems.length===0?`Nothing is wrong.`:``}</footer>`,`</body>`,`</html>`].join(`
`)}\n`};function problemList({problems}){return problems.length===0?`<p>No cycle, no gap, no orphan.</p>`:`<ul>\n${problems.slice(0,ROWS_LIMIT).map(({message,path,line})=>`<li>${require_core.ti(message)} <code>${require_core.ti(path)}:${line}</code></li>`).join(`
`)}\n</ul>`}function nodeRows({nodes}){return nodes.map(({name,kind,file})=>[name,kind,file??``])}function edgeRows({nodes,edges}){let names=new Map(nodes.map(({id,name})=>[id,name])),words=relation=>relation.replaceAll(`-`,` `);return edges.map(({from,relation,to})=>[names.get(from)??from,words(relation),names.get(to)??to])}function table(caption,head,rows){if(rows.length===0)return``;let more=rows.length-ROWS_LIMIT;return[`<div class="table" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption>`,`<thead><tr>${head.map(each=>`<th scope="col">${each}</th>`).join(``)}</tr></thead>`,`<tbody>`,...rows.slice(0,ROWS_LIMIT).map(row=>{let[first=``,...rest]=row.map(require_core.ti);return`<tr><th scope="row">${first}</th>${rest.map(each=>`<td>${each}</td>`).join(``)}</tr>`}),`</tbody></table></div>`,...more>0?[`<p>${require_core.F(more,`more row`)}: see <code>--format json</code>.</p>`]:[]].join(`
`)}const STYLE=`
:root{color-scheme:light dark;--text:#1b1f24;--soft:#505a66;--page:#fff;--line:#d4dae1}
@media (prefers-color-scheme:dark){:root{--text:#e6e9ed;--soft:#a6b0bb;--page:#14181d;--line:#353d47}}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.6 system-ui,sans-serif}
main,footer{max-width:110rem;margin:0 auto;padding:1rem 1.25rem}
footer{color:var(--soft);font-size:.875rem}
h1{font-size:1.75rem;line-height:1.25}
h2{font-size:1.2rem;margin-top:2.25rem}
.picture,.table{overflow-x:auto;border:1px solid var(--line);border-radius:6px}
.table{margin-top:1rem;padding:0 .75rem}
.picture svg{display:block}
:focus-visible{outline:3px solid #0b57a8;outline-offset:2px}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:600;padding:.5rem 0}
th,td{text-align:left;font-weight:400;padding:.25rem 1rem .25rem 0;border-top:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
thead th{color:var(--soft)}
code{font-size:.9em}
`;exports.renderHtml=renderHtml;