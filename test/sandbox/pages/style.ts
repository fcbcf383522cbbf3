/** The style of the platform's pages and of the mailbox: light and dark, one column, AA contrast in both. */
export const pageStyle = `
:root { color-scheme: light dark; --page: #f4f6f9; --card: #fff; --text: #1b2430; --muted: #55606e; --line: #d3d9e2; --accent: #0a4f8f; --on-accent: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --page: #12161c; --card: #1c222b; --text: #eef2f7; --muted: #aeb8c6; --line: #3a4452; --accent: #8cc4ff; --on-accent: #0b1a2a; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.55 system-ui, "Segoe UI", Roboto, sans-serif; }
header { max-width: 44rem; margin: 0 auto; padding: 1.25rem 1rem 0; font-weight: 700; }
header a { color: var(--text); text-decoration: none; }
.practice { margin-left: .5rem; padding: .1rem .5rem; border: 1px solid var(--line); border-radius: 1rem; color: var(--muted); font-size: .8rem; font-weight: 400; }
main { max-width: 44rem; margin: 1rem auto 3rem; padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
h1 { margin: 0 0 .75rem; font-size: 1.5rem; line-height: 1.25; }
h1:focus { outline: none; }
a { color: var(--accent); }
a:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.lines { white-space: pre-line; }
.muted { color: var(--muted); }
.phrase { margin: 1rem 0; padding: 1rem; border: 2px solid var(--accent); border-radius: 10px; text-align: center; font-size: 1.5rem; font-weight: 700; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.25rem; }
button { min-height: 2.75rem; padding: .5rem 1.25rem; border: 1px solid var(--line); border-radius: 8px; background: none; color: var(--text); font: inherit; font-weight: 600; cursor: pointer; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button[disabled] { opacity: .6; cursor: progress; }
label { display: block; margin: 1rem 0 .25rem; font-weight: 600; }
input:not([type=hidden]), textarea { width: 100%; min-height: 2.75rem; padding: .5rem .75rem; border: 1px solid var(--muted); border-radius: 8px; background: var(--page); color: var(--text); font: inherit; }
textarea { font-family: ui-monospace, monospace; font-size: .875rem; overflow-wrap: anywhere; }
input:focus-visible, textarea:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
.trouble { padding: .75rem 1rem; border-left: 4px solid #c0392b; background: var(--page); }
[hidden] { display: none !important; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .5rem .5rem .5rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { border-top: 0; color: var(--muted); font-size: .875rem; }
iframe { width: 100%; height: 40rem; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 0 0 1rem; }
dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
`;
