import type { Language } from '#contract/snapshot.ts';
import { renderSign } from '../../../main/sign-in/loopback/landing-page.ts';
import { html, trusted } from '../pages/html.ts';
import { layout } from '../platform/pages.ts';
import { relayCopy } from './relay-copy.ts';

/** Asks whether the app on the person's own screen shows the same words. Holds nothing of the answer itself. */
export function questionPage(language: Language, phrase: string, confirmation: string): string {
  const copy = relayCopy[language];
  return layout(
    language,
    copy.title,
    html`${trusted(renderSign('note'))}
      <h1>${copy.title}</h1>
      <p>${copy.ask}</p>
      <p class="phrase" lang="nl">${phrase}</p>
      <p class="muted">${copy.warning}</p>
      <form method="post" action="/connect/relay/confirm" class="actions">
        <input type="hidden" name="confirmation" value="${confirmation}" />
        <button class="primary" name="choice" value="yes">${copy.yes}</button>
        <button name="choice" value="no">${copy.no}</button>
      </form>`,
  );
}

/** Copies the text, and says so. Without it the field can be copied from by hand. */
export const copyScript = `const field = document.querySelector('textarea');
const button = document.querySelector('button');
button.hidden = false;
button.addEventListener('click', async () => {
  field.select();
  await navigator.clipboard.writeText(field.value);
  document.querySelector('[role=status]').textContent = button.dataset.copied;
});`;

/** Shows the answer as one text to carry over by hand. */
export function pastePage(language: Language, text: string, denied: boolean): string {
  const copy = relayCopy[language];
  return layout(
    language,
    denied ? copy.deniedTitle : copy.pasteTitle,
    html`${trusted(renderSign(denied ? 'wrong' : 'done'))}
      <h1>${denied ? copy.deniedTitle : copy.pasteTitle}</h1>
      ${denied && html`<p>${copy.denied}</p>`}
      <p>${copy.pasteAsk}</p>
      <label for="text">${copy.pasteLabel}</label>
      <textarea id="text" readonly rows="5" spellcheck="false">${text}</textarea>
      <div class="actions">
        <button class="primary" type="button" hidden data-copied="${copy.copied}">${copy.copy}</button>
      </div>
      <p role="status"></p>
      <p class="muted">${copy.pasteWarning}</p>
      <script type="module">${trusted(copyScript)}</script>`,
  );
}
