import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import type { InteractionResults } from 'oidc-provider';
import { z } from 'zod';
import { languageOf, type PageLanguage } from '../pages/language.ts';
import { sendPage } from '../pages/send-page.ts';
import { interactionPath } from './broker.ts';
import type { BrokeredIdentities } from './identities.ts';
import { noticePage } from './notice-page.ts';
import {
  newUpstreamRequest,
  type Upstream,
  type UpstreamRequest,
  upstreamClaims,
  upstreamUrl,
} from './upstream.ts';

/** An authorization request that waits for its person. */
export type Interaction = { uid: string; scheme: string; language: PageLanguage; hint?: string };

/** The requests that wait at the broker. Each is the browser's own: it is known by a cookie. */
export type Interactions = {
  /** Null where it ended or is another browser's. */
  details(request: FastifyRequest, reply: FastifyReply): Promise<Interaction | null>;
  /** Ends it and sends the browser on. `null` when the person refused. */
  finish(request: FastifyRequest, reply: FastifyReply, subject: string | null): Promise<FastifyReply>;
};

export function interactionsOf(provider: Provider): Interactions {
  const end = async (request: FastifyRequest, reply: FastifyReply, result: InteractionResults) =>
    reply.redirect(await provider.interactionResult(request.raw, reply.raw, result), 303);
  return {
    details: async (request, reply) => {
      const found = await provider.interactionDetails(request.raw, reply.raw).catch(() => null);
      if (!found) return null;
      const { acr_values: acr, ui_locales: locales, login_hint: hint } = found.params;
      const scheme = /^idp:([a-z0-9-]+)$/.exec(typeof acr === 'string' ? acr : '')?.[1] ?? '';
      return {
        uid: found.uid,
        scheme,
        language: languageOf(locales, request.headers['accept-language']),
        ...(typeof hint === 'string' ? { hint } : {}),
      };
    },
    finish: (request, reply, subject) =>
      subject === null
        ? end(request, reply, { error: 'access_denied', error_description: 'the person declined' })
        : end(request, reply, { login: { accountId: subject }, consent: {}, select_account: {} }),
  };
}

type Asked = UpstreamRequest & { uid: string; upstream: Upstream };

const answer = z.object({
  state: z.string(),
  code: z.string().optional(),
  error: z.string().optional(),
  /** Apple's, as JSON. */
  user: z.string().optional(),
});
const appleUser = z.object({ name: z.object({ firstName: z.string(), lastName: z.string() }) });

/** How many providers may be asked at the same time: more are the oldest's loss. */
const most = 1000;

/**
 * Sends the browser to the provider that a request names, and takes its answer.
 *
 * Providers answer at one fixed address, where the interaction's cookie is not: it is known there by the state, and
 * ended where the cookie is.
 */
export function interactionRoutes(
  app: FastifyInstance,
  options: {
    interactions: Interactions;
    upstreams: readonly Upstream[];
    identities: BrokeredIdentities;
  },
): void {
  const { interactions, upstreams, identities } = options;
  const asked = new Map<string, Asked>();
  const ended = new Map<string, string | null>();

  const expired = (request: FastifyRequest, reply: FastifyReply) =>
    sendPage(
      reply.code(400),
      noticePage(languageOf(undefined, request.headers['accept-language']), 'expired'),
    );

  app.get(`${interactionPath}/:uid`, async (request, reply) => {
    const interaction = await interactions.details(request, reply);
    if (!interaction) return expired(request, reply);
    const { uid, scheme, language, hint } = interaction;
    if (scheme === 'econnect') return reply.redirect(`${interactionPath}/${uid}/login`, 303);
    const upstream = upstreams.find((known) => known.scheme === scheme);
    if (!upstream) return interactions.finish(request, reply, null);
    const made = newUpstreamRequest();
    asked.set(made.state, { ...made, uid, upstream });
    const [oldest] = asked.keys();
    if (asked.size > most && oldest !== undefined) asked.delete(oldest);
    const passed = { ui_locales: language, ...(hint === undefined ? {} : { login_hint: hint }) };
    return reply.redirect(upstreamUrl(upstream, made, passed), 303);
  });

  const take = async (request: FastifyRequest, reply: FastifyReply, from: unknown) => {
    const parsed = answer.safeParse(from);
    const pending = parsed.success ? asked.get(parsed.data.state) : undefined;
    if (!parsed.success || !pending) return expired(request, reply);
    asked.delete(parsed.data.state);
    const { uid, upstream } = pending;
    const { code, user } = parsed.data;
    if (code === undefined) ended.set(uid, null);
    else {
      const claims = await upstreamClaims(upstream, pending, code);
      ended.set(uid, identities.addUpstream(upstream.scheme, upstream.kind, claims, nameOf(user)));
    }
    return reply.redirect(`${interactionPath}/${uid}/finish`, 303);
  };
  app.get('/connect/callback/:scheme', (request, reply) => take(request, reply, request.query));
  app.post('/connect/callback/:scheme', (request, reply) => take(request, reply, request.body));

  app.get(`${interactionPath}/:uid/finish`, async (request, reply) => {
    const interaction = await interactions.details(request, reply);
    const subject = interaction ? ended.get(interaction.uid) : undefined;
    if (!interaction || subject === undefined) return expired(request, reply);
    ended.delete(interaction.uid);
    return interactions.finish(request, reply, subject);
  });
}

function nameOf(user: string | undefined): string | undefined {
  if (user === undefined) return undefined;
  const { firstName, lastName } = appleUser.parse(JSON.parse(user)).name;
  return `${firstName} ${lastName}`.trim();
}
