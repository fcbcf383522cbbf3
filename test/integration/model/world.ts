import type { Intent, Journey } from '#contract/journey.ts';
import { openSession } from '../../../main/app/adapters.ts';
import { finishInTime } from '../../../main/app/shutdown.ts';
import { Controller } from '../../../main/journey/controller.ts';
import type { Ports } from '../../../main/journey/ports.ts';
import { savedJourney } from '../../../main/journey/saved-journey.ts';
import { openKeychain } from '../../../main/keychain/keychain.ts';
import type { SecretStore } from '../../../main/keychain/secret-store.ts';
import { Reachability } from '../../../main/network/reachability.ts';
import { createPlatformCall } from '../../../main/platform/call.ts';
import { createPlatformClient } from '../../../main/platform/platform-client.ts';
import { type SessionRecord, sessionRecord } from '../../../main/session/session-record.ts';
import { openStateFolder, type StateFolder } from '../../../main/storage/state-file.ts';
import { scriptedPorts, silentLog } from '../../support/scripted-ports.ts';
import { withoutIds } from './fingerprint.ts';
import { identityOf, type Person } from './people.ts';
import { disk } from './scripted-disk.ts';
import { ScriptedKeyring } from './scripted-keyring.ts';
import { type Process, ScriptedPlatform } from './scripted-platform.ts';
import { ScriptedTime } from './scripted-time.ts';

/** One run of the app: the real journey, session, keychain adapter and files. */
type Run = Process & {
  /** Asks it to quit. */
  stop: () => Promise<void>;
  /** Null until it was asked to quit. */
  stopping: Promise<void> | null;
  /** It was asked to quit, and the time for that ran out. */
  isCutShort: boolean;
  controller: Controller;
  secrets: SecretStore;
};

/** A computer with its keychain and disk, the platform, and the people who use it in turn. */
export class World {
  readonly platform = new ScriptedPlatform();
  readonly keyring = new ScriptedKeyring();
  person: Person = 'anna';
  run: Run | null = null;
  /** Sessions that a person ended, once the screen has said so or the app was closed in order. */
  readonly signedOut = new Set<string>();
  #signingOut: string | null = null;
  /** The session that counted when the person began what they see. */
  #countedBefore: string | null = null;
  /** The session that was shown last, while nothing has happened that would end it. */
  lasting: string | null = null;
  /** After a cancel: the session that counted before what was cancelled. Null once the person asks for something else. */
  cancelledBeside: { session: string | null } | null = null;
  /** Mails that a person has asked for. */
  mailsAsked = 0;
  /** What was under way when the rules stopped everything. */
  pausedStep: string | null = null;
  /** After a withdrawal: the number of mails sent by then. Null once the person asks for something else. */
  mailsAtWithdrawal: number | null = null;
  readonly #time = new ScriptedTime();
  #runs = 0;

  constructor() {
    disk.reset();
  }

  get journey(): Journey | null {
    return this.run && !this.run.isDead ? this.run.controller.view.journey : null;
  }

  /** The record of sessions as it lies on the disk. */
  get record(): SessionRecord | null {
    const text = disk.textOf('session.json');
    return text === null ? null : sessionRecord.parse(JSON.parse(text).value);
  }

