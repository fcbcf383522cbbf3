/** The style of the platform's pages and of the mailbox, in the window's colours. Body text has a contrast of 7:1. */
export const pageStyle = `
:root { color-scheme: light dark; --page: #f5f8f8; --card: #fff; --text: #14242a; --muted: #3a4b52; --line: #d6dee1; --accent: #09535f; --on-accent: #fff; --tint: #eef6f7; --wrong: #9c2017; --wrong-tint: #fdf1ef; }
@media (prefers-color-scheme: dark) {
  :root { --page: #11191c; --card: #182327; --text: #edf3f4; --muted: #b3c1c6; --line: #2a383e; --accent: #74c7d4; --on-accent: #06262c; --tint: #14262b; --wrong: #ffb9b1; --wrong-tint: #33191a; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 "Segoe UI Variable Text", "Segoe UI", -apple-system, "Adwaita Sans", Cantarell, "Noto Sans", system-ui, sans-serif; }
header { display: flex; align-items: center; gap: .5rem; width: min(40rem, 100% - 2rem); margin: 0 auto; padding: 1.25rem 1.5rem 0; font-weight: 650; }
.mark { width: 1.75rem; height: 1.75rem; fill: none; stroke-linecap: round; stroke-linejoin: round; }
.mark rect { fill: #0b6170; }
.mark .paper { fill: #fff; }
.mark .tick { stroke: #0b6170; stroke-width: 1.8; }
.sign { display: block; width: 4rem; height: 4rem; margin-bottom: 1.25rem; fill: none; stroke: var(--accent); stroke-width: 3; stroke-linecap: round; stroke-linejoin: round; }
.sign circle { fill: var(--tint); stroke-width: 1.5; }
.sign.wrong { stroke: var(--wrong); }
.sign.wrong circle { fill: var(--wrong-tint); }
header a { color: var(--text); text-decoration: none; }
.practice { margin-left: .5rem; padding: .1rem .5rem; border: 1px solid var(--line); border-radius: 1rem; color: var(--muted); font-size: .8rem; font-weight: 400; }
main { width: min(40rem, 100% - 2rem); margin: 1rem auto 3rem; padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
h1 { margin: 0 0 .75rem; font-size: 1.5rem; line-height: 1.25; text-wrap: balance; }
p { text-wrap: pretty; }
h1:focus { outline: none; }
a { color: var(--accent); }
a:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.lines { white-space: pre-line; }
.muted { color: var(--muted); }
.phrase { margin: 1rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: 8px; background: var(--tint); font-size: 1.25rem; font-weight: 650; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.25rem; }
button { min-height: 2.75rem; padding: .5rem 1.25rem; border: 1px solid var(--line); border-radius: 8px; background: none; color: var(--text); font: inherit; font-weight: 600; cursor: pointer; }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button[disabled] { opacity: .6; cursor: progress; }
label { display: block; margin: 1rem 0 .25rem; font-weight: 600; }
input:not([type=hidden]), textarea { width: 100%; min-height: 2.75rem; padding: .5rem .75rem; border: 1px solid var(--muted); border-radius: 8px; background: var(--page); color: var(--text); font: inherit; }
textarea { font-family: ui-monospace, monospace; font-size: .875rem; overflow-wrap: anywhere; }
input:focus-visible, textarea:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
.trouble { padding: .75rem 1rem; border-left: 4px solid var(--wrong); background: var(--wrong-tint); }
@media (forced-colors: active) { .sign { stroke: CanvasText; } .sign circle { fill: Canvas; } .mark rect { fill: CanvasText; } .mark .paper { fill: Canvas; } .mark .tick { stroke: CanvasText; } }
[hidden] { display: none !important; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .5rem .5rem .5rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { border-top: 0; color: var(--muted); font-size: .875rem; }
iframe { width: 100%; height: 40rem; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 0 0 1rem; }
dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
`;
