/** The name of the one stylesheet, beside the index. */
export const STYLESHEET = 'style.css'

/** No font, image or script is fetched. Colours keep a contrast of 4.5:1 at least, in light and in dark. */
export const STYLES = `:root {
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
`
