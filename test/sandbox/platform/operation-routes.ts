import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { longestInput } from '#contract/longest-input.ts';
import {
  type Credential,
  type OperationName,
  operations,
} from '../../../main/platform-contract/operations.ts';
import type { Counters } from './counters.ts';
import { createHandlers, type Input, type PlatformParts } from './handlers.ts';
import { IdempotentAnswers } from './idempotency.ts';
import { ProblemError } from './problems.ts';
import { hashOf } from './secrets.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation of the contract that a route serves. */
    operation?: OperationName;
  }
}

type AnyAnswer = { status: number; value: unknown; headers?: Record<string, string> };
type AnyHandler = (input: Input<OperationName>) => Promise<AnyAnswer>;

/** Serves each operation of the contract, with its schemas on both sides. */
export function operationRoutes(
  app: FastifyInstance,
  parts: PlatformParts,
  counters: Counters,
  stopping: AbortSignal,
): void {
  const handlers = createHandlers(parts);
  const kept = new IdempotentAnswers<AnyAnswer>(
    parts.context.store,
    () => parts.context.settings.signUpSeconds * 1000,
  );
  for (const name of operationNames()) {
    const operation = operations[name];
    // Fastify parses with the schemas of this very operation, so the input is the one its handler takes.
    const handle = handlers[name] as AnyHandler;
    app.route({
      method: operation.method,
      ...(name === 'checkInvoice' ? { bodyLimit: longestInput.invoice } : {}),
      url: operation.path.replace(/\{(\w+)\}/g, ':$1'),
      config: { operation: name },
      schema: {
        ...('body' in operation ? { body: operation.body } : {}),
        ...('query' in operation ? { querystring: z.object(operation.query) } : {}),
        response: answerSchemas(operation.answers),
      },
      preHandler: async () => {
        counters[name] += 1;
      },
      handler: async (request, reply) => {
        const input = inputOf(request, reply, operation.credential, stopping);
        const key = isOnboardingPost(request) ? header(request, 'idempotency-key') : undefined;
        const { status, value, headers } = await kept.once(
          key,
          `${request.url} ${await ownerOf(operation.credential, input.credential, parts)}`,
          JSON.stringify(request.body ?? null),
          () => handle(input),
        );
        reply.code(status).headers(headers ?? {});
        return value === null ? reply.send() : reply.send(value);
      },
    });
  }
}

/** Whose idempotency key it is. An access token is renewed between two tries, so that its account is the owner. */
async function ownerOf(
  kind: Credential,
  credential: string,
  { sessions }: Pick<PlatformParts, 'sessions'>,
): Promise<string> {
  const account = kind === 'access-token' ? await sessions.accountIdOf(credential) : undefined;
  return account ?? hashOf(credential);
}

function operationNames(): OperationName[] {
  // The keys are those of `operations`, which is what OperationName means.
  return Object.keys(operations) as OperationName[];
}

function answerSchemas(answers: Record<number, z.ZodType | null>): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([status, schema]) => (schema ? [[status, schema]] : [])),
  );
}

function inputOf(
  request: FastifyRequest,
  reply: FastifyReply,
  needed: Credential,
  stopping: AbortSignal,
): Input<OperationName> {
  const [id = ''] = Object.values(z.record(z.string(), z.string()).parse(request.params ?? {}));
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return {
    id,
    credential: needed === 'none' ? '' : bearer(request),
    ifNoneMatch: header(request, 'if-none-match'),
    signal: AbortSignal.any([gone.signal, stopping]),
    // Parsed by the schemas of the route.
    body: request.body as Input<OperationName>['body'],
    query: request.query as Input<OperationName>['query'],
  };
}

function bearer(request: FastifyRequest): string {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(header(request, 'authorization') ?? '')?.[1];
  if (token === undefined) throw new ProblemError(401, 'unauthorised', { 'www-authenticate': 'Bearer' });
  return token;
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function isOnboardingPost({ method, url }: FastifyRequest): boolean {
  return method === 'POST' && url.startsWith('/onboarding/');
}
