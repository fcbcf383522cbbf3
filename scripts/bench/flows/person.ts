import { setTimeout } from 'node:timers/promises';
import { WebBrowser } from '../../../test/support/web-browser.ts';

/** How long the person takes to react, in milliseconds; the same for all clients. */
const reactionMs = 300;

/** The times of a visit in the browser, in milliseconds of the clock that all processes share. */
type Visit = {
  /** The browser has the authorization response. */
  approved: number;
  /** The listener has answered the response. */
  answered: number;
  /** The page that says that the tab can be closed is loaded. */
  landed: number;
};

const now = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Chooses the account at the provider, and carries the answer to the listener. */
export async function visit(url: string, subject: string): Promise<Visit> {
  await setTimeout(reactionMs);
  const browser = new WebBrowser();
  const chooser = await browser.next(url);
  const chosen = await browser.post(chooser, { account: subject });
  const given = await browser.go(chosen);
  const approved = now();
  const page =
    given.location === undefined ? await submit(browser, given.body) : await browser.go(given.location);
  const answered = now();
  if (page.location !== undefined) await browser.go(page.location);
  return { approved, answered, landed: now() };
}

/** What the script of a form_post page does. */
async function submit(browser: WebBrowser, html: string) {
  const action = /action="([^"]*)"/.exec(html)?.[1] ?? '';
  const inputs = [...html.matchAll(/name="([^"]*)" value="([^"]*)"/g)];
  const fields = new URLSearchParams(inputs.map(([, name = '', value = '']) => [name, value]));
  return await browser.go(action, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'null' },
    body: fields.toString(),
  });
}
