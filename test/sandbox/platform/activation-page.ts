import type { Language } from '#contract/snapshot.ts';
import { renderSign } from '../../../main/sign-in/loopback/landing-page.ts';
import { html, trusted } from '../pages/html.ts';
import { activationCopy } from './activation-copy.ts';
import { layout } from './pages.ts';

/** The page behind the link in the mail. The same for everybody: what is in the fragment only its script sees. */
export function activationPage(language: Language): string {
  const copy = activationCopy[language];
  return layout(
    language,
    copy.activation,
    html`<div id="sign-done" hidden>${trusted(renderSign('done'))}</div>
      <div id="sign-wrong" hidden>${trusted(renderSign('wrong'))}</div>
      <div id="sign-note" hidden>${trusted(renderSign('note'))}</div>
      <h1 id="title" tabindex="-1">${copy.activation}</h1>
      <p id="message" role="status">${copy.loading}</p>
      <noscript><p>${copy.noScript}</p></noscript>
      <div id="question" hidden>
        <p><span id="for-address"></span> <strong id="email"></strong></p>
        <p id="ask"></p>
        <p class="phrase" id="phrase" lang="nl"></p>
        <div class="actions">
          <button class="primary" id="yes" type="button"></button>
          <button id="no" type="button"></button>
        </div>
      </div>`,
    '/assets/activate.js',
  );
}
