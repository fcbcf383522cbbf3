import type { SignInMethod } from '#contract/sign-in-method.ts';
import { failureCodeOf, OnboardingError, retryAtOf } from '../../failure/onboarding-error.ts';
import { createReference } from '../../log/reference.ts';
import { findConcern, findExpectedOrganisation, proveMembership } from '../../policy/membership.ts';
import type { SignInRules } from '../../policy/sign-in-rules.ts';
import {
  type Identity,
  ProviderRefusedError,
  type RedeemedTokens,
  type SignInOutcome,
  type SignInRequest,
} from '../../sign-in/provider.ts';
import type { Effect } from '../effect.ts';
import type { Preflight, SessionTokens } from '../ports.ts';
import { assertAllowed, sendIfAllowed } from '../rule-enforcement.ts';
import type { Attempt, EffectContext } from './effect-context.ts';
import type { Origin, PendingSecrets } from './pending-secrets.ts';
import { beginSession } from './session.ts';

type Begin = Effect<'begin-sign-in'>;

/** Sends the person to their browser, waits for a verified identity, and reports it with its concern. */
export async function signIn(work: Begin, context: EffectContext): Promise<void> {
  const { ports, pending, attempts, report } = context;
  const { method } = work;
  const attempt = attempts.begin();
  const signal = AbortSignal.any([context.signal, attempt.signal]);
  const reference = createReference();
  let issuerTokens: ReturnType<typeof holdIssuerTokens> | undefined;
  try {
    await ports.whenConfigured(method, signal);
    issuerTokens = holdIssuerTokens(context, signal);
    const identity = await identify(work, context, {
      ...attempt,
      signal,
      reference,
      keepTokens: issuerTokens.keep,
    });
    if (signal.aborted) return;
    attempts.end();
    const { account } = identity;
    const rules = ports.rules();
    const concern = findConcern(identity, rules);
    // An identity from outside the organisation is not stored, so that it can never be exchanged.
    if (concern !== 'outside-organisation') {
      pending.identity = identity;
      issuerTokens.moveTo(pending);
    }
    // With a concern the browser's page is released now. Without one it waits for the platform, which is asked at once.
    if (concern !== null)
      void attempts.conclude(concern === 'outside-organisation' ? 'unfinished' : 'continue');
    const isExpected = concern !== 'outside-organisation' && concern !== 'other-organisation';
    const expected = isExpected ? null : findExpectedOrganisation(rules, account.email);
    report({
      type: 'identity-verified',
      account,
      proof: proveMembership(identity),
      concern,
      ...(expected ? { expected } : {}),
    });
  } catch (error) {
    if (signal.aborted) return;
    attempts.end();
    const refusal = error instanceof ProviderRefusedError ? { refusal: error.refusal } : {};
    ports.log.warn('sign-in failed', { method, reference, error, ...refusal });
    report({ type: 'sign-in-failed', code: failureCodeOf(error), reference, ...retryAtOf(error) });
  } finally {
    issuerTokens?.end();
  }
}

/**
 * Holds the issuer's tokens of one attempt, where they are to become the session, so that each is either moved on or revoked:
 * also those of an attempt that fails, is left, or is overtaken before its answer came.
 */
function holdIssuerTokens({ ports }: EffectContext, signal: AbortSignal) {
  let held: SessionTokens | null = null;
  let isOver = false;
  const discard = (tokens: SessionTokens) => void ports.session.discard(tokens, 'issuer');
  const keep = ({ access_token, refresh_token }: RedeemedTokens) => {
    if (refresh_token === undefined)
      throw new OnboardingError('sign-in-answer-invalid', new Error('the issuer gave no refresh token'));
    const tokens = { access_token, refresh_token };
    if (isOver || signal.aborted) discard(tokens);
    else held = tokens;
  };
  return {
    /** Undefined where the platform exchanges the identity: the issuer's tokens are then dropped. */
    keep: ports.exchanges() ? undefined : keep,
    moveTo(pending: PendingSecrets): void {
      const earlier = pending.takeIssuerTokens();
      if (earlier !== null) discard(earlier);
      if (held !== null) pending.keepIssuerTokens(held);
      held = null;
    },
    end(): void {
      isOver = true;
      if (held !== null) discard(held);
    },
  };
}

async function identify(
  { method, returnPath: asked, deliver }: Begin,
  { ports, attempts, report }: EffectContext,
  attempt: Attempt & Pick<SignInRequest, 'reference' | 'keepTokens'>,
): Promise<Identity> {
  const { signal } = attempt;
  const provider = ports.findProvider(method);
  if (!provider) throw new OnboardingError('method-unavailable');
  // The rules are checked before the preflight, because the preflight already contacts the provider.
  const { returnPath, reason } = await sendIfAllowed(
    ports,
    { by: method, returnPath: asked === 'auto' ? 'any' : asked },
    async (): Promise<Preflight> =>
      asked === 'auto'
        ? restrictToAllowed(await ports.preflight(method, signal), ports.rules().returnPaths)
        : { returnPath: asked },
  );
  signal.throwIfAborted();
  assertAllowed(ports, { by: method, returnPath });
  if (asked === 'auto') {
    report({ type: 'return-path-chosen', returnPath, ...(reason === undefined ? {} : { reason }) });
  }
  const to = reason === 'browser-missing' ? 'qr' : deliver;
  return await provider.signIn({
    ...attempt,
    returnPath,
    language: ports.language(),
    ...hintsOf(method, ports.rules()),
    deliver: async (url, words) => {
      assertAllowed(ports, { by: method, returnPath });
      const phrase = words === undefined ? {} : { phrase: words };
      if (to === 'qr') {
        const qr = await ports.drawQrCode(url);
        return report({ type: 'delivered', to, qr, ...phrase });
      }
      await (to === 'browser' ? ports.browser.open(url) : ports.browser.copy(url));
      report({ type: 'delivered', to, ...phrase });
    },
    onReturn: () => report({ type: 'browser-returned' }),
    onVerified: (conclude) => {
      attempts.conclude = conclude;
    },
    onPasteReady: (take) => {
      attempts.takePasted = take;
    },
  });
}

