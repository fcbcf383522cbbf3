import type { Language } from '#contract/snapshot.ts';
import { renderSign, type Sign } from '../../../main/sign-in/loopback/landing-page.ts';
import { html, trusted } from '../pages/html.ts';
import { layout } from '../platform/pages.ts';
import { type NoticeTopic, noticeCopy } from './notice-copy.ts';

/** The sign of each notice, as on the browser's last page. */
const signs: Record<NoticeTopic, Sign> = {
  expired: 'wrong',
  superseded: 'note',
  continue: 'done',
  refused: 'wrong',
};

/** A page of a sign, a title and a few lines. */
export function noticePage(language: Language, topic: NoticeTopic): string {
  const { title, text } = noticeCopy[language][topic];
  return layout(language, title, html`${trusted(renderSign(signs[topic]))}<h1>${title}</h1><p>${text}</p>`);
}
