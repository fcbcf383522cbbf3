import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { interactionPath } from '../broker/broker.ts';
import type { BrokeredIdentities } from '../broker/identities.ts';
import type { Interactions } from '../broker/interaction-routes.ts';
import { noticePage } from '../broker/notice-page.ts';
import { languageOf } from '../pages/language.ts';
import { sendPage } from '../pages/send-page.ts';
import { loginPage } from './login-page.ts';
import type { Logins } from './logins.ts';

const form = z.object({
  name: z.string().max(254).default(''),
  password: z.string().max(1024).default(''),
  code: z.string().max(12).optional(),
  cancel: z.literal('yes').optional(),
});

/** Where eConnect's own accounts sign in, on behalf of a request that waits at the broker. */
export function loginRoutes(
  app: FastifyInstance,
  options: { url: string; logins: Logins; interactions: Interactions; identities: BrokeredIdentities },
): void {
  const { url, logins, interactions, identities } = options;
  const path = `${interactionPath}/:uid/login`;
  const expired = (accepted: string | undefined) => noticePage(languageOf(undefined, accepted), 'expired');

  app.get(path, async (request, reply) => {
    const interaction = await interactions.details(request, reply);
    if (!interaction) return sendPage(reply.code(400), expired(request.headers['accept-language']));
    return sendPage(reply, loginPage(interaction.language, { name: interaction.hint ?? '' }));
  });
  app.post(path, async (request, reply) => {
    const interaction = await interactions.details(request, reply);
    if (!interaction) return sendPage(reply.code(400), expired(request.headers['accept-language']));
    const { name, password, code, cancel } = form.parse(request.body);
    if (cancel) return interactions.finish(request, reply, null);
    const outcome = await logins.enter(name, password, code);
    if (outcome.kind === 'in') {
      return interactions.finish(request, reply, identities.addAccount(url, outcome.account));
    }
    const status = outcome.kind === 'locked' ? 429 : 200;
    return sendPage(reply.code(status), loginPage(interaction.language, { name, trouble: outcome.kind }));
  });
}