/**
 * The return path that the preflight chose or else, without its reason, the first one that the rules allow. That also holds
 * without a browser: only a phone could continue then, from a QR code, and its response can return by relay only.
 *
 * @throws {OnboardingError} `not-allowed-here` where they allow none
 */
function restrictToAllowed(chosen: Preflight, returnPaths: SignInRules['returnPaths']): Preflight {
  if (returnPaths === null || returnPaths.includes(chosen.returnPath)) return chosen;
  const [first] = returnPaths;
  if (first === undefined) throw new OnboardingError('not-allowed-here');
  return { returnPath: first };
}

/**
 * Hints with which a provider offers the right accounts first, or only those. No domain hint where there are several domains,
 * because a provider takes one hint for the only domain and hides accounts of the others.
 */
function hintsOf(
  method: SignInMethod,
  { organisation, tenants, emailDomains }: SignInRules,
): Pick<SignInRequest, 'domainHint' | 'tenantId' | 'scheme'> {
  const known = organisation?.organisation;
  const isRequired = organisation?.mode === 'required';
  const hosted = method === 'google' && known?.hostedDomain !== undefined ? [known.hostedDomain] : [];
  const [domain, ...others] = new Set([...hosted, ...(known?.emailDomains ?? emailDomains ?? [])]);
  const onlyTenant = tenants?.length === 1 ? tenants[0] : undefined;
  const tenantId = (isRequired ? known?.tenantId : undefined) ?? onlyTenant;
  return {
    ...(domain === undefined || others.length > 0 ? {} : { domainHint: domain }),
    ...(method === 'microsoft' && tenantId !== undefined ? { tenantId } : {}),
    ...(method === 'organisation' && known?.scheme !== undefined ? { scheme: known.scheme } : {}),
  };
}

/** Gives the pasted text to the attempt under way, and reports one that is no answer to it. */
export async function takePasted(
  { text }: Effect<'take-pasted'>,
  { attempts, report }: EffectContext,
): Promise<void> {
  if (!attempts.takePasted?.(text)) report({ type: 'paste-refused' });
}

/** Exchanges the verified identity at the platform, which knows whether it has an account, and tells the browser's last page. */
export async function exchange(context: EffectContext): Promise<void> {
  const { attempts } = context;
  try {
    const outcome = await exchangeIdentity(context);
    void attempts.conclude(outcome);
  } catch (error) {
    void attempts.conclude('failed');
    throw error;
  }
}

async function exchangeIdentity(context: EffectContext): Promise<SignInOutcome> {
  const { ports, send, pending, report, signal } = context;
  const { identity } = pending;
  // After a restart the ID token is gone. The address is confirmed, so that the next sign-in needs no other mail.
  if (!identity) throw new OnboardingError('confirmed-sign-in-again');
  const proof = proveMembership(identity);
  const origin: Origin = { by: identity.method, proof };
  if (!ports.exchanges()) {
    // What the rules demand is asked before the session begins, as it is before an exchange.
    await send(origin, async () => undefined);
    const tokens = pending.takeIssuerTokens();
    // The platform has stopped exchanging since the sign-in began.
    if (tokens === null) throw new OnboardingError('sign-in-failed', new Error('no tokens of the issuer'));
    return await beginSessionFor(identity, tokens, context, { subject: identity.subject });
  }
  const answer = await send(origin, (platform) => platform.exchange(identity.idToken));
  if (signal.aborted && answer.kind !== 'signed-in') return 'unfinished';
  switch (answer.kind) {
    case 'signed-in':
      return await beginSessionFor(identity, answer.tokens, context);
    case 'registration-required': {
      const pendingId = await pending.keepTicket(answer.ticket, origin);
      report({ type: 'registration-required', account: identity.account, pendingId });
      return 'continue';
    }
    case 'confirmation-required': {
      const pendingId = await pending.keepSignUp(answer.signUp, origin);
      const { phrase, expiresAt, resendAt } = answer.signUp;
      report({
        type: 'confirmation-required',
        signUp: { email: answer.email, phrase, expiresAt, resendAt },
        pendingId,
      });
      return 'continue';
    }
  }
}

/** Begins the session of a verified identity. @param atIssuer set where the tokens are the issuer's own */
async function beginSessionFor(
  identity: Identity,
  tokens: SessionTokens,
  context: EffectContext,
  atIssuer?: { subject: string },
): Promise<SignInOutcome> {
  const { name, email } = identity.account;
  await beginSession(context, tokens, {
    account: { name, email, username: email },
    isNew: false,
    proof: proveMembership(identity),
    ...(atIssuer === undefined ? {} : { atIssuer }),
  });
  return context.abandoned.aborted ? 'unfinished' : 'signed-in';
}
