import type { Language } from '#contract/snapshot.ts';
import type { Organisation } from '../../../main/platform-contract/contract.ts';
import { deepLinkScheme } from '../../../main/shell/deep-link.ts';
import { html } from '../pages/html.ts';
import { layout } from '../platform/pages.ts';
import { ownUrlCopy } from './own-url-copy.ts';

/** An organisation's own URL: leads its people into the app. The link carries the organisation's name and no secret. */
export function ownUrlPage(language: Language, { slug, name, method, restricted }: Organisation): string {
  const copy = ownUrlCopy[language];
  const title = copy.title(name);
  return layout(
    language,
    title,
    html`<h1>${title}</h1>
      <p>${copy.way(name, method)} ${restricted && copy.only(name)}</p>
      <p><a href="${deepLinkScheme}:/organisation?slug=${slug}">${copy.open}</a></p>
      <h2>${copy.nothing.title}</h2>
      <p>${copy.nothing.text}</p>
      <p><a href="/help">${copy.nothing.help}</a></p>`,
  );
}

/** For an own URL that belongs to nobody. */
export function unknownOrganisationPage(language: Language): string {
  const { title, text } = ownUrlCopy[language].unknown;
  return layout(language, title, html`<h1>${title}</h1><p>${text}</p>`);
}
