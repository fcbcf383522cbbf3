import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { networkToolsMissing } from '../../scripts/lib/test-tools.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { expect } from '../support/app.ts';
import { namesOnLoopback, namesUnavailable } from '../support/proxy-names.ts';
import { type ProxyServer, startTinyproxy } from '../support/proxy-servers.ts';
import { tlsAuthority } from '../support/tls-authority.ts';
import { tlsFront } from '../support/tls-front.ts';
import { test as base } from './beginnings.ts';
import { nextMail } from './mail.ts';

const name = 'platform.sandbox.test';
const credentials = 'proxyuser:canary-4711';
const email = 'iris@bloemen-iris.test';

/** An office: the platform has a name that its proxy alone knows, and a certificate of an authority of its own. */
type Office = {
  proxy: ProxyServer;
  /** What an app there is started with: what the administrator of the machine has set up. */
  env: Record<'ONBOARDING_ENVIRONMENT' | 'HTTPS_PROXY' | 'NODE_EXTRA_CA_CERTS', string>;
};

const test = base.extend<{ office: Office }>({
  office: async ({ host, folder, sandbox }, use, info) => {
    info.skip(host.kind === 'electron', 'Electron knows no authority of a test’s own: it asks the system');
    const lacking = networkToolsMissing(['openssl', 'unshare', 'tinyproxy']) ?? namesUnavailable();
    info.skip(lacking !== null, lacking ?? undefined);
    const authority = await tlsAuthority(folder);
    const front = await tlsFront(await authority.issue(name), Number(new URL(sandbox.urls.platform).port));
    const proxy = await startTinyproxy({ folder, names: await namesOnLoopback(folder, [name]), credentials });
    await use({
      proxy,
      env: {
        ONBOARDING_ENVIRONMENT: await environmentFile(folder, sandbox, `https://${name}:${front.port}`),
        HTTPS_PROXY: proxy.url.replace('//', `//${credentials}@`),
        NODE_EXTRA_CA_CERTS: authority.file,
      },
    });
    await proxy.stop();
    await front.close();
  },
});

async function environmentFile(folder: string, sandbox: Sandbox, platform: string): Promise<string> {
  const file = join(folder, 'office.json');
  await writeFile(file, JSON.stringify({ ...sandbox.environment, platform }));
  return file;
}

test('an office whose proxy wants a name and a password: an account by e-mail, all the way', async ({
  atTheChoice,
  office,
  sandbox,
  step,
}) => {
  const { app, window } = await atTheChoice({ env: office.env });
  await step('address', async () => {
    await window.chooseEmail();
    await window.sendEmail(email);
    await window.isWaitingForActivation();
  });
  const { code } = await nextMail(sandbox, email);
  await step('code', async () => {
    await window.typeCode(code);
    await window.isRegistering();
  });
  await step('finished', async () => {
    await window.signUp('iris.bloemen', 'een lang wachtwoord voor iris');
  });
  expect(sandbox.platform.accountOf(email)).toMatchObject({ username: 'iris.bloemen' });
  expect(office.proxy.log()).toContain(`CONNECT ${name}:`);
  expect(app.logs()).not.toMatch(/canary|proxyuser/);
});

test('the first start where an organisation is required, by a proxy that the policy names and no other way out', async ({
  office,
  atTheChoice,
  folder,
  policies,
}) => {
  // Nobody but this proxy knows the platform's name: whatever goes around it fails.
  const proxy = await startTinyproxy({ folder, names: await namesOnLoopback(folder, [name]) });
  await policies.put('managed/10.json', {
    Organization: 'bakkerij-devries',
    SignInMode: 'required',
    ProxyMode: 'fixed',
    ProxyServer: `127.0.0.1:${proxy.port}`,
  });
  const { app } = await atTheChoice({ policies, env: { ...office.env, HTTPS_PROXY: '' } });
  await expect(
    app.window.getByRole('region', { name: 'Bakkerij De Vries logt in met Microsoft' }),
  ).toBeVisible();
  expect(proxy.log()).toContain(`CONNECT ${name}:`);
  await proxy.stop();
});

for (const [what, lacking, code] of [
  ['knows no password for the proxy', 'HTTPS_PROXY', 'proxy-auth-required'],
  ['does not know the authority', 'NODE_EXTRA_CA_CERTS', 'certificate-untrusted'],
] as const) {
  test(`an app that ${what}: said beside the button, and what was typed stays`, async ({
    atTheChoice,
    office,
  }) => {
    const instead = lacking === 'HTTPS_PROXY' ? office.proxy.url : '';
    const { app, window } = await atTheChoice({ env: { ...office.env, [lacking]: instead } });
    await window.chooseEmail();
    await window.sendEmail(email);
    await expect(window.alert).toHaveAttribute('data-code', code);
    await expect(window.email).toHaveValue(email);
    expect(app.logs()).not.toMatch(/canary|proxyuser/);
  });
}
