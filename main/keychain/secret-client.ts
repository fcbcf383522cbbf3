import { Variant } from 'dbus-native';
import { z } from 'zod';
import { KeychainUnavailable } from './keychain-backend.ts';
import { algorithm, type SecretCipher, startKeyExchange } from './secret-session.ts';
import { type BusSignal, connectSessionBus, getOwner, hasOwner, type SessionBus } from './session-bus.ts';

const serviceName = 'org.freedesktop.secrets';
const servicePath = '/org/freedesktop/secrets';
const api = 'org.freedesktop.Secret';
/** The path that means "no such object" and "no prompt is needed". */
const none = '/';

const path = z.string().startsWith('/');
const bytes = z.instanceof(Uint8Array);
const secretStruct = z.tuple([path, bytes, bytes, z.string()]);
const dismissal = z.tuple([z.boolean()]).rest(z.unknown());
const ownerChange = z.tuple([z.literal(serviceName), z.string(), z.string()]).rest(z.unknown());

/** A session with the service: the cipher of its secrets, and the service's connection. */
type Session = { path: string; cipher: SecretCipher; owner: unknown };

type Request = { path: string; interface: string; member: string; signature?: string; body?: unknown[] };

/** The person dismissed or refused a prompt. */
export class Dismissed extends Error {}

/**
 * A client of the freedesktop.org Secret Service API over one connection to the session bus.
 *
 * The connection stays open, because KeePassXC remembers a permission for the connection that asked for it. Each method
 * rejects with the error of the bus or the service.
 */
export class SecretClient {
  readonly #environment: NodeJS.ProcessEnv;
  readonly #timeoutMs: number;
  #bus: SessionBus | null = null;
  #session: Session | null = null;
  /** Rejects the wait for each open prompt. */
  readonly #prompts = new Set<(reason: Error) => void>();

  /** @param timeoutMs How long the service, or the person whom it asks, may take for one reply. */
  constructor(environment: NodeJS.ProcessEnv, timeoutMs: number) {
    this.#environment = environment;
    this.#timeoutMs = timeoutMs;
  }

  /** Returns whether the service runs. Does not start it. */
  async isRunning(): Promise<boolean> {
    return await hasOwner(await this.#connect(), serviceName);
  }

  /** Returns the path of the default collection. @throws {KeychainUnavailable} `missing` if there is none. */
  async defaultCollection(): Promise<string> {
    const request = { path: servicePath, interface: `${api}.Service`, member: 'ReadAlias' };
    const [collection] = await this.#call({ ...request, signature: 's', body: ['default'] }, z.tuple([path]));
    if (collection === none)
      throw new KeychainUnavailable('missing', 'the Secret Service has no default collection');
    return collection;
  }

  async isLocked(collection: string): Promise<boolean> {
    return await this.#property(collection, `${api}.Collection`, 'Locked', z.boolean());
  }

  /** Returns the items with all of these attributes, in all collections. KeePassXC may ask the person first. */
  async searchItems(
    attributes: Readonly<Record<string, string>>,
  ): Promise<{ unlocked: string[]; locked: string[] }> {
    const request = { path: servicePath, interface: `${api}.Service`, member: 'SearchItems' };
    const [unlocked, locked] = await this.#call(
      { ...request, signature: 'a{ss}', body: [attributes] },
      z.tuple([z.array(path), z.array(path)]),
    );
    return { unlocked, locked };
  }

