import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import type { InteractionResults } from 'oidc-provider';
import { z } from 'zod';
import type { Language } from '#contract/snapshot.ts';
import { languageOf } from '../pages/language.ts';
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
type Interaction = {
  uid: string;
  scheme: string;
  language: Language;
  hint?: string;
  /** Whose accounts are expected, as a domain. */
  domainHint?: string;
};

/** Why the app gets no code though nobody refused (RFC 6749 §4.1.2.1). */
type Failure = 'invalid_request' | 'server_error';

/** The requests that wait at the broker. Each is the browser's own: it is known by a cookie. */
export type Interactions = {
  /** Null where it ended or is another browser's. */
  details(request: FastifyRequest, reply: FastifyReply): Promise<Interaction | null>;
  /** Ends it and sends the browser on. `null` when the person refused. */
  finish(request: FastifyRequest, reply: FastifyReply, subject: string | null): Promise<FastifyReply>;
  /** Ends it without anybody having decided anything. */
  fail(request: FastifyRequest, reply: FastifyReply, error: Failure): Promise<FastifyReply>;
};

export function interactionsOf(provider: Provider): Interactions {
  const end = async (request: FastifyRequest, reply: FastifyReply, result: InteractionResults) =>
    reply.redirect(await provider.interactionResult(request.raw, reply.raw, result), 303);
  return {
    details: async (request, reply) => {
      const found = await provider.interactionDetails(request.raw, reply.raw).catch(() => null);
      if (!found) return null;
      const { acr_values: acr, ui_locales: locales, login_hint: hint, domain_hint: domain } = found.params;
      const scheme = /^idp:([a-z0-9-]+)$/.exec(typeof acr === 'string' ? acr : '')?.[1] ?? '';
      return {
        uid: found.uid,
        scheme,
        language: languageOf(locales, request.headers['accept-language']),
        ...(typeof hint === 'string' ? { hint } : {}),
        ...(typeof domain === 'string' ? { domainHint: domain } : {}),
      };
    },
    finish: (request, reply, subject) =>
      subject === null
        ? end(request, reply, { error: 'access_denied', error_description: 'the person declined' })
        : end(request, reply, { login: { accountId: subject }, consent: {}, select_account: {} }),
    fail: (request, reply, error) => end(request, reply, { error }),
  };
}

type Asked = UpstreamRequest & { uid: string; upstream: Upstream };

/** What became of asking a provider. */
type Ending = { subject: string | null } | { failure: Failure };

const answer = z.object({
  state: z.string(),
  code: z.string().optional(),
  error: z.string().optional(),
  /** Apple's, as JSON. */
  user: z.string().optional(),
});
const appleUser = z.object({ name: z.object({ firstName: z.string(), lastName: z.string() }) });

/** How many sign-ins may wait at the same time: more are the oldest's loss. */
const most = 1000;

/** Holds the proof that this browser is the one that came back from the provider. */
const proofCookie = 'broker-proof';

/**
 * Sends the browser to the provider that a request names, and takes its answer.
 *
 * Providers answer at one fixed address, where the interaction's cookie is not: it is known there by the state, and
 * ended where the cookie is. The browser that brought the answer carries a proof of it there: who began a request and
 * sent somebody else to the provider has the cookie but not the proof, and does not become that person.
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
  const ended = new Map<string, { uid: string; ending: Ending }>();

  const expired = (request: FastifyRequest, reply: FastifyReply) =>
    sendPage(
      reply.code(400),
      noticePage(languageOf(undefined, request.headers['accept-language']), 'expired'),
    );

  app.get(`${interactionPath}/:uid`, async (request, reply) => {
    const interaction = await interactions.details(request, reply);
    if (!interaction) return expired(request, reply);
    const { uid, scheme } = interaction;
    if (scheme === 'econnect') return reply.redirect(`${interactionPath}/${uid}/login`, 303);
    const upstream = upstreams.find((known) => known.scheme === scheme);
    if (!upstream) return interactions.fail(request, reply, 'invalid_request');
    const made = newUpstreamRequest();
    keep(asked, made.state, { ...made, uid, upstream });
    return reply.redirect(upstreamUrl(upstream, made, passedOn(interaction, upstream)), 303);
  });

  const endingOf = async ({ upstream, ...pending }: Asked, from: z.infer<typeof answer>): Promise<Ending> => {
    if (from.code === undefined) return { subject: null };
    try {
      const claims = await upstreamClaims(upstream, pending, from.code);
      return { subject: identities.addUpstream(upstream.scheme, upstream.kind, claims, nameOf(from.user)) };
    } catch {
      // Whatever it was may hold a token or a claim: the app hears only that it went wrong.
      return { failure: 'server_error' };
    }
  };
  const take = async (request: FastifyRequest, reply: FastifyReply, from: unknown) => {
    const parsed = answer.safeParse(from);
    const pending = parsed.success ? asked.get(parsed.data.state) : undefined;
    // Each provider answers at an address of its own: what comes at another's is a mix-up (RFC 9700 §4.4.2).
    if (!parsed.success || !pending || request.url.split('?')[0] !== callbackOf(pending)) {
      return expired(request, reply);
    }
    asked.delete(parsed.data.state);
    const proof = randomBytes(32).toString('base64url');
    const path = `${interactionPath}/${pending.uid}/finish`;
    keep(ended, proof, { uid: pending.uid, ending: await endingOf(pending, parsed.data) });
    reply.header('set-cookie', `${proofCookie}=${proof}; Path=${path}; HttpOnly; SameSite=Lax`);
    return reply.redirect(path, 303);
  };
  app.get('/connect/callback/:scheme', (request, reply) => take(request, reply, request.query));
  app.post('/connect/callback/:scheme', (request, reply) => take(request, reply, request.body));

  app.get(`${interactionPath}/:uid/finish`, async (request, reply) => {
    const interaction = await interactions.details(request, reply);
    const proof =
      new RegExp(`(?:^|; )${proofCookie}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1] ?? '';
    const known = ended.get(proof);
    if (!interaction || known?.uid !== interaction.uid) return expired(request, reply);
    ended.delete(proof);
    const { ending } = known;
    return 'failure' in ending
      ? interactions.fail(request, reply, ending.failure)
      : interactions.finish(request, reply, ending.subject);
  });
}

function keep<Value>(all: Map<string, Value>, key: string, value: Value): void {
  all.set(key, value);
  const [oldest] = all.keys();
  if (all.size > most && oldest !== undefined) all.delete(oldest);
}

function callbackOf({ upstream }: Asked): string {
  return new URL(upstream.redirectUri).pathname;
}

/** What the provider is told of what the app asked for. */
function passedOn(
  { language, hint, domainHint }: Interaction,
  { domainParameter }: Upstream,
): Record<string, string> {
  return {
    ui_locales: language,
    ...(hint === undefined ? {} : { login_hint: hint }),
    ...(domainHint === undefined || domainParameter === undefined ? {} : { [domainParameter]: domainHint }),
  };
}

function nameOf(user: string | undefined): string | undefined {
  if (user === undefined) return undefined;
  const { firstName, lastName } = appleUser.parse(JSON.parse(user)).name;
  return `${firstName} ${lastName}`.trim();
}
