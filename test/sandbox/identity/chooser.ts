import type { IncomingMessage } from 'node:http';
import type Provider from 'oidc-provider';
import { errors, type KoaContextWithOIDC } from 'oidc-provider';
import { languageOf } from '../pages/language.ts';
import { type Choice, type ChooserLook, chooserPage, expiredPage } from './chooser-page.ts';

const path = /^\/choose\/[\w-]+$/;
const longestForm = 4096;

/** The accounts that a request is offered, by its parameters. */
export type OfferTo = (parameters: Readonly<Record<string, unknown>>) => readonly Choice[];

/** Shows the accounts, and takes the choice: an account, or "deny". */
export function chooserMiddleware(provider: Provider, look: ChooserLook, offer: OfferTo) {
  return async (context: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    if (!path.test(context.path)) return next();
    const header = context.get('accept-language');
    try {
      const { params } = await provider.interactionDetails(context.req, context.res);
      const choices = offer(params);
      if (context.method === 'GET') {
        const language = languageOf(params.ui_locales, header);
        const hint = typeof params.login_hint === 'string' ? params.login_hint : undefined;
        context.set('cache-control', 'no-store');
        context.type = 'html';
        context.body = chooserPage({ look, choices, language, hint });
        return;
      }
      const form = new URLSearchParams(await readForm(context.req));
      const chosen = choices.find(({ subject }) => subject === form.get('account'));
      const result = chosen
        ? { login: { accountId: chosen.subject }, consent: {}, select_account: {} }
        : { error: 'access_denied', error_description: 'the user declined' };
      context.status = 303;
      context.redirect(await provider.interactionResult(context.req, context.res, result));
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error;
      context.status = 400;
      context.type = 'html';
      context.body = expiredPage(look, languageOf(undefined, header));
    }
  };
}

async function readForm(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > longestForm) throw new errors.InvalidRequest('form too large');
  }
  return text;
}
