/** The style of the page. It names no file and no font that would have to be loaded. */
export const style: string = `
:root {
  color-scheme: light dark;
  --ground: #fff; --raised: #f6f7f9; --ink: #16191d; --faint: #545c66; --line: #d9dde3;
  --new: #1f5fbf; --newFill: #7fa9e6; --old: #6b7480; --oldFill: #d3d8df;
  --good: #14603a; --goodFill: #e2f4e9; --bad: #a3180f; --badFill: #fdeae8;
  --warn: #754600; --warnFill: #fcf0d9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0f1317; --raised: #181d23; --ink: #e8ebef; --faint: #a3adb9; --line: #333b45;
    --new: #8ab8ff; --newFill: #2d5ea8; --old: #a3adb9; --oldFill: #39424d;
    --good: #7ee2a8; --goodFill: #10301f; --bad: #ffa79f; --badFill: #3d1714;
    --warn: #f5c26b; --warnFill: #35260b;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif;
  overflow-wrap: anywhere;
}
main { max-width: 64rem; margin: 0 auto; padding: 0 1.25rem 3rem; }
header { border-left: .35rem solid var(--line); padding: .25rem 0 .25rem 1.1rem; margin: 2rem 0; }
header.good { border-color: var(--good); } header.bad { border-color: var(--bad); }
header.warn { border-color: var(--warn); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .35rem 0; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p { margin: .35rem 0; white-space: pre-line; }
header > p:first-child { margin: 0; }
.lead { font-size: 1.1rem; max-width: 48rem; }
.note, .fact, .figures, caption, .events, footer { color: var(--faint); font-size: .875rem; }
.fact { margin-left: .5rem; white-space: nowrap; }
.facts { list-style: none; margin: .5rem 0 0; padding: 0; color: var(--faint); font-size: .9rem; }
.badge {
  display: inline-block; padding: .05rem .55rem; border-radius: .3rem; font-size: .8rem; font-weight: 600;
  background: var(--raised); color: var(--faint);
}
.badge.good { background: var(--goodFill); color: var(--good); }
.badge.bad { background: var(--badFill); color: var(--bad); }
.badge.warn { background: var(--warnFill); color: var(--warn); }
.timeline { list-style: none; margin: 0; padding: 0; }
.timeline > li { position: relative; padding: 0 0 1rem 1.6rem; }
.timeline > li::before {
  content: ''; position: absolute; left: 0; top: .45rem; width: .75rem; height: .75rem;
  border-radius: 50%; background: var(--faint);
}
.timeline > li.good::before { background: var(--good); }
.timeline > li.bad::before { background: var(--bad); }
.timeline > li.warn::before { background: var(--warn); }
.timeline > li:not(:last-child)::after {
  content: ''; position: absolute; left: .3125rem; top: 1.4rem; bottom: -.2rem; width: .125rem;
  background: var(--line);
}
.checks { list-style: none; margin: .5rem 0; padding: 0; }
.checks > li { border-top: 1px solid var(--line); padding: .5rem 0; }
.checks .checks { margin-left: 1.1rem; }
.line { padding-left: 1.1rem; }
details > :not(summary) { margin-left: 1.1rem; }
summary { min-height: 1.5rem; cursor: pointer; list-style: none; padding-left: 1.1rem; position: relative; border-radius: .2rem; }
summary::-webkit-details-marker { display: none; }
summary::before {
  content: ''; position: absolute; left: .1rem; top: .5rem; border: solid transparent;
  border-width: .3rem 0 .3rem .42rem; border-left-color: var(--faint);
}
details[open] > summary::before { rotate: 90deg; }
summary:focus-visible { outline: .15rem solid var(--new); outline-offset: .15rem; }
pre {
  margin: .5rem 0; padding: .75rem 1rem; background: var(--raised); border-radius: .35rem;
  font: .82rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace;
  white-space: pre-wrap; tab-size: 4;
}
.diff code { font: inherit; }
.diff del, .diff ins, .diff span { display: block; }
ins, del { text-decoration: none; }
del { color: var(--good); background: var(--goodFill); }
ins { color: var(--bad); background: var(--badFill); }
.note > del, .note > ins { padding: 0 .4rem; border-radius: .2rem; }
.chart { margin: .5rem 0; }
svg { display: block; width: 100%; height: auto; font: 12px system-ui, sans-serif; }
svg text { fill: var(--faint); paint-order: stroke; stroke: var(--ground); stroke-width: 3px; }
svg.narrow { display: none; }
.area { stroke-width: 1.5; }
.area.new { fill: var(--newFill); stroke: var(--new); fill-opacity: .75; }
.area.old { fill: var(--oldFill); stroke: var(--old); }
.grid { stroke: var(--line); } .mark { stroke: var(--ink); stroke-dasharray: 2 3; }
.limit { stroke: var(--bad); stroke-width: 1.5; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 .75rem; padding: 0; font-size: .875rem; }
.swatch { display: inline-block; width: .8rem; height: .8rem; margin-right: .4rem; border: 1.5px solid; vertical-align: -.05rem; }
.swatch.new { background: var(--newFill); border-color: var(--new); }
.swatch.old { background: var(--oldFill); border-color: var(--old); }
.events { margin: .5rem 0; padding-left: 1.6rem; columns: 20rem; }
table { border-collapse: collapse; font-size: .875rem; margin: .5rem 0; font-variant-numeric: tabular-nums; }
caption { text-align: left; position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
th, td { text-align: left; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid var(--line); font-weight: 400; vertical-align: top; }
thead th { color: var(--faint); }
td { white-space: nowrap; }
footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--line); }
@media (max-width: 40rem) {
  main { padding: 0 .9rem 2rem; }
  svg.wide { display: none; } svg.narrow { display: block; }
  th, td { padding-right: .45rem; } table { font-size: .78rem; }
  .checks .checks { margin-left: .4rem; }
  .fact { margin-left: .25rem; white-space: normal; }
}
@media print {
  :root {
    --ground: #fff; --raised: #f6f7f9; --ink: #000; --faint: #454c55; --line: #c9ced6;
    --new: #1f5fbf; --newFill: #7fa9e6; --old: #6b7480; --oldFill: #d3d8df; --good: #14603a;
    --goodFill: #e2f4e9; --bad: #a3180f; --badFill: #fdeae8; --warn: #754600; --warnFill: #fcf0d9;
    color-scheme: light;
  }
  body { font-size: 10pt; print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  svg.wide { display: block; } svg.narrow { display: none; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  h2, h3, summary { break-after: avoid; } .chart, .timeline > li { break-inside: avoid; }
}
`;
