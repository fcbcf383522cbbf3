import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { SignUpRecord } from '../state.ts';
import { ProblemError } from './problems.ts';
import type { SignUps } from './sign-ups.ts';

const body = z.object({ token: z.string().min(1).max(128) });

/** What the activation page asks. The token came in the page's fragment and travels in bodies only. */
export function activationRoutes(app: FastifyInstance, signUps: SignUps): void {
  const recordOf = (input: unknown): SignUpRecord => {
    const record = signUps.byLink(body.parse(input).token);
    if (!record) throw new ProblemError(404, 'not-found');
    return record;
  };

  app.post('/activate/look', { schema: { body } }, async (request) => {
    const record = recordOf(request.body);
    const { kind, email, phrase, language } = record;
    return { kind, email, phrase, language, activated: record.status !== 'pending' };
  });
  app.post('/activate/confirm', { schema: { body } }, async (request, reply) => {
    signUps.activate(recordOf(request.body));
    return reply.code(204).send();
  });
  app.post('/activate/withdraw', { schema: { body } }, async (request, reply) => {
    signUps.withdraw(recordOf(request.body));
    return reply.code(204).send();
  });
}
