import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Intent, Journey, Step } from '#contract/journey.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { type Application, createApplication } from '../../main/app/application.ts';
import type { Environment } from '../../main/environment/environment.ts';
import { removeFolder } from './remove-folder.ts';
import { simulatedDesktop } from './simulated-desktop.ts';

type At<Name extends Step> = Extract<Journey, { step: Name }>;
type Waiter = (snapshot: Snapshot) => void;

/** An app without a window, in front of somebody who knows what they want. */
export class HeadlessClient {
  /** How many requests it made. */
  requests = 0;
  /** How many snapshots it sent to its window. */
  snapshots = 0;
  readonly #application: Application;
  readonly #folder: string;
  #latest: Snapshot | null = null;
  readonly #waiters = new Set<Waiter>();
  readonly #refreshToken: () => string | undefined;

  private constructor(
    environment: Environment,
    folder: string,
    { openLink, returnPath }: { openLink: (url: string) => Promise<void>; returnPath: 'loopback' | 'relay' },
  ) {
    const desktop = simulatedDesktop(environment, {
      folder,
      preflight: async () => (returnPath === 'loopback' ? { returnPath } : { returnPath, reason: 'chosen' }),
      openLink,
      fetch: (url, init) => {
        this.requests += 1;
        return fetch(url, init);
      },
      announce: (snapshot) => {
        this.snapshots += 1;
        this.#latest = snapshot;
        for (const waiter of this.#waiters) waiter(snapshot);
      },
    });
    this.#folder = folder;
    this.#application = createApplication(desktop);
    this.#refreshToken = () => desktop.secrets.sessionTokens[0];
  }

  /** One that has started with nothing remembered, and offers something; also is ready, where that is more. */
  static async start(
    { environment }: { environment: Environment },
    openLink: (url: string) => Promise<void> = async () => {},
    returnPath: 'loopback' | 'relay' = 'loopback',
    isReady: (snapshot: Snapshot) => boolean = () => true,
  ): Promise<HeadlessClient> {
    const folder = await mkdtemp(join(tmpdir(), 'headless-'));
    const client = new HeadlessClient(environment, folder, { openLink, returnPath });
    await client.#application.start();
    const offersSomething = ({ methods, manualSignUp }: Snapshot) =>
      manualSignUp || methods.some((one) => one.available);
    await client.#until((snapshot) => offersSomething(snapshot) && isReady(snapshot));
    return client;
  }

  /** The refresh token that it ended up with. */
  get refreshToken(): string | undefined {
    return this.#refreshToken();
  }

  send(intent: Intent): void {
    this.#application.answers.send(intent);
  }

  /** The journey once it is at a step, and ready there. Rejects where it fails or stops on the way. */
  async reach<Name extends Step>(
    step: Name,
    isReady: (journey: At<Name>) => boolean = () => true,
  ): Promise<At<Name>> {
    // The step is what tells the arms apart.
    const isThere = (journey: Journey): journey is At<Name> =>
      journey.step === step && isReady(journey as At<Name>);
    const { journey } = await this.#until(({ journey }) => isThere(journey));
    if (!isThere(journey)) throw new Error('not there');
    return journey;
  }

  async stop(): Promise<void> {
    await this.#application.stop();
    await removeFolder(this.#folder);
  }

  #until(isSo: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
    return new Promise((resolve, reject) => {
      const look: Waiter = (snapshot) => {
        const { journey } = snapshot;
        const failed = journey.step === 'blocked' || ('failure' in journey && journey.failure);
        if (!failed && !isSo(snapshot)) return;
        this.#waiters.delete(look);
        if (failed) reject(new Error(`stuck: ${JSON.stringify(journey)}`));
        else resolve(snapshot);
      };
      this.#waiters.add(look);
      if (this.#latest) look(this.#latest);
    });
  }
}
