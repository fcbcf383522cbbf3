import type { ProviderSettings } from '../../main/environment/environment.ts';
import type { Fetch } from '../../main/network/transport.ts';
import { visit } from './hostile-browser.ts';
import { type Adapter, begin, type Flow, type FlowSetup, settingsFor } from './hostile-flow.ts';
import type { HostileIssuer } from './hostile-issuer.ts';

const microsoft = 'https://login.microsoftonline.com';
const google = 'https://accounts.google.com';

/** Which of the issuer's addresses answers for one of a real provider's. */
const answersFor: readonly [RegExp, string][] = [
  [/openid-configuration$/, '/.well-known/openid-configuration'],
  [/\/(authorize|auth)$/, '/authorize'],
  [/\/token$/, '/token'],
  [/\/(jwks|keys|moved-keys)$/, '/jwks'],
];

/** An address of a real provider, at the hostile issuer; what is the issuer's own stays as it is. */
function atTheIssuer(address: string, issuer: HostileIssuer): string {
  const url = new URL(address);
  if (url.origin === issuer.origin) return address;
  const path = answersFor.find(([pattern]) => pattern.test(url.pathname))?.[1] ?? '/nothing';
  return issuer.origin + path + url.search;
}

/** What an adapter is given in production, where nothing says where the provider's endpoints are. */
function productionSettings(adapter: Adapter, issuer: HostileIssuer): ProviderSettings {
  const { clientId } = issuer;
  switch (adapter) {
    case 'microsoft':
      return { id: adapter, kind: adapter, clientId, authority: `${microsoft}/common` };
    case 'google':
      return { id: adapter, kind: adapter, clientId };
    case 'oidc':
      return settingsFor(adapter, issuer);
  }
}

/** What discovery tells in production, by the hostile issuer in the provider's name. */
function publishedDocument(adapter: Adapter, issuer: HostileIssuer): Record<string, unknown> {
  const name = { microsoft: `${microsoft}/{tenantid}/v2.0`, google, oidc: issuer.origin }[adapter];
  const keys = adapter === 'oidc' ? issuer.metadata.jwks_uri : 'https://keys.test/keys';
  return { ...issuer.document, issuer: name, jwks_uri: keys };
}

/**
 * A sign-in in which the adapter discovers the provider, as in production: the real addresses, answered by the hostile
 * issuer, which says that it names itself in every response and signs in the provider's name.
 */
export function beginPublished(adapter: Adapter, issuer: HostileIssuer, setup: FlowSetup = {}): Flow {
  const published = publishedDocument(adapter, issuer);
  issuer.issuer = String(published.issuer);
  const told = issuer.misbehaviour.discovery;
  issuer.misbehaviour = {
    ...issuer.misbehaviour,
    discovery: () => {
      const document = { ...published, authorization_response_iss_parameter_supported: true };
      return told?.(document) ?? document;
    },
  };
  const { promise: callback, resolve, reject } = Promise.withResolvers<Awaited<Flow['callback']>>();
  callback.catch(() => undefined);
  const fetchThere: Fetch = (url, init) => fetch(atTheIssuer(url, issuer), init);
  const flow = begin(adapter, issuer, {
    ...setup,
    settings: productionSettings(adapter, issuer),
    options: { ...setup.options, fetch: fetchThere },
    deliver: async (url) => {
      visit(atTheIssuer(url, issuer)).then(resolve, reject);
    },
  });
  flow.identity.catch(reject);
  return { ...flow, callback };
}
