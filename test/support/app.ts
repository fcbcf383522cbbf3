import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { findElectron } from '../../scripts/lib/electron.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { type Keyring, startKeyring } from './keyring.ts';
import { type Host, type LaunchOptions, launch, type RunningApp, runCommandLine } from './launch.ts';
import { type MachinePolicies, machinePolicies, policiesUnavailable } from './machine-policies.ts';
import { leavePicture } from './picture.ts';
import type { ChildOutcome } from './programs.ts';
import { removeFolder } from './remove-folder.ts';
import { type SharedChromium, startSharedChromium } from './shared-chromium.ts';
import { createSystemBrowser, type SystemBrowser } from './system-browser.ts';

export type { LaunchOptions, RunningApp };
export { expect };

/** One step of a journey, as a person would tell it. In a demo it leaves a picture: of the app's window, or of `page`. */
type Step = <Result>(name: string, body: () => Promise<Result>, page?: Page) => Promise<Result>;

type Fixtures = {
  /** Skips the test, by name and with the reason, where its project's program cannot be had. */
  host: Host;
  /** A folder of the test's own, gone afterwards. */
  folder: string;
  /** A fresh sandbox: nobody has an account yet but those it is made with. */
  sandbox: Sandbox;
  /** A fresh, unlocked Secret Service. */
  keyring: Keyring;
  systemBrowser: SystemBrowser;
  /** The apps that this test started, the last one last. */
  apps: RunningApp[];
  /** Starts the app against the sandbox. What still runs at the end of the test is ended. */
  launchApp: (options?: LaunchOptions) => Promise<RunningApp>;
  /** What the administrator of the machine puts in place for the app that is given it. */
  policies: MachinePolicies;
  /** Runs the app for a command of its command line. */
  commandLine: (
    args: readonly string[],
    options: { userData: string; policies?: MachinePolicies; env?: Record<string, string> },
  ) => Promise<ChildOutcome>;
  /** What every start is given, unless told otherwise. */
  given: Record<string, string>;
  step: Step;
};

export const test = base.extend<Fixtures, { shareChromium: () => Promise<SharedChromium> }>({
  shareChromium: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are wanted.
    async ({}, use) => {
      let shared: Promise<SharedChromium> | undefined;
      await use(() => {
        shared ??= startSharedChromium();
        return shared;
      });
      await (await shared)?.stop();
    },
    { scope: 'worker' },
  ],

  host: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are wanted.
    async ({}, use, info) => {
      if (info.project.name !== 'electron') return use({ kind: 'stand-in' });
      const electron = await findElectron();
      info.skip('reason' in electron, 'reason' in electron ? electron.reason : undefined);
      await use({ kind: 'electron', path: 'path' in electron ? electron.path : '' });
    },
    { auto: true },
  ],
  folder: async ({ host }, use) => {
    const folder = await mkdtemp(join(tmpdir(), `${host.kind}-`));
    await use(folder);
    await removeFolder(folder);
  },
  sandbox: async ({ folder }, use) => {
    const sandbox = await startSandbox({ ports: 'ephemeral', dataFolder: join(folder, 'sandbox') });
    await use(sandbox);
    await sandbox.close();
  },
  keyring: async ({ host: _host }, use) => {
    const keyring = await startKeyring();
    await use(keyring);
    await keyring.stop();
  },
  systemBrowser: async ({ context, folder }, use) => {
    const browser = createSystemBrowser(context, folder);
    await use(browser);
    browser.close();
  },
  apps: ({ host: _host }, use) => use([]),
  given: async ({ folder, sandbox, keyring, systemBrowser, host, shareChromium }, use) => {
    const environment = join(folder, 'environment.json');
    await writeFile(environment, JSON.stringify(sandbox.environment));
    await use({
      ...keyring.env,
      ...systemBrowser.env,
      ONBOARDING_ENVIRONMENT: environment,
      ...(host.kind === 'stand-in' ? { STAND_IN_CHROMIUM: (await shareChromium()).endpoint } : {}),
    });
  },
  policies: async ({ folder }, use, info) => {
    const reason = policiesUnavailable();
    info.skip(reason !== null, reason ?? undefined);
    await use(await machinePolicies(folder));
  },
  commandLine: ({ host, given }, use) =>
    use((args, options) => runCommandLine(host, args, { ...options, env: { ...given, ...options.env } })),
  launchApp: async ({ host, folder, given, apps, shareChromium }, use, info) => {
    const shared = host.kind === 'stand-in' ? await shareChromium() : undefined;
    await use(async (options = {}) => {
      const app = await launch(host, options, { folder, env: given, shared });
      apps.push(app);
      return app;
    });
    await Promise.all(apps.map((app) => app.quit()));
    if (info.status !== info.expectedStatus)
      for (const app of apps) await info.attach('app.log', { body: app.logs(), contentType: 'text/plain' });
  },
  step: async ({ apps }, use, info) => {
    let count = 0;
    await use((name, body, page) =>
      base.step(name, async () => {
        const started = performance.now();
        try {
          return await body();
        } finally {
          const ms = Math.round(performance.now() - started);
          count += 1;
          if (process.env.DEMO === '1')
            await leavePicture(info, { name, ms, count, page: page ?? apps.at(-1)?.window });
        }
      }),
    );
  },
});
