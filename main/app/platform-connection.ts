import type { Language } from '#contract/snapshot.ts';
import type { Sleep } from '../async/abortable.ts';
import { getClientIdAtIssuer } from '../environment/environment.ts';
import type { Platform, Ports } from '../journey/ports.ts';
import { Reachability } from '../network/reachability.ts';
import { type Fetch, hardenFetch } from '../network/transport.ts';
import { type CallPlatform, createPlatformCall } from '../platform/call.ts';
import { withClientHeader } from '../platform/client-version.ts';
import {
  type ConfigurationSource,
  createConfigurationSource,
  createPlatformProbe,
} from '../platform/configuration.ts';
import { createPlatformClient } from '../platform/platform-client.ts';
import { openTermsShelf, type TermsShelf } from '../platform/terms.ts';
import type { Configuration } from '../platform-contract/contract.ts';
import { longPollTimeoutMs } from '../platform-contract/long-poll.ts';
import { createIssuerCalls } from '../session/issuer-calls.ts';
import type { SessionOptions } from '../session/session-options.ts';
import type { ApplicationOptions } from './application-options.ts';
import type { KeptFiles } from './kept-files.ts';

/** Everything with which this client asks the platform. */
export type PlatformConnection = {
  /** Sends the `onboarding-client` header to the platform, and to no other host. */
  fetch: Fetch;
  call: CallPlatform;
  /** The same with the time limit of a long poll. */
  callPatiently: CallPlatform;
  /** For sessions: the platform's calls, and those of the issuer for tokens of its own. */
  sessionCalls: SessionOptions['calls'];
  findSignOutPage: Ports['findSignOutPage'];
  configuration: ConfigurationSource;
  /** Also stores the terms of every registration that it loads. */
  platform: Platform;
  terms: TermsShelf;
  reachability: Reachability;
};

/** Connects this client to the platform of its environment. Sends no request by itself. */
export function connectPlatform(options: {
  application: Pick<ApplicationOptions, 'environment' | 'fetch' | 'version' | 'log'>;
  files: Pick<KeptFiles, 'terms' | 'configuration'>;
  /** The language of mails, terms and pages that the platform makes. */
  language: () => Language;
  sleep: Sleep;
  onConfiguration: (latest: Configuration) => void;
  ending: AbortSignal;
}): PlatformConnection {
  const { files, language, sleep, onConfiguration, ending } = options;
  const { environment, version, log } = options.application;
  const fetch = withClientHeader(options.application.fetch, { platform: environment.platform, version });
  const call = createPlatformCall(environment.platform, hardenFetch(fetch), log);
  const connect = async () => {
    const { connectIssuer } = await import('../sign-in/oidc-issuer.ts');
    const { issuer } = environment;
    return await connectIssuer({ issuer, clientId: getClientIdAtIssuer(environment) }, hardenFetch(fetch));
  };
  const longPollFetch = hardenFetch(fetch, { timeoutMs: longPollTimeoutMs });
  const callPatiently = createPlatformCall(environment.platform, longPollFetch, log);
  const configuration = createConfigurationSource({
    call,
    version,
    log,
    onChange: onConfiguration,
    ending,
    file: files.configuration,
  });
  const terms = openTermsShelf(files.terms);
  const client = createPlatformClient({ call, callPatiently, language });
  return {
    fetch,
    call,
    callPatiently,
    sessionCalls: { platform: call, issuer: createIssuerCalls(connect) },
    findSignOutPage: async () => (await connect()).signOutPage(language()),
    configuration,
    platform: {
      ...client,
      loadRegistration: async (ticket, signal) => {
        const registration = await client.loadRegistration(ticket, signal);
        terms.keep(registration.terms);
        return registration;
      },
    },
    terms,
    reachability: new Reachability({ probe: createPlatformProbe(configuration), sleep }),
  };
}