  /** Unlocks collections or items. @throws {Dismissed} If the person refuses. */
  async unlock(objects: readonly string[], onWaiting: () => void): Promise<void> {
    if (objects.length === 0) return;
    const request = { path: servicePath, interface: `${api}.Service`, member: 'Unlock' };
    await this.#openSession();
    const [, prompt] = await this.#call(
      { ...request, signature: 'ao', body: [objects] },
      z.tuple([z.array(path), path]),
    );
    await this.#ask(prompt, onWaiting);
  }

  /** Returns when an item was last changed, in seconds since 1970. */
  async modifiedAt(item: string): Promise<bigint> {
    return await this.#property(item, `${api}.Item`, 'Modified', z.bigint());
  }

  async secretOf(item: string): Promise<string> {
    const session = await this.#openSession();
    const request = { path: item, interface: `${api}.Item`, member: 'GetSecret' };
    const [[, parameters, value]] = await this.#call(
      { ...request, signature: 'o', body: [session.path] },
      z.tuple([secretStruct]),
    );
    return session.cipher.decrypt({ parameters: Buffer.from(parameters), value: Buffer.from(value) });
  }

  async setSecret(item: string, secret: string): Promise<void> {
    const request = { path: item, interface: `${api}.Item`, member: 'SetSecret' };
    const encrypted = encrypt(await this.#openSession(), secret);
    await this.#call({ ...request, signature: '(oayays)', body: [encrypted] }, z.unknown());
  }

  /** @throws {Dismissed} where the person would not. */
  async createItem(
    collection: string,
    item: { label: string; attributes: Readonly<Record<string, string>>; secret: string },
    onWaiting: () => void,
  ): Promise<void> {
    const properties = {
      [`${api}.Item.Label`]: new Variant('s', item.label),
      [`${api}.Item.Attributes`]: new Variant('a{ss}', item.attributes),
    };
    const encrypted = encrypt(await this.#openSession(), item.secret);
    const request = { path: collection, interface: `${api}.Collection`, member: 'CreateItem' };
    const [, prompt] = await this.#call(
      { ...request, signature: 'a{sv}(oayays)b', body: [properties, encrypted, true] },
      z.tuple([path, path]),
    );
    await this.#ask(prompt, onWaiting);
  }

  /** @throws {Dismissed} where the person would not. */
  async deleteItem(item: string, onWaiting: () => void): Promise<void> {
    await this.#openSession();
    const [prompt] = await this.#call(
      { path: item, interface: `${api}.Item`, member: 'Delete' },
      z.tuple([path]),
    );
    await this.#ask(prompt, onWaiting);
  }

  async #connect(): Promise<SessionBus> {
    if (this.#bus && !this.#bus.isClosed) return this.#bus;
    this.#session = null;
    const bus = await connectSessionBus(this.#environment, this.#timeoutMs);
    this.#bus = bus;
    bus.onSignal((signal) => this.#followOwner(signal));
    bus.onClose(() => this.#dropPrompts('the session bus went away'));
    const dbus = 'org.freedesktop.DBus';
    await bus.subscribe(
      `type='signal',sender='${dbus}',interface='${dbus}',member='NameOwnerChanged',arg0='${serviceName}'`,
    );
    await bus.subscribe(`type='signal',sender='${serviceName}',interface='${api}.Prompt',member='Completed'`);
    return bus;
  }

  /** Drops the session and the prompts when the service restarts, since the new one does not know them. */
  #followOwner(signal: BusSignal): void {
    if (signal.member !== 'NameOwnerChanged' || signal.sender !== 'org.freedesktop.DBus') return;
    if (!ownerChange.safeParse(signal.body).success) return;
    this.#session = null;
    this.#dropPrompts('the Secret Service went away');
  }

  #dropPrompts(reason: string): void {
    for (const drop of this.#prompts) drop(new KeychainUnavailable('unreadable', reason));
  }

  /** Opens a session, which starts the service if it can be started. */
  async #openSession(): Promise<Session> {
    const bus = await this.#connect();
    if (this.#session) return this.#session;
    const exchange = startKeyExchange();
    const request = { path: servicePath, interface: `${api}.Service`, member: 'OpenSession' };
    const [peer, sessionPath] = await this.#call(
      { ...request, signature: 'sv', body: [algorithm, new Variant('ay', exchange.publicKey)] },
      z.tuple([bytes, path]),
    );
    const owner = await getOwner(bus, serviceName);
    const session = { path: sessionPath, cipher: exchange.agree(peer), owner };
    this.#session = session;
    return session;
  }

  /** Shows a prompt to the person and waits for the result. */
  async #ask(prompt: string, onWaiting: () => void): Promise<void> {
    if (prompt === none) return;
    const bus = await this.#connect();
    const { promise: dismissed, resolve, reject } = Promise.withResolvers<boolean>();
    const request = { destination: serviceName, path: prompt, interface: `${api}.Prompt` };
    const stopListening = bus.onSignal((signal) => {
      if (signal.member !== 'Completed' || signal.path !== prompt) return;
      if (signal.sender !== this.#session?.owner) return;
      resolve(dismissal.parse(signal.body)[0]);
    });
    const timer = setTimeout(() => {
      void bus.call({ ...request, member: 'Dismiss' }).catch(() => undefined);
      reject(new KeychainUnavailable('locked', 'the question to the person was not answered'));
    }, this.#timeoutMs);
    this.#prompts.add(reject);
    try {
      onWaiting();
      await Promise.race([dismissed, bus.call({ ...request, member: 'Prompt', signature: 's', body: [''] })]);
      if (await dismissed) throw new Dismissed('the person did not give access');
    } finally {
      clearTimeout(timer);
      this.#prompts.delete(reject);
      stopListening();
    }
  }

  async #property<Value>(object: string, of: string, name: string, schema: z.ZodType<Value>): Promise<Value> {
    const request = { path: object, interface: 'org.freedesktop.DBus.Properties', member: 'Get' };
    const [value] = await this.#call({ ...request, signature: 'ss', body: [of, name] }, z.tuple([schema]));
    return value;
  }

  async #call<Reply>(request: Request, schema: z.ZodType<Reply>): Promise<Reply> {
    const bus = await this.#connect();
    return schema.parse(await bus.call({ destination: serviceName, ...request }));
  }
}

/** Sends bytes and not text, because KeePassXC replaces placeholders such as `{TITLE}` in a text. */
function encrypt(session: Session, secret: string): unknown[] {
  const { parameters, value } = session.cipher.encrypt(secret);
  return [session.path, parameters, value, 'application/octet-stream'];
}
