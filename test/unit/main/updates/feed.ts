import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request as nodeRequest, type RequestOptions } from 'node:http';
import { join } from 'node:path';
import type { ClientRequest } from 'electron';
import type { AppUpdater } from 'electron-updater';
import { AppImageUpdater } from 'electron-updater/out/AppImageUpdater.js';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import { vi } from 'vitest';
import type { UpdateRestart } from '../../../../main/updates/update-restart.ts';
import { LoopbackServer } from '../../../sandbox/network/loopback-server.ts';
import { test as fixtures } from '../../../support/fixtures.ts';

/** What the feed offers, in bytes. */
export const newProgram = Buffer.from('#!/bin/sh\n# version 2\n'.repeat(200));
const manifest = 'latest-linux.yml';

type Answer = { status: number; body?: string | Buffer; location?: string };

/** A server of updates on this machine: its answers by path, and every path that was asked for. */
export type Feed = {
  url: string;
  asked: string[];
  headers: IncomingMessage['headers'][];
  answers: Map<string, Answer>;
  /** Offers a version, by a manifest that is right but for what is given. */
  offer(version: string, promised?: { sha512?: string; url?: string }): void;
  stop(): Promise<void>;
};

export async function startFeed(): Promise<Feed> {
  const server = await LoopbackServer.start(0, 'updates');
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const answers = new Map<string, Answer>();
  server.handle((request, response) => {
    const path = new URL(request.url ?? '/', server.url).pathname.slice(1);
    asked.push(path);
    headers.push(request.headers);
    const { status, body = '', location } = answers.get(path) ?? { status: 404 };
    response.writeHead(status, location === undefined ? {} : { location }).end(body);
  });
  return {
    url: server.url,
    asked,
    headers,
    answers,
    offer: (
      version,
      { sha512 = sha512Of(newProgram), url = `app-${version}-${process.arch}.AppImage` } = {},
    ) => {
      answers.set(manifest, {
        status: 200,
        body: `version: ${version}\nfiles:\n  - url: ${url}\n    sha512: ${sha512}\n    size: ${newProgram.length}\n`,
      });
      if (!answers.has(url)) answers.set(url, { status: 200, body: newProgram });
    },
    stop: () => server.close(),
  };
}

export const sha512Of = (content: Buffer): string => createHash('sha512').update(content).digest('base64');

/** What tells of a restart, where none is asked for. */
export const noRestart: UpdateRestart = { isUnderWay: false, begin: () => undefined, fail: () => undefined };

/** An installed AppImage with electron-updater's own classes in it, packaged against a feed. */
export type Installation = {
  sdk: AppUpdater;
  /** The program that runs, and would be replaced. */
  program: string;
  /** Where downloads are kept until they are installed. */
  pending: string;
  /** What happened to programs, in order: `spawn` of the newer one, `quit` of this one. */
  did: string[];
  /** How many things are to be done when the app quits. */
  handlers(): number;
  /** Quits the app, as a person does. */
  quit(): void;
};

/** Installs a version in a folder of its own. The environment names its program until it is put back. */
export async function install(folder: string, version: string, feedUrl: string): Promise<Installation> {
  const program = join(folder, 'app.AppImage');
  const appUpdateConfigPath = join(folder, 'app-update.yml');
  await mkdir(join(folder, 'data'), { recursive: true });
  await writeFile(program, '#!/bin/sh\n', { mode: 0o755 });
  await writeFile(appUpdateConfigPath, `provider: generic\nurl: ${feedUrl}\nupdaterCacheDirName: updates\n`);
  const quitHandlers: ((exitCode: number) => void)[] = [];
  const did: string[] = [];
  const sdk = new RecordedUpdater(did, {
    version,
    name: 'app',
    isPackaged: true,
    appUpdateConfigPath,
    userDataPath: join(folder, 'data'),
    baseCachePath: join(folder, 'cache'),
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => void did.push('quit'),
    onQuit: (handler: (exitCode: number) => void) => void quitHandlers.push(handler),
  });
  // Electron's own is made only where there is an Electron; its place has no published type.
  Reflect.set(sdk, 'httpExecutor', new ChromiumLikeExecutor());
  vi.stubEnv('APPIMAGE', program);
  return {
    sdk,
    program,
    did,
    pending: join(folder, 'cache/updates/pending'),
    handlers: () => quitHandlers.length,
    quit: () => {
      for (const handler of quitHandlers) handler(0);
    },
  };
}

/** `test`, with a feed and version 1.0.0 of an app that is installed against it. */
export const test = fixtures
  .extend('feed', async ({ folderName: _ }, { onCleanup }) => {
    const feed = await startFeed();
    onCleanup(() => feed.stop());
    return feed;
  })
  .extend('installed', async ({ folder, feed }, { onCleanup }) => {
    onCleanup(() => void vi.unstubAllEnvs());
    return await install(folder, '1.0.0', feed.url);
  });

class RecordedUpdater extends AppImageUpdater {
  readonly #did: string[];

  constructor(did: string[], app: ConstructorParameters<typeof AppImageUpdater>[1]) {
    super(null, app);
    this.#did = did;
  }

  protected override spawnLog(...args: Parameters<AppImageUpdater['spawnLog']>): Promise<boolean> {
    this.#did.push('spawn');
    return super.spawnLog(...args);
  }
}

/** Electron's executor over Node's http: a redirect is an event of the request, as Chromium makes it. */
class ChromiumLikeExecutor extends ElectronHttpExecutor {
  constructor() {
    super(() => undefined);
  }

  /** Node's request has of Electron's what the executor uses. */
  override createRequest(options: RequestOptions, callback: (response: unknown) => void): ClientRequest {
    const request = nodeRequest(options, (response) => {
      const { statusCode = 0, headers } = response;
      if (statusCode < 300 || statusCode > 399) callback(response);
      else request.emit('redirect', statusCode, 'GET', headers.location);
    });
    return request as unknown as ClientRequest;
  }
}
