import type { Language } from '#contract/snapshot.ts';
import { html, trusted } from '../pages/html.ts';
import { layout } from '../platform/pages.ts';
import { loginCopy } from './login-copy.ts';
import type { LoginOutcome } from './logins.ts';

/** What went wrong last time. */
type LoginTrouble = Exclude<LoginOutcome['kind'], 'in'>;

/** eConnect's own login page. Works without a script; says what went wrong, and where. */
export function loginPage(language: Language, filled: { name: string; trouble?: LoginTrouble }): string {
  const copy = loginCopy[language];
  const { name, trouble } = filled;
  const wantsCode = trouble === 'code-wanted' || trouble === 'code-wrong';
  const invalid = (there: boolean) => there && trusted('aria-invalid="true" aria-describedby="trouble"');
  return layout(
    language,
    copy.title,
    html`<h1>${copy.title}</h1>
      <p>${copy.lead}</p>
      ${trouble && html`<p class="trouble" id="trouble" role="alert">${copy[trouble]}</p>`}
      <form method="post" class="fields">
        <label for="name">${copy.name}</label>
        <input id="name" name="name" value="${name}" autocomplete="username" autocapitalize="none"
          spellcheck="false" maxlength="254" required ${invalid(trouble === 'wrong')} />
        <label for="password">${copy.password}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" maxlength="1024"
          required ${invalid(trouble === 'wrong')} />
        ${
          wantsCode &&
          html`<label for="code">${copy.code}</label>
            <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12"
              ${invalid(true)} />
            <p class="muted">${copy.codeHint}</p>`
        }
        <div class="actions">
          <button class="primary">${copy.submit}</button>
          <button name="cancel" value="yes" formnovalidate>${copy.cancel}</button>
        </div>
      </form>`,
  );
}
