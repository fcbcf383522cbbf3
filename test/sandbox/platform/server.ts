import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { clientHeader } from '../../../main/platform/client-version.ts';
import type { OperationName } from '../../../main/platform-contract/operations.ts';
import { activationRoutes } from './activation-routes.ts';
import type { Counters } from './counters.ts';
import { refused } from './exchange.ts';
import type { PlatformParts } from './handlers.ts';
import { operationRoutes } from './operation-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { ProblemError } from './problems.ts';

/** The issuer's part: codes are redeemed at the same address as tokens are exchanged. */
type BrokerRoutes = {
  redeem(request: IncomingMessage, response: ServerResponse): void;
  mount(app: FastifyInstance): void;
};

/**
 * The platform as an app that answers requests but does not listen, and its routes as `GET /path/{id}`.
 *
 * @param stopping ends long polls when it aborts
 * @param broker what the issuer's part of the address space needs
 */
export async function createPlatformServer(
  parts: PlatformParts,
  counters: Counters,
  stopping: AbortSignal,
  broker: BrokerRoutes,
): Promise<{ app: FastifyInstance; routes: string[]; clients: Set<string> }> {
  const app = Fastify({ bodyLimit: 64 * 1024, forceCloseConnections: true, exposeHeadRoutes: false });
  const routes: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    routes.push(`${String(method)} ${url.replace(/:(\w+)/g, '{$1}')}`);
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      const entries = [...new URLSearchParams(String(body))];
      const unique = new Set(entries.map(([name]) => name)).size === entries.length;
      done(unique ? null : new ProblemError(400, 'malformed-request'), Object.fromEntries(entries));
    },
  );
  app.addContentTypeParser('application/xml', { parseAs: 'string' }, (_request, body, done) => {
    done(null, String(body));
  });
  const clients = new Set<string>();
  app.addHook('onRequest', async ({ headers }, reply) => {
    const client = headers[clientHeader];
    if (typeof client === 'string' && client.length <= 64) clients.add(client);
    reply.header('cache-control', 'no-store');
    reply.header('x-content-type-options', 'nosniff');
  });
  app.setErrorHandler((error, request, reply) => {
    const { operation } = request.routeOptions.config;
    if (operation === 'getTokens' || operation === 'revoke')
      return answerOAuthError(problemOf(error, operation), reply);
    return answerProblem(problemOf(error, operation), reply);
  });
  app.setNotFoundHandler((_request, reply) => answerProblem(new ProblemError(404, 'not-found'), reply));

  app.addHook('preValidation', async (request, reply) => {
    if (request.routeOptions.config.operation !== 'getTokens' || !isCodeGrant(request.body)) return;
    reply.hijack();
    broker.redeem(unread(request), reply.raw);
  });
  operationRoutes(app, parts, counters, stopping);
  broker.mount(app);
  activationRoutes(app, parts.signUps);
  pageRoutes(app, parts);
  await app.ready();
  return { app, routes, clients };
}

/** The same request with its body still to be read. */
function unread({ raw, body }: FastifyRequest): IncomingMessage {
  const { method, url, headers, httpVersion, socket } = raw;
  const text = new URLSearchParams(Object.entries(body ?? {})).toString();
  const stream = Readable.from([Buffer.from(text)]);
  const copy = {
    method,
    url,
    httpVersion,
    socket,
    headers: { ...headers, 'content-length': `${text.length}` },
  };
  // A readable stream with what is asked of a request; nothing else of one is used.
  return Object.assign(stream, copy) as unknown as IncomingMessage;
}

function isCodeGrant(body: unknown): boolean {
  return (
    typeof body === 'object' &&
    body !== null &&
    'grant_type' in body &&
    body.grant_type === 'authorization_code'
  );
}

function problemOf(error: unknown, operation: OperationName | undefined): ProblemError {
  if (error instanceof ProblemError) return error;
  const details = error instanceof Error && 'validation' in error ? error.validation : undefined;
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (operation === 'startSignUp' && isAboutEmail(details)) return new ProblemError(422, 'email-invalid');
  if (status < 500) return new ProblemError(400, 'malformed-request');
  console.error('The sandbox platform failed:', error);
  return new ProblemError(500, 'unavailable');
}

function isAboutEmail(details: unknown): boolean {
  return (
    Array.isArray(details) &&
    details.length > 0 &&
    details.every((detail: { instancePath?: unknown }) => detail.instancePath === '/email')
  );
}

function answerProblem(problem: ProblemError, reply: FastifyReply) {
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .serializer(JSON.stringify)
    .type('application/problem+json')
    .send(problem.body());
}

function answerOAuthError(problem: ProblemError, reply: FastifyReply) {
  if (problem.status >= 500) return answerProblem(problem, reply);
  return reply
    .code(400)
    .serializer(JSON.stringify)
    .type('application/json')
    .send(refused('invalid_request').value);
}
