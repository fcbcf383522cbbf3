import type { FailureCode } from '#contract/failure.ts';
import { failureCodeOf, OnboardingError, retryAtOf, SupersededSession } from '../failure/onboarding-error.ts';
import { sendUntilDelivered } from '../journey/effects/delivery.ts';
import { isSessionOver } from '../journey/effects/session.ts';
import { toWireAddress } from '../platform-contract/wire-address.ts';
import type { SetupEffect, SetupReport } from './setup-event.ts';
import type { SetupPorts } from './setup-ports.ts';
import type { SendableRequest } from './setup-request.ts';
import { foundCompanyOf } from './setup-view.ts';

/** What the work for one session needs. */
export type WorkContext = {
  session: string;
  ports: SetupPorts;
  report: (report: SetupReport) => void;
  /** Aborts when the session is left or the app quits. */
  signal: AbortSignal;
  /** Aborts with `signal`, and when the queued request is withdrawn. */
  queue: AbortSignal;
  /** Resolves with false after `milliseconds`, or with true as soon as the person asks to send now. */
  sleepUntilAsked: (milliseconds: number) => Promise<boolean>;
};

/** Looks for companies. A search is a question of this moment: it is not queued. */
export async function search(
  { session, ports, report, signal }: WorkContext,
  { operation, query, typed }: Extract<SetupEffect, { do: 'search' }>,
): Promise<void> {
  try {
    const companies = await ports.platform.findCompanies(session, query, signal);
    report({ type: 'found', operation, query: typed, companies: companies.map(foundCompanyOf) });
  } catch (error) {
    if (signal.aborted) return;
    ports.log.info('companies could not be searched', { code: failureCodeOf(error) });
    if (tellSessionEnd(session, ports, error)) return;
    report({ type: 'search-failed', operation, code: failureCodeOf(error), ...retryAtOf(error) });
  }
}

/** Sends a request until it is answered, however long the network stays away, and reports what came of it. */
export async function sendRequest(context: WorkContext, request: SendableRequest): Promise<void> {
  const { session, ports, report, queue, signal } = context;
  const { key } = request;
  try {
    if (request.kind === 'invite') await invite(context, request);
    else report(await sendUntilDelivered(deliveryOf(context, key), key, () => answerOf(context, request)));
  } catch (error) {
    if (signal.aborted || queue.aborted) return;
    ports.log.info('a request of the setup failed', { kind: request.kind, code: failureCodeOf(error) });
    if (tellSessionEnd(session, ports, error)) return;
    report({ type: 'request-failed', key, code: failureCodeOf(error), ...retryAtOf(error) });
  }
}

const deliveryOf = ({ ports, report, queue, sleepUntilAsked }: WorkContext, key: string) => ({
  ports,
  queue,
  sleepUntilAsked,
  report: ({ type }: { type: 'sending' | 'queued' }) => report({ type, key }),
});

async function answerOf(
  { session, ports, queue }: WorkContext,
  request: Exclude<SendableRequest, { kind: 'invite' }>,
): Promise<SetupReport> {
  const { key } = request;
  const { platform } = ports;
  switch (request.kind) {
    case 'add': {
      const organisation = await platform.addOrganisation(session, request.company, key, queue);
      return { type: 'organisation-added', key, organisation };
    }
    case 'verify': {
      const { organisation, method } = request;
      const verification = await platform.startVerification(session, organisation, method, key, queue);
      if (verification.url !== undefined && !ports.mayOpen(verification.url))
        throw new OnboardingError('link-not-allowed', new Error('the page of a payment is elsewhere'));
      return { type: 'verification-started', key, verification };
    }
    case 'receive': {
      const { scheme, value, on } = request;
      const change = { scheme, value, on };
      const organisation = await platform.setReceiving(session, request.organisation, change, queue);
      return { type: 'receiving-set', key, organisation };
    }
  }
}

/** The refusals that hold for the invitations that follow too. */
const refusesAll: readonly FailureCode[] = ['not-administrator', 'too-many-requests'];

/** Sends the invitations one after the other, each with its own key. One whose address is refused stops none of the others. */
async function invite(
  context: WorkContext,
  { key, role, organisations, invitations }: Extract<SendableRequest, { kind: 'invite' }>,
): Promise<void> {
  const { session, ports, report, queue } = context;
  const memberRole = role === 'administrator' ? ('administrator' as const) : ('member' as const);
  for (const { email: typed, key: own, outcome } of invitations) {
    if (outcome !== 'waiting') continue;
    const ask = async () => {
      const email = toWireAddress(typed);
      if (email === null) throw new OnboardingError('email-invalid');
      const into = organisations.map((id) => ({ id, role: memberRole }));
      return await ports.platform.invite(session, { email, role, organisations: into }, own, queue);
    };
    try {
      const { status } = await sendUntilDelivered(deliveryOf(context, key), own, ask);
      report({ type: 'invitation-answered', key, email: typed, outcome: status });
    } catch (error) {
      queue.throwIfAborted();
      const code = failureCodeOf(error);
      if (isSessionOver(code) || refusesAll.includes(code)) throw error;
      report({ type: 'invitation-answered', key, email: typed, outcome: code });
    }
  }
}

/** Opens the page of a payment, or copies its address. */
export async function deliverPage(
  { ports: { browser, log }, report }: WorkContext,
  { organisation, url, to }: Extract<SetupEffect, { do: 'deliver-page' }>,
): Promise<void> {
  try {
    await (to === 'browser' ? browser.open(url) : browser.copy(url));
    report({ type: 'page-delivered', organisation, to });
  } catch (error) {
    log.warn('the page of a payment was not delivered', { error });
    report({ type: 'page-failed', organisation, code: failureCodeOf(error) });
  }
}

/**
 * Tells the journey where a request failed because its session is over, unless that was ended here, as by signing out: then it
 * knows. Gives whether the session is over.
 */
export function tellSessionEnd(
  session: string,
  ports: Pick<SetupPorts, 'onSessionEnded'>,
  error: unknown,
): boolean {
  const code = failureCodeOf(error);
  if (!isSessionOver(code)) return false;
  if (!(error instanceof SupersededSession)) ports.onSessionEnded(session, code);
  return true;
}
