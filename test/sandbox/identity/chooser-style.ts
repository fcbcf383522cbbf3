/** One sheet for all providers: the body's class picks the colours and corners. */
export const chooserStyle = `
:root { color-scheme: light dark; --page: #f0f2f5; --card: #fff; --text: #1b1b1b; --muted: #5a5f66; --line: #d6d9de; --hover: #f2f2f2; --accent: #0b5cad; --radius: 2px; }
@media (prefers-color-scheme: dark) {
  :root { --page: #15171a; --card: #202327; --text: #f2f3f5; --muted: #b3b9c2; --line: #3c4149; --hover: #2b2f35; --accent: #7cb7ff; }
}
.google { --accent: #1a56c4; --radius: 28px; --page: #eef2fa; }
@media (prefers-color-scheme: dark) { .google { --accent: #9dbdff; --page: #14161b; } }
.apple { --accent: #1d1d1f; --radius: 14px; --page: #f5f5f7; }
@media (prefers-color-scheme: dark) { .apple { --accent: #f5f5f7; --page: #0d0d0e; } }
.organisation { --accent: #7a3e00; --radius: 6px; --page: #faf3ea; }
@media (prefers-color-scheme: dark) { .organisation { --accent: #ffc78a; --page: #1a1510; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--page); color: var(--text); font: 16px/1.5 "Segoe UI", Roboto, system-ui, sans-serif; }
main { width: min(28rem, 100%); margin: 1rem; padding: 2.5rem; background: var(--card); border-radius: var(--radius); box-shadow: 0 2px 8px rgb(0 0 0 / 18%); }
.brand { margin: 0; color: var(--muted); font-weight: 600; }
.practice { margin-left: .5rem; padding: .1rem .5rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .8rem; font-weight: 400; }
h1 { margin: 1rem 0 0; font-size: 1.5rem; font-weight: 600; line-height: 1.25; }
h2 { margin: 1.25rem 0 .25rem; color: var(--muted); font-size: .875rem; font-weight: 600; }
.google h1 { font-weight: 400; font-size: 1.75rem; }
.lead { margin: .25rem 0 0; }
ul { list-style: none; margin: 0; padding: 0; }
li + li { border-top: 1px solid var(--line); }
button { font: inherit; color: inherit; cursor: pointer; }
.account { display: flex; gap: 1rem; align-items: center; width: 100%; min-height: 3.75rem; padding: .5rem; border: 0; background: none; text-align: left; }
.account:hover { background: var(--hover); }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.initial { flex: none; display: grid; place-items: center; width: 2.5rem; height: 2.5rem; border-radius: 50%; background: var(--hover); color: var(--text); font-weight: 600; }
.who { display: grid; min-width: 0; }
.name { font-weight: 600; }
.email { color: var(--muted); font-size: .875rem; overflow-wrap: anywhere; }
.actions { margin-top: 1.5rem; text-align: right; }
.deny { min-height: 2.75rem; padding: 0 1.5rem; border: 1px solid var(--line); border-radius: var(--radius); background: none; }
.deny:hover { background: var(--hover); }
`;
