import { html } from '../pages/html.ts';
import type { PageLanguage } from '../pages/language.ts';
import { layout } from '../platform/pages.ts';
import { type NoticeTopic, noticeCopy } from './notice-copy.ts';

/** A page of a title and a few lines. */
export function noticePage(language: PageLanguage, topic: NoticeTopic): string {
  const { title, text } = noticeCopy[language][topic];
  return layout(language, title, html`<h1>${title}</h1><p>${text}</p>`);
}
