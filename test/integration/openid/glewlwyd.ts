import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import { closedPort } from '../../support/closed-port.ts';
import { startProgram } from '../../support/programs.ts';
import { Browser } from '../../support/provider-visit.ts';
import type { ForeignIssuer, Registered } from './journey.ts';
import { callbackOf } from './sign-in-page.ts';

/** Debian's schema of a new database, with glewlwyd's own first administrator. */
const schema = '/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3';
const administrator = { username: 'admin', password: 'password' };
const scopes = ['openid', 'profile', 'email', 'offline_access'];

/**
 * Starts glewlwyd on loopback, with its database in `folder`, a public client at exact redirect URIs, and one person.
 *
 * Its pages need a window, so that the person's browser speaks to the same interface that they speak to.
 */
export async function startGlewlwyd(
  folder: string,
  { clientId, redirectUris }: Registered,
): Promise<ForeignIssuer> {
  const port = await closedPort();
  const origin = `http://127.0.0.1:${port}`;
  const database = join(folder, 'glewlwyd.db');
  const created = new DatabaseSync(database);
  created.exec(readFileSync(schema, 'utf8'));
  created.close();
  const configuration = join(folder, 'glewlwyd.conf');
  await writeFile(configuration, configurationOf({ port, origin, database }));
  const { stop } = await startProgram(['glewlwyd', '-c', configuration], /Glewlwyd started/);
  // It says so before its port is open.
  const isOpen = () =>
    fetch(origin).then(
      () => true,
      () => false,
    );
  await expect.poll(isOpen, { timeout: 30_000 }).toBe(true);

  const issuer = `${origin}/api/oidc`;
  const person = {
    username: 'fenna',
    password: 'een lang geheim',
    name: 'Fenna de Vries',
    email: 'fenna@bakkerij-devries.test',
  };
  const manager = new Caller(origin);
  await manager.call('POST', '/auth/', administrator);
  for (const name of scopes.slice(1)) await manager.call('POST', '/scope/', { ...scope, name });
  await manager.call('POST', '/mod/plugin/', pluginOf(issuer));
  await manager.call('POST', '/client/', {
    client_id: clientId,
    confidential: false,
    enabled: true,
    authorization_type: ['code', 'refresh_token'],
    token_endpoint_auth_method: ['none'],
    redirect_uri: redirectUris,
    scope: scopes,
  });
  await manager.call('POST', '/user/', { ...person, enabled: true, scope: ['g_profile', ...scopes] });

  return {
    issuer,
    revokes: false,
    person,
    async signIn(url) {
      const browser = new Caller(origin);
      const { headers } = await browser.get(url);
      const login = new URL(headers.get('location') ?? '', origin);
      await browser.call('POST', '/auth/', { username: person.username, password: person.password });
      await browser.call('PUT', `/auth/grant/${clientId}`, { scope: scopes.join(' ') });
      // What the login page does once the person has signed in and agreed.
      const next = await browser.get(`${login.searchParams.get('callback_url')}&g_continue`);
      return callbackOf(await next.text());
    },
    stop,
  };
}

const scope = {
  display_name: 'a scope',
  description: 'a scope',
  password_required: true,
  password_max_age: 0,
  scheme: {},
};

function configurationOf(facts: { port: number; origin: string; database: string }): string {
  const modules = '/usr/lib/glewlwyd';
  return `
port=${facts.port}
bind_address="127.0.0.1"
external_url="${facts.origin}"
login_url="login.html"
api_prefix="api"
log_mode="console"
log_level="INFO"
cookie_secure=0
session_expiration=2419200
session_key="GLEWLWYD2_SESSION_ID"
admin_session_authentication="cookie"
profile_session_authentication="cookie"
allow_multiple_user_per_session=true
login_api_enabled=true
admin_scope="g_admin"
profile_scope="g_profile"
user_module_path="${modules}/user"
client_module_path="${modules}/client"
user_auth_scheme_module_path="${modules}/scheme"
plugin_module_path="${modules}/plugin"
use_secure_connection=false
secure_connection_key_file="none"
secure_connection_pem_file="none"
hash_algorithm="SHA512"
database = { type = "sqlite3" path = "${facts.database}" };
`;
}

/** The OpenID module, as an administrator sets it up for a desktop client. */
function pluginOf(issuer: string) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    module: 'oidc',
    name: 'oidc',
    display_name: 'OpenID Connect',
    parameters: {
      iss: issuer,
      'jwt-type': 'rsa',
      'jwt-key-size': '256',
      key: privateKey,
      cert: publicKey,
      'access-token-duration': 3600,
      'refresh-token-duration': 1_209_600,
      'code-duration': 600,
      'refresh-token-rolling': true,
      'refresh-token-one-use': 'always',
      'allow-non-oidc': false,
      'auth-type-code-enabled': true,
      'auth-type-code-revoke-replayed': true,
      'auth-type-token-enabled': false,
      'auth-type-id-token-enabled': true,
      'auth-type-password-enabled': false,
      'auth-type-client-enabled': false,
      'auth-type-device-enabled': false,
      'auth-type-refresh-enabled': true,
      'subject-type': 'public',
      'allowed-scope': scopes,
      'name-claim': 'mandatory',
      'email-claim': 'mandatory',
      'scope-claim': 'no',
      claims: [],
      scope: [],
      'additional-parameters': [],
      'pkce-allowed': true,
      'pkce-required': true,
      'pkce-method-plain-allowed': false,
      'introspection-revocation-allowed': true,
      'introspection-revocation-allow-target-client': true,
      'introspection-revocation-auth-scope': [],
      'session-management-allowed': true,
      'session-cookie-name': 'GLEWLWYD2_OIDC_SID',
      'session-cookie-expiration': 86_400,
      'jwks-show': true,
      'request-parameter-allow': false,
      'register-client-allowed': false,
    },
  };
}

/** Speaks to glewlwyd's interface as its pages do. */
class Caller extends Browser {
  readonly #origin: string;

  constructor(origin: string) {
    super();
    this.#origin = origin;
  }

  async call(method: string, path: string, body: object): Promise<void> {
    const response = await this.ask(`${this.#origin}/api${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }
}
