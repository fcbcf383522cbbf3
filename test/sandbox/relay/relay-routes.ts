import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { redirectPaths } from '../../../main/platform-contract/contract.ts';
import { noticePage } from '../broker/notice-page.ts';
import { languageOf } from '../pages/language.ts';
import { sendPage } from '../pages/send-page.ts';
import { copyScript, pastePage, questionPage } from './relay-pages.ts';
import type { Arrival, Relays } from './relays.ts';

const form = z.record(z.string(), z.string());
const click = z.object({ confirmation: z.string().min(1).max(128), choice: z.enum(['yes', 'no']) });

/** What is passed on of an answer (RFC 6749 §4.1.2, RFC 9207). */
const passedOn = ['code', 'error', 'state', 'iss'];

/** The pages at which the issuer's answers arrive that cannot reach the app themselves. */
export function relayRoutes(app: FastifyInstance, relays: Relays): void {
  const show = (reply: FastifyReply, arrival: Arrival, accepted: string | undefined) => {
    switch (arrival.kind) {
      case 'superseded':
        return sendPage(reply.code(410), noticePage(languageOf(undefined, accepted), 'superseded'));
      case 'continue':
        return sendPage(reply, noticePage(arrival.language, 'continue'));
      case 'question':
        return sendPage(reply, questionPage(arrival.language, arrival.phrase, arrival.confirmation));
    }
  };

  app.post(redirectPaths.relay, async (request, reply) =>
    show(reply, relays.arrive(answerOf(request.body)), request.headers['accept-language']),
  );
  app.post(`${redirectPaths.relay}/confirm`, async (request, reply) => {
    const { confirmation, choice } = click.parse(request.body);
    const language = relays.confirm(confirmation, choice);
    const accepted = request.headers['accept-language'];
    if (language === null) return show(reply, { kind: 'superseded' }, accepted);
    return sendPage(reply, noticePage(language, choice === 'yes' ? 'continue' : 'refused'));
  });
  app.post(redirectPaths.paste, async (request, reply) => {
    const answer = answerOf(request.body);
    const language = languageOf(undefined, request.headers['accept-language']);
    const text = Buffer.from(answer.toString()).toString('base64url');
    return sendPage(reply, pastePage(language, text, answer.has('error')), copyScript);
  });
}

function answerOf(body: unknown): URLSearchParams {
  const entries = Object.entries(form.parse(body ?? {})).filter(([name]) => passedOn.includes(name));
  return new URLSearchParams(entries);
}
