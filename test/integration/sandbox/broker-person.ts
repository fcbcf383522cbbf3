import { expect } from 'vitest';
import { z } from 'zod';
import { clientId } from '../../../main/platform-contract/contract.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { authorizationRequest, Browser, redeemAt } from '../../support/provider-visit.ts';

/** A request of our client at the broker, followed as far as a page that asks something, or as an answer. */
type BrokerVisit = {
  browser: Browser;
  verifier: string;
  /** The last page: its address, status and text. */
  page: { url: string; status: number; text: string };
};

const tokens = z.object({ id_token: z.string() });
export const appRedirect = 'http://127.0.0.1:5555/econnect';

/** Parameters of a proper request, for a scheme. */
export function requestFor(scheme: string, more: Record<string, string> = {}) {
  return authorizationRequest({
    client_id: clientId,
    redirect_uri: appRedirect,
    response_mode: 'form_post',
    prompt: 'select_account',
    acr_values: `idp:${scheme}`,
    ui_locales: 'nl',
    ...more,
  });
}

/** Opens an address and follows every redirect and form that needs no person, but not to the app. */
export async function follow(
  browser: Browser,
  response: Response,
  url: string,
): Promise<BrokerVisit['page']> {
  const location = response.headers.get('location');
  if (location !== null) {
    const next = new URL(location, url).href;
    return next.startsWith(appRedirect)
      ? { url: next, status: response.status, text: '' }
      : await follow(browser, await browser.get(next), next);
  }
  const text = await response.text();
  const action = /<form method="post" action="([^"]*)"/.exec(text)?.[1];
  const isAutomatic = text.includes('name="code"') || text.includes('name="error"');
  if (action === undefined || !isAutomatic || action.startsWith(appRedirect)) {
    return { url, status: response.status, text };
  }
  return await follow(browser, await browser.post(action, Object.fromEntries(fieldsOf(text))), action);
}

/** The hidden fields of a page's form. */
export function fieldsOf(text: string): URLSearchParams {
  const fields = text.matchAll(/name="([^"]+)" value="([^"]*)"/g);
  const decode = (value: string) => value.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return new URLSearchParams([...fields].map(([, name = '', value = '']) => [name, decode(value)]));
}

/** Asks the broker, by a plain request. */
export async function visitBroker(
  sandbox: Sandbox,
  scheme: string,
  more: Record<string, string> = {},
): Promise<BrokerVisit> {
  const { verifier, parameters } = requestFor(scheme, more);
  const url = `${sandbox.urls.platform}/connect/authorize?${new URLSearchParams(parameters)}`;
  const browser = new Browser({ 'accept-language': 'nl' });
  return { browser, verifier, page: await follow(browser, await browser.get(url), url) };
}

/** Answers the page that asks something, and follows. */
export async function answer(
  { browser, page }: Pick<BrokerVisit, 'browser' | 'page'>,
  form: Record<string, string>,
): Promise<BrokerVisit['page']> {
  const action = /<form method="post" action="([^"]*)"/.exec(page.text)?.[1] ?? page.url;
  const url = new URL(action, page.url).href;
  return await follow(browser, await browser.post(url, form), url);
}

/** Redeems a code at the broker. */
export function redeemAtBroker(
  sandbox: Sandbox,
  code: string,
  verifier: string,
  redirectUri = appRedirect,
): Promise<Response> {
  const form = { client_id: clientId, redirect_uri: redirectUri, code, code_verifier: verifier };
  return redeemAt(`${sandbox.urls.platform}/connect/token`, form);
}

/** The ID token of an account, by the whole way through the broker. */
export async function brokered(
  sandbox: Sandbox,
  scheme: string,
  form: Record<string, string>,
): Promise<string> {
  const visit = await visitBroker(sandbox, scheme);
  const back = fieldsOf((await answer(visit, form)).text);
  expect([back.get('state'), back.get('iss')]).toEqual(['a-state', sandbox.urls.platform]);
  const response = await redeemAtBroker(sandbox, back.get('code') ?? '', visit.verifier);
  return tokens.parse(await response.json()).id_token;
}
