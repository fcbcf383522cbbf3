import type { PolicyReader, PolicySource } from '../../../../main/policy/policy-source.ts';
import { RulesStore } from '../../../../main/policy/rules-store.ts';
import { policyJson } from '../../../../main/policy/sources/policy-json.ts';
import { createPolledReader, type Timers } from '../../../../main/policy/sources/polled-reader.ts';
import { silentLog } from '../../../support/scripted-ports.ts';

/** What can happen around a policy file. `slow` holds the answers of all looks from then on; the next one lets them go. */
export const events = [
  'write',
  'write another',
  'remove',
  'write half',
  'try again',
  'poll',
  'slow',
] as const;
export type PolicyEvent = (typeof events)[number];

/** What is written, and the only method that it allows. */
const contents = {
  write: { text: '{"AllowedIdentityProviders":["google"]}', allows: 'google' },
  'write another': { text: '{"AllowedIdentityProviders":["microsoft"]}', allows: 'microsoft' },
  'write half': { text: '{"AllowedIdentityProviders":["app', allows: null },
} as const;

/** The texts of one policy file over time, and an app that goes by them: real in everything but the disk and the time. */
export class WatchedFile {
  readonly #ticks = new Set<() => void>();
  /** Answers that are held, the oldest first. */
  #held: (() => void)[] | null = null;
  readonly #numbers = new WeakMap<readonly PolicySource[], number>();
  #looks = 0;
  readonly #parsed = new Map<string, Awaited<ReturnType<typeof policyJson>>>();
  #management: RulesStore | null = null;
  /** The looks whose answers the app was given, by number, in the order in which it was given them. */
  #given: number[] = [];
  #content: Content = null;
  /** Every method that the file has allowed alone. */
  readonly #everAllowed = new Set<string>();

  /** To be done once: each text is parsed here alone, since loading the parser takes time, of which there is none later. */
  async prepare(): Promise<void> {
    for (const { text } of Object.values(contents))
      this.#parsed.set(text, await policyJson(Buffer.from(text)));
  }

  /** Begins with the file as it is, as another start of the app does. */
  async start(): Promise<void> {
    this.#ticks.clear();
    this.#held = null;
    this.#given = [];
    this.#everAllowed.clear();
    if (this.#content) this.#everAllowed.add(String(this.#content.allows));
    const reader = this.#reader();
    this.#management = manage(reader, await reader.read());
    await this.#management.start();
    await idle();
  }

  /** Removes the file, while nothing looks at it. */
  clear(): void {
    this.#content = null;
  }

  async happen(event: PolicyEvent): Promise<void> {
    switch (event) {
      case 'write':
      case 'write another':
      case 'write half':
        this.#content = contents[event];
        if (this.#content.allows) this.#everAllowed.add(this.#content.allows);
        break;
      case 'remove':
        this.clear();
        break;
      case 'try again':
        void this.#management?.reconsider();
        break;
      case 'poll':
        for (const tick of this.#ticks) tick();
        break;
      case 'slow':
        if (this.#held) await this.#letGo();
        else this.#held = [];
    }
    await idle();
  }

  /** Lets everything come to rest, and says what is wrong with the rules in force then; null where they are the file's. */
  async fault(): Promise<string | null> {
    if (this.#held) await this.#letGo();
    await this.happen('poll');
    const { stop, rules, isKept } = this.#app;
    const inForce = stop ? stop.code : (rules.methods?.join() ?? 'anything');
    const isInOrder = this.#given.every((look, index) => look >= (this.#given[index - 1] ?? 0));
    if (!isInOrder) return `readings were given in the order ${this.#given.join()}`;
    const isRight =
      this.#content?.allows === null
        ? inForce === 'policy-invalid' || (isKept && this.#everAllowed.has(inForce))
        : inForce === (this.#content?.allows ?? 'anything') && !isKept;
    return isRight ? null : `${inForce} is in force`;
  }

  stop(): void {
    this.#app.stopWatching();
  }

  get #app(): RulesStore {
    if (this.#management === null) throw new Error('not started');
    return this.#management;
  }

  #reader(): PolicyReader {
    const timers: Timers = {
      after: () => () => undefined,
      every: (_ms, call) => {
        this.#ticks.add(call);
        return () => this.#ticks.delete(call);
      },
    };
    const reader = createPolledReader(() => this.#look(), { timers });
    return {
      ...reader,
      read: async () => {
        const sources = await reader.read();
        this.#given.push(this.#numbers.get(sources) ?? 0);
        return sources;
      },
    };
  }

  /** Sees the file as it is when the look begins. */
  async #look(): Promise<PolicySource[]> {
    this.#looks += 1;
    const number = this.#looks;
    const parsed = this.#content && this.#parsed.get(this.#content.text);
    const sources: PolicySource[] = parsed ? [{ origin: 'machine', location: 'policy.json', ...parsed }] : [];
    this.#numbers.set(sources, number);
    const held = this.#held;
    if (held) await new Promise<void>((resolve) => held.push(resolve));
    return sources;
  }

  /** The answers arrive in the worst order: the newest first. One that begins meanwhile takes no time. */
  async #letGo(): Promise<void> {
    const held = this.#held ?? [];
    this.#held = null;
    for (const arrive of held.reverse()) {
      arrive();
      await idle();
    }
  }
}

type Content = (typeof contents)[keyof typeof contents] | null;

/** Once all that could go on without time passing has gone on. */
const idle = () => new Promise<void>((resolve) => setImmediate(resolve));

function manage(reader: PolicyReader, found: readonly PolicySource[]): RulesStore {
  return new RulesStore({
    platform: 'https://platform.example',
    reader,
    found,
    build: [],
    personal: {
      sources: async () => [],
      adopt: async () => '',
      leave: async () => undefined,
      adopted: null,
    },
    directory: { kept: async () => null, bySlug: () => Promise.reject(new Error('nobody is asked')) },
    log: silentLog,
    onChange: () => undefined,
  });
}
