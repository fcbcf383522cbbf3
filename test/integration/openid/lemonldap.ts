import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { closedPort } from '../../support/closed-port.ts';
import { killed } from '../../support/programs.ts';
import { Browser } from '../../support/provider-visit.ts';
import type { ForeignIssuer, Registered } from './journey.ts';
import { callbackOf, hiddenFieldsOf } from './sign-in-page.ts';

/** One of the people of its demonstration mode, whose password is the user name. */
const person = { username: 'dwho', name: 'Doctor Who', email: 'dwho@badwolf.org' };

/** Takes the place of the module that draws captchas, which is loaded at every start and needs a library for pictures. */
const noCaptcha = `package NoCaptcha;
use Mouse;
extends 'Lemonldap::NG::Portal::Main::Plugin';
sub init { 1 }
1;
`;

/** Starts the portal of LemonLDAP::NG on loopback, with all its files in `folder` and a public client at exact redirect URIs. */
export async function startLemonldap(folder: string, registered: Registered): Promise<ForeignIssuer> {
  const port = await closedPort();
  const origin = `http://127.0.0.1:${port}`;
  for (const name of ['conf', 'cache', 'perl', 'sessions/lock', 'lasting/lock'])
    await mkdir(join(folder, name), { recursive: true });
  const settings = join(folder, 'lemonldap-ng.ini');
  await writeFile(settings, settingsOf(folder));
  await writeFile(
    join(folder, 'conf/lmConf-1.json'),
    JSON.stringify(configurationOf(folder, origin, registered)),
  );
  await writeFile(join(folder, 'perl/NoCaptcha.pm'), noCaptcha);
  await writeFile(
    join(folder, 'portal.psgi'),
    'use Lemonldap::NG::Portal::Main; Lemonldap::NG::Portal::Main->run({});\n',
  );
  const place = ['-E', 'deployment', '--host', '127.0.0.1', '--port', String(port)];
  const server = spawn('plackup', ['-I', join(folder, 'perl'), ...place, join(folder, 'portal.psgi')], {
    stdio: 'ignore',
    env: { ...process.env, LLNG_DEFAULTCONFFILE: settings },
  });
  const isThere = async () => (await fetch(`${origin}/.well-known/openid-configuration`)).ok;
  try {
    await expect.poll(() => isThere().catch(() => false), { timeout: 30_000 }).toBe(true);
  } catch (error) {
    await killed(server);
    throw error;
  }

  return {
    issuer: origin,
    revokes: false,
    person,
    async signIn(url) {
      const browser = new Browser();
      const form = hiddenFieldsOf(await (await browser.get(url)).text());
      form.set('user', person.username);
      form.set('password', person.username);
      const { origin: host, pathname } = new URL(url);
      const answer = await browser.post(host + pathname, form);
      return callbackOf(await answer.text());
    },
    stop: () => killed(server),
  };
}

function settingsOf(folder: string): string {
  const cache = `{ 'namespace' => 'settings', 'default_expires_in' => 600, 'cache_root' => '${folder}/cache', 'cache_depth' => 3 }`;
  return `[all]
logLevel = error
[configuration]
type = File
dirName = ${folder}/conf
localStorage = Cache::FileCache
localStorageOptions = ${cache}
[portal]
templateDir = /usr/share/lemonldap-ng/portal/templates
languages = en
`;
}

/** The configuration that an administrator makes in its manager, as far as it is not the default. */
function configurationOf(folder: string, origin: string, { clientId, redirectUris }: Registered) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const storage = (name: string) => ({
    Directory: join(folder, name),
    LockDirectory: join(folder, name, 'lock'),
    generateModule: 'Lemonldap::NG::Common::Apache::Session::Generate::SHA256',
  });
  return {
    cfgNum: 1,
    cfgAuthor: 'test',
    cfgDate: 1_700_000_000,
    portal: `${origin}/`,
    domain: '127.0.0.1',
    key: 'a key of this run alone',
    securedCookie: 0,
    requireToken: 0,
    captcha: 'NoCaptcha',
    authentication: 'Demo',
    userDB: 'Same',
    passwordDB: 'Null',
    registerDB: 'Null',
    demoExportedVars: { cn: 'cn', mail: 'mail', uid: 'uid' },
    whatToTrace: 'uid',
    // Empty and not absent: the defaults are of another type.
    locationRules: {},
    exportedHeaders: {},
    vhostOptions: {},
    post: {},
    globalStorage: 'Apache::Session::File',
    globalStorageOptions: storage('sessions'),
    persistentStorage: 'Apache::Session::File',
    persistentStorageOptions: storage('lasting'),
    localSessionStorage: 'Cache::FileCache',
    localSessionStorageOptions: { namespace: 'sessions', cache_root: join(folder, 'cache'), cache_depth: 3 },
    issuerDBOpenIDConnectActivation: 1,
    oidcServiceMetaDataIssuer: origin,
    oidcServicePrivateKeySig: privateKey,
    oidcServicePublicKeySig: publicKey,
    oidcServiceKeyIdSig: 'key-1',
    oidcServiceAllowAuthorizationCodeFlow: 1,
    oidcServiceAllowOffline: 1,
    oidcRPMetaDataOptions: {
      desktop: {
        oidcRPMetaDataOptionsClientID: clientId,
        oidcRPMetaDataOptionsPublic: 1,
        oidcRPMetaDataOptionsRequirePKCE: 1,
        oidcRPMetaDataOptionsRedirectUris: redirectUris.join(' '),
        oidcRPMetaDataOptionsBypassConsent: 1,
        oidcRPMetaDataOptionsAllowOffline: 1,
        // The ID token has the claims of the person, and not the userinfo alone.
        oidcRPMetaDataOptionsIDTokenForceClaims: 1,
        oidcRPMetaDataOptionsIDTokenSignAlg: 'RS256',
        oidcRPMetaDataOptionsUserIDAttr: 'uid',
      },
    },
    oidcRPMetaDataExportedVars: { desktop: { email: 'mail', name: 'cn', preferred_username: 'uid' } },
  };
}
