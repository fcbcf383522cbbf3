import type { Callback } from '../../support/hostile-browser.ts';

/** The hidden fields of a page's form. */
export function hiddenFieldsOf(page: string): URLSearchParams {
  const fields = [...page.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)];
  return new URLSearchParams(fields.map(([, name = '', value = '']) => [name, value]));
}

/** The form that a page has the browser post to the app (`response_mode=form_post`). */
export function callbackOf(page: string): Callback {
  const redirectUri = /action="(http:\/\/127\.0\.0\.1[^"]+)"/.exec(page)?.[1];
  if (redirectUri === undefined) throw new Error(`no form for the app: ${page}`);
  return { method: 'POST', redirectUri, parameters: hiddenFieldsOf(page) };
}