  /** Whose registration the keychain would resume. */
  get registrant(): Person | null {
    const ticket = /"ticket":"([^"]+)"/.exec(this.keyring.items.get('test:pending') ?? '')?.[1];
    return ticket === undefined ? null : (this.platform.registrantOf(ticket) ?? null);
  }

  /** The sign-up by e-mail that the keychain would resume. */
  get keptSignUp() {
    const id = /"id":"(signup-[^"]+)"/.exec(this.keyring.items.get('test:pending') ?? '')?.[1];
    return id === undefined ? null : (this.platform.signUps.all.get(id) ?? null);
  }

  /**
   * The observable state, as text. Worlds with the same text count as the same, so random ids are replaced by the order in
   * which they appear.
   */
  get fingerprint(): string {
    const { run, platform, keyring, record } = this;
    const text = JSON.stringify([
      run && [
        run.controller.view.journey,
        run.controller.sessionId,
        run.secrets.state,
        run.secrets.unsaved(),
      ],
      run?.stopping !== null,
      record,
      disk.textOf('journey.json'),
      [...keyring.items],
      [keyring.isLocked, keyring.isHeld, keyring.heldCalls],
      [platform.behaviour, platform.held, [...platform.tokens], [...platform.accounts]],
      [[...platform.signUps.all], platform.signUps.mails, platform.signUps.waiting],
      [this.mailsAsked, this.mailsAtWithdrawal, this.pausedStep],
      this.#time.waiting.map((milliseconds) => milliseconds > 10_000),
      [this.person, this.lasting, [...this.signedOut], this.#signingOut],
      [this.#countedBefore, this.cancelledBeside],
    ]);
    return withoutIds(text);
  }

  /** The session that the next start can resume: it counts, and the keychain has its token. */
  get resumableSession(): string | null {
    const id = this.record?.current?.id;
    return id !== undefined && this.keyring.items.has(`test:session:${id}`) ? id : null;
  }

  /** The step that the next start must show again: what is under way can be gone on with. */
  get resumableStep(): string | null {
    const { journey } = this;
    if (journey?.step !== 'registering' && journey?.step !== 'waiting-for-activation') return null;
    return journey.failure ? null : `${journey.step} of ${journey.email}`;
  }

  start(): void {
    this.#runs += 1;
    this.#countedBefore = this.record?.current?.id ?? null;
    const number = this.#runs;
    const state = { number, isDead: false };
    const stateFolder = openStateFolder(disk.folderOf(number), silentLog);
    const secrets = openKeychain({
      environment: 'test',
      log: silentLog,
      backend: this.keyring.backendOf(state),
      sleep: this.#time.sleep,
    });
    const ending = new AbortController();
    const { ports, session, revoke } = this.#wire(state, stateFolder, secrets, ending.signal);
    const controller = new Controller(ports, () => undefined);
    const stop = async () => {
      await finishInTime({ controller, session }, this.#time.sleep);
      ending.abort();
      await stateFolder.settled();
    };
    this.run = Object.assign(state, { stop, stopping: null, isCutShort: false, controller, secrets });
    secrets.onState((keychain) => {
      controller.report({ type: 'keychain-changed', isReady: keychain === 'ready' });
      if (keychain === 'ready') void revoke();
    });
    controller.report({
      type: 'offers-changed',
      offers: { methods: [{ id: 'google', available: true }], manualSignUp: true, returnPaths: ['loopback'] },
      rules: ports.rules(),
    });
    controller.start();
    void revoke();
  }

  /** Closes the app: it ends by itself once its last work is done. */
  close(): void {
    const { run } = this;
    if (!run || run.stopping) return;
    this.#confirmSignOut();
    this.#endUnkept();
    run.stopping = run.stop().then(() => this.#end(run, 'by itself'));
  }

  /** Kills the process, at any point of its work. */
  kill(run = this.run): void {
    if (run) this.#end(run, 'killed');
  }

  #end(run: Run, how: 'by itself' | 'killed'): void {
    if (run.isDead) return;
    run.isDead = true;
    this.#endUnkept();
    this.#signingOut = null; // A sign-out that was not stored yet was not confirmed to the person either.
    this.mailsAtWithdrawal = null;
    this.pausedStep = null;
    disk.kill(run.number);
    this.platform.forget(run.number);
    // One that ended by itself, in time and with a platform that answers, leaves no token behind.
    const isInOrder = how === 'by itself' && !run.isCutShort && this.platform.behaviour === 'answers';
    if (!isInOrder) this.platform.leaveBehind(run.number, this.keyring.tokens());
    this.keyring.forget(run.number);
    if (this.run === run) {
      this.run = null;
      this.#time.clear();
    }
  }

  send(intent: Intent): void {
    if (['sign-out', 'choose', 'choose-email'].includes(intent.type)) this.lasting = null;
    if (intent.type === 'submit-email' || intent.type === 'resend') this.mailsAsked += 1;
    this.mailsAtWithdrawal = intent.type === 'withdraw' ? this.platform.signUps.mails.length : null;
    if (['choose', 'choose-email'].includes(intent.type))
      this.#countedBefore = this.record?.current?.id ?? null;
    this.cancelledBeside = intent.type === 'cancel' ? { session: this.#countedBefore } : null;
    if (intent.type === 'sign-out') this.#signingOut = this.run?.controller.sessionId ?? null;
    this.run?.controller.send(intent);
  }

  /**
   * A session whose newest token no keychain has taken ends with the app: it is revoked when the app is closed, and lost
   * when it is killed.
   */
  #endUnkept(): void {
    const token = this.lasting === null ? undefined : this.keyring.tokenOf(this.lasting);
    if (token === undefined || !this.platform.isNewest(token)) this.lasting = null;
  }

  #confirmSignOut(): void {
    if (this.#signingOut !== null) this.signedOut.add(this.#signingOut);
    this.#signingOut = null;
  }

  /** Lets time pass until all timers are due. */
  passTime(): void {
    if (this.run?.stopping) this.run.isCutShort = true;
    this.#time.pass();
  }

  get hasTimers(): boolean {
    return this.#time.waiting.length > 0;
  }

  /** Nothing waits for time, an answer or the keychain, and the app runs. */
  get isAtRest(): boolean {
    const isWaiting = this.hasTimers || this.platform.held.length > 0 || this.keyring.heldCalls.length > 0;
    return this.run !== null && this.run.stopping === null && !isWaiting;
  }

  /** Runs all work that does not wait for something outside. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet = disk.isIdle ? quiet + 1 : 0)
      await new Promise((resolve) => setImmediate(resolve));
    if (this.journey === null) return;
    if (this.journey.step !== 'finished') this.#confirmSignOut();
    // After the app was closed, the session that lasts is decided.
    else if (this.#signingOut === null && this.run?.stopping === null)
      this.lasting = this.run?.controller.sessionId ?? null;
  }

  #wire(state: Process, stateFolder: StateFolder, secrets: SecretStore, signal: AbortSignal) {
    const call = createPlatformCall('https://platform.test', this.platform.fetchOf(state));
    const { sleep } = this.#time;
    const reachability = new Reachability({
      probe: async () => this.platform.behaviour !== 'refuses',
      sleep,
    });
    const file = stateFolder.file('journey', savedJourney);
    const { session, revoke } = openSession({
      calls: { platform: call, issuer: call },
      secrets,
      stateFolder,
      language: () => 'nl',
      log: silentLog,
      isSafe: false,
      reachability,
      notices: { set: () => undefined },
      signal,
      sleep,
    });
    const ports: Ports = {
      ...scriptedPorts(),
      findProvider: () => ({ signIn: async () => identityOf(this.person) }),
      waitUntilReachable: (signal) => reachability.wait(signal),
      probeNow: () => reachability.askNow(),
      platform: createPlatformClient({ call, callPatiently: call, language: () => 'nl' }),
      session,
      secrets,
      savedJourney: {
        read: async () => (await file.read()).value,
        write: (memory) => file.write(memory),
      },
      now: () => 0,
      sleep,
    };
    return { ports, session, revoke };
  }
}
