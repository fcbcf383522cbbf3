import type { Language } from '#contract/snapshot.ts';
import { initialOf } from '../../../renderer/copy/initial.ts';
import { practice } from '../pages/frame.ts';
import { type Html, html, trusted } from '../pages/html.ts';
import { chooserCopy } from './chooser-copy.ts';
import { chooserStyle } from './chooser-style.ts';

export type Choice = { subject: string; name: string; email: string; kind: 'work' | 'private' };

/** What makes one provider's page look unlike the other's. No logos: those are theirs. */
export type ChooserLook = { provider: 'microsoft' | 'google' | 'apple' | 'organisation'; title: string };

/** The page on which a person chooses one of the made-up accounts, or refuses. */
export function chooserPage(options: {
  look: ChooserLook;
  choices: readonly Choice[];
  language: Language;
  hint: string | undefined;
}): string {
  const { look, choices, language, hint } = options;
  const copy = chooserCopy[language];
  const group = (kind: Choice['kind'], title: string) => {
    const members = choices.filter((choice) => choice.kind === kind);
    return (
      members.length > 0 &&
      html`<h2>${title}</h2>
        <ul>
          ${members.map((choice) => row(choice, choice.email === hint))}
        </ul>`
    );
  };
  return page(
    look,
    language,
    copy.title,
    html`<p class="lead">${copy.lead}</p>
      <form method="post">
        ${group('work', copy.work)} ${group('private', copy.private)}
        <div class="actions">
          <button class="deny" name="deny" value="yes">${copy.deny}</button>
        </div>
      </form>`,
  );
}

/** Shown when a choice comes too late or twice. */
export function expiredPage(look: ChooserLook, language: Language): string {
  const copy = chooserCopy[language];
  return page(look, language, copy.expiredTitle, html`<p class="lead">${copy.expired}</p>`);
}

function row({ subject, name, email }: Choice, hinted: boolean): Html {
  return html`<li>
    <button class="account" name="account" value="${subject}" ${hinted && trusted('autofocus')}>
      <span class="initial" aria-hidden="true">${initialOf(name)}</span>
      <span class="who"><span class="name">${name}</span><span class="email">${email}</span></span>
    </button>
  </li>`;
}

function page(look: ChooserLook, language: Language, title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${look.title}</title>
        <style>
          ${trusted(chooserStyle)}
        </style>
      </head>
      <body class="${look.provider}">
        <main>
          <p class="brand">${look.title} <span class="practice">${practice[language]}</span></p>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`.text;
}
