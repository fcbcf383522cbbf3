import type { Language } from '#contract/snapshot.ts';
import { type Html, html } from './html.ts';

/** What every page of the sandbox says that it is. */
export const practice: Record<Language, string> = {
  nl: 'oefenomgeving',
  en: 'practice',
  fr: 'environnement d’essai',
  de: 'Übungsumgebung',
};

/** What stands on a page of the platform or of the mailbox, with the style of `style.ts`. */
type Framed = {
  title: string;
  /** What the title says that it is of. */
  of: string;
  heading: Html | string;
  content: Html;
  script: string | undefined;
};

export function frame(language: Language, { title, of, heading, content, script }: Framed): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${of}</title>
        <link rel="stylesheet" href="/assets/page.css" />
        ${script && html`<script type="module" src="${script}"></script>`}
      </head>
      <body>
        <header>${heading} <span class="practice">${practice[language]}</span></header>
        <main id="main">${content}</main>
      </body>
    </html>`.text;
}
