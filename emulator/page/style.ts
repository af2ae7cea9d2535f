/** Styles of the page, for light and dark mode. */
export const style = `
:root { color-scheme: light dark; --back: #f6f7f9; --card: #fff; --text: #1d2129; --dim: #6b7280; --line: #e2e5ea;
  --good: #0b8a4b; --warn: #b45309; --bad: #c02626; --accent: #0052d9; }
@media (prefers-color-scheme: dark) { :root { --back: #14171c; --card: #1d2129; --text: #e8eaed; --dim: #9aa3af;
  --line: #333a45; --good: #3ccf85; --warn: #f0a743; --bad: #ff7b72; --accent: #6aa5ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 14px/1.45 system-ui, sans-serif; }
header { display: flex; gap: 1.5rem; align-items: baseline; padding: 1rem 1.5rem; border-bottom: 1px solid var(--line); }
h1 { font-size: 1.1rem; margin: 0; } h2 { font-size: .95rem; margin: 0 0 .7rem; }
header span, .dim { color: var(--dim); }
main { display: grid; gap: 1rem; padding: 1rem 1.5rem; max-width: 1280px; margin: auto; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.2rem; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .3rem .9rem .3rem 0; vertical-align: top; }
th { color: var(--dim); font-weight: 500; border-bottom: 1px solid var(--line); } tr + tr td { border-top: 1px solid var(--line); }
code { font: 12px ui-monospace, monospace; } .number { text-align: right; font-variant-numeric: tabular-nums; }
.good { color: var(--good); } .warn { color: var(--warn); } .bad { color: var(--bad); }
.bar { display: block; width: 10rem; height: .55rem; border-radius: 1rem; background: var(--line); overflow: hidden; }
.bar i { display: block; height: 100%; background: var(--accent); }
svg { display: block; min-width: 720px; width: 100%; } svg text { fill: var(--text); font: 13px system-ui, sans-serif; }
svg text.dim { fill: var(--dim); font-size: 11px; } svg rect { fill: var(--back); stroke: var(--line); }
svg path { fill: none; stroke-width: 2; } path.may { stroke: var(--good); } path.mayWithExternalId { stroke: var(--accent); }
path.notAllowed { stroke: var(--dim); stroke-dasharray: 5 4; } .key { display: inline-block; margin-right: 1.4rem; }
.key svg { display: inline-block; min-width: 0; width: 28px; height: 8px; }
`;
