import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FailureCode } from '#contract/failure.ts';
import type { Intent, Journey, Step } from '#contract/journey.ts';
import type { SetupIntent, SetupView } from '#contract/setup.ts';
import type { Notice, Snapshot } from '#contract/snapshot.ts';
import { type Application, createApplication } from '../../main/app/application.ts';
import type { ApplicationOptions } from '../../main/app/application-options.ts';
import type { Environment } from '../../main/environment/environment.ts';
import type { SecretStore } from '../../main/keychain/secret-store.ts';
import type { MailDraft } from '../../main/network/mail-address.ts';
import { type Fetch, hardenFetch } from '../../main/network/transport.ts';
import { createRelayClient } from '../../main/platform/relay-client.ts';
import { createPreflight } from '../../main/preflight/preflight.ts';
import type { FlowOptions } from '../../main/sign-in/code-flow.ts';
import { createProviders } from '../../main/sign-in/providers.ts';
import { createRecentDiscovery } from '../../main/sign-in/recent-discovery.ts';
import { removeFolder } from './remove-folder.ts';
import { memorySecrets, silentLog } from './scripted-ports.ts';
import { simulatedDesktop } from './simulated-desktop.ts';

type At<Name extends Step> = Extract<Journey, { step: Name }>;

export type ClientOptions = {
  environment: Environment;
  /** Of an earlier run; one of its own, unless given. */
  folder?: string;
  secrets?: SecretStore;
  fetch?: Fetch;
  /** Milliseconds that the network may take. The app's own patience is 15 s. */
  patience?: number;
  flow?: Partial<FlowOptions>;
  hasBrowser?: boolean;
  /** Whether a browser takes an address; without one every address is taken and kept in `opened`. */
  openLink?: (url: string) => Promise<void>;
  desktop?: Partial<ApplicationOptions>;
};

/** The client without a window, with its real preflight, providers and files, before somebody whom things go wrong for. */
export class Client {
  /** Where it sent the browser. */
  readonly opened: string[] = [];
  readonly copied: string[] = [];
  /** The mails that it opened. */
  readonly mails: MailDraft[] = [];
  /** What it asked, as `POST /token`. */
  readonly asked: string[] = [];
  readonly folder: string;
  readonly secrets: SecretStore;
  readonly application: Application;
  readonly #options: ClientOptions;
  readonly #waiters = new Set<() => void>();
  #latest: Snapshot | null = null;

  private constructor(options: ClientOptions, folder: string) {
    const { environment, secrets = memorySecrets(), patience = 5_000, hasBrowser = true } = options;
    this.#options = options;
    this.folder = folder;
    this.secrets = secrets;
    const fetch = this.#impatient(options.fetch ?? globalThis.fetch, patience);
    const recentDiscovery = createRecentDiscovery();
    const desktop = simulatedDesktop(environment, {
      folder,
      announce: (snapshot) => {
        this.#latest = snapshot;
        this.#tell();
      },
      openLink: async (url) => {
        await options.openLink?.(url);
        this.opened.push(url);
        this.#tell();
      },
      openMail: async (draft) => void this.mails.push(draft),
      copy: async (text) => {
        this.copied.push(text);
        this.#tell();
      },
      fetch,
      preflight: createPreflight({
        environment,
        fetch,
        secrets,
        hasBrowser: () => hasBrowser,
        log: silentLog,
        session: { env: {}, platform: 'linux' },
        recentDiscovery,
        ...(options.flow?.bind ? { bind: options.flow.bind } : {}),
      }),
    });
    const shared = { fetch, relays: createRelayClient, recentDiscovery };
    const providers = createProviders(environment, { ...shared, ...options.flow });
    this.application = createApplication({ ...desktop, secrets, providers, ...options.desktop });
  }

  /** One that has started. */
  static async start(options: ClientOptions): Promise<Client> {
    const client = new Client(options, options.folder ?? (await mkdtemp(join(tmpdir(), 'faults-'))));
    running.add(client);
    await client.application.start();
    return client;
  }

  /** The next run after this one, on the same machine. */
  async restart(changes: Partial<ClientOptions> = {}): Promise<Client> {
    await this.stop();
    return await Client.start({ ...this.#options, folder: this.folder, secrets: this.secrets, ...changes });
  }

  async stop(): Promise<void> {
    running.delete(this);
    folders.add(this.folder);
    await this.application.stop();
  }

  get snapshot(): Snapshot {
    if (this.#latest === null) throw new Error('nothing was shown');
    return this.#latest;
  }

  get journey(): Journey {
    return this.snapshot.journey;
  }

  send(intent: Intent): void {
    this.application.answers.send(intent);
  }

  /** The journey once it is at a step, and as it should be there. */
  async reach<Name extends Step>(
    step: Name,
    isReady: (journey: At<Name>) => boolean = () => true,
  ): Promise<At<Name>> {
    // The step is what tells the arms apart.
    const isThere = (journey: Journey): journey is At<Name> =>
      journey.step === step && isReady(journey as At<Name>);
    return await this.#until(
      () => (isThere(this.journey) ? this.journey : null),
      `${step}, rather than ${this.#latest?.journey.step}`,
    );
  }

  /** Asks for something of the setup. */
  setUp(intent: SetupIntent): void {
    this.application.answers.setUp(intent);
  }

  /** The setup once it is as it should be. */
  async reachSetup(what: string, isReady: (setup: SetupView) => boolean = () => true): Promise<SetupView> {
    const find = () => {
      const { setup } = this.snapshot;
      return setup !== null && isReady(setup) ? setup : null;
    };
    return await this.#until(find, what);
  }

  /** The failure that is shown, once there is one at that control. */
  async fails(at: NonNullable<At<'choosing'>['failure']>['at']): Promise<FailureCode> {
    const shown = () => {
      const { journey } = this.snapshot;
      return 'failure' in journey && journey.failure?.at === at ? journey.failure.code : null;
    };
    return await this.#until(shown, `a failure at ${at}`);
  }

  /** The notice, once it is shown. */
  async notices(notice: Notice): Promise<Notice> {
    return await this.#until(() => (this.snapshot.notices.includes(notice) ? notice : null), notice);
  }

  /** Once the notice is gone again. */
  async noticesNo(notice: Notice): Promise<void> {
    await this.#until(() => (this.snapshot.notices.includes(notice) ? null : true), `no ${notice}`);
  }

  /** The address that the browser was sent to last, once it was sent to so many. */
  async openedOf(count: number): Promise<string> {
    return await this.#until(() => this.opened[count - 1] ?? null, `${count} addresses opened`);
  }

  /** How often it asked for a path. */
  countOf(asked: string): number {
    return this.asked.filter((one) => one === asked).length;
  }

  #tell(): void {
    for (const look of [...this.#waiters]) look();
  }

  #until<Found>(find: () => Found | null, what: string): Promise<Found> {
    const { promise, resolve, reject } = Promise.withResolvers<Found>();
    const look = () => {
      const found = find();
      if (found === null) return;
      clearTimeout(timer);
      this.#waiters.delete(look);
      resolve(found);
    };
    const timer = setTimeout(() => reject(new Error(`no ${what}: ${JSON.stringify(this.#latest)}`)), 15_000);
    this.#waiters.add(look);
    look();
    return promise;
  }

  #impatient(fetch: Fetch, patience: number): Fetch {
    const soon = hardenFetch(fetch, { timeoutMs: patience });
    return (url, init) => {
      const { pathname, searchParams } = new URL(url);
      this.asked.push(`${init?.method ?? 'GET'} ${pathname}`);
      return searchParams.has('wait') ? fetch(url, init) : soon(url, init);
    };
  }
}

const running = new Set<Client>();
const folders = new Set<string>();

/** Ends every client that a test left running, and removes what they kept. */
export async function endClients(): Promise<void> {
  for (const client of [...running]) await client.stop();
  for (const folder of folders) await removeFolder(folder);
  folders.clear();
}
