import { createConnection } from 'node:net';
import { join } from 'node:path';
import { createClient, DBusError, type Message, messageType } from 'dbus-native';
import { KeychainUnavailable } from './keychain-backend.ts';

type BusCall = {
  destination: string;
  path: string;
  interface: string;
  member: string;
  signature?: string;
  body?: unknown[];
};

export type BusSignal = Readonly<Pick<Message, 'sender' | 'path' | 'interface' | 'member' | 'body'>>;

/** One connection to the session D-Bus. */
export type SessionBus = {
  readonly isClosed: boolean;
  /** Calls a method and returns its values. @throws {DBusError} Of the bus or the callee; `NoReply` after the timeout. */
  call(call: BusCall): Promise<unknown[]>;
  /** Adds a match rule, whose signals are delivered to `onSignal`. */
  subscribe(rule: string): Promise<void>;
  onSignal(listener: (signal: BusSignal) => void): () => void;
  onClose(listener: () => void): void;
  close(): void;
};

const bus = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;

/**
 * Connects to the session bus.
 *
 * @param timeoutMs How long a call may wait for its reply. Some replies wait for a person.
 * @throws {KeychainUnavailable} `missing` if there is no bus; `unreadable` if it does not reply.
 */
export async function connectSessionBus(
  environment: NodeJS.ProcessEnv,
  timeoutMs: number,
): Promise<SessionBus> {
  const path = findSocketPath(environment);
  if (path === null) throw new KeychainUnavailable('missing', 'there is no session bus');
  const client = createClient({
    stream: createConnection(path),
    authMethods: ['EXTERNAL'],
    // The library's own `Hello` call throws uncatchably if the bus does not reply.
    direct: true,
    timeout: timeoutMs,
  });
  const { connection } = client;
  let isClosed = false;
  // Closes the connection after a failed authentication, so that pending calls reject.
  connection.on('error', () => connection.stream.destroy());
  connection.on('handlerError', () => connection.stream.destroy());
  const setClosed = () => {
    isClosed = true;
  };
  connection.on('end', setClosed).on('close', setClosed);

  const call = (request: BusCall): Promise<unknown[]> =>
    new Promise((resolve, reject) => {
      client.invoke(request, (error: DBusError | null, ...values: unknown[]) =>
        error ? reject(error) : resolve(values),
      );
    });

  const connected: SessionBus = {
    get isClosed() {
      return isClosed;
    },
    call,
    subscribe: async (rule) => {
      await call({ ...bus, member: 'AddMatch', signature: 's', body: [rule] });
    },
    onSignal: (listener) => {
      const onMessage = (message: Message) => {
        if (message.type === messageType.signal) listener(message);
      };
      connection.on('message', onMessage);
      return () => connection.off('message', onMessage);
    },
    onClose: (listener) => void connection.on('close', listener),
    close: () => connection.stream.destroy(),
  };
  try {
    await call({ ...bus, member: 'Hello' });
  } catch (error) {
    connected.close();
    throw new KeychainUnavailable(isNoReply(error) ? 'unreadable' : 'missing', causeOf(error));
  }
  return connected;
}

/** Returns whether a name has an owner on the bus. Does not start a service. */
export async function hasOwner(on: SessionBus, name: string): Promise<boolean> {
  const [answer] = await on.call({ ...bus, member: 'NameHasOwner', signature: 's', body: [name] });
  return answer === true;
}

/** Returns the unique connection name of a name's owner. */
export async function getOwner(on: SessionBus, name: string): Promise<unknown> {
  const [owner] = await on.call({ ...bus, member: 'GetNameOwner', signature: 's', body: [name] });
  return owner;
}

/**
 * Returns the socket of the session bus, with a leading zero byte for an abstract one; null if the environment names none.
 *
 * Of the transports of the D-Bus specification ("Server Addresses") only local sockets are used: `unixexec` would run a
 * program named by a variable, and `tcp` leaves the machine.
 */
export function findSocketPath(environment: NodeJS.ProcessEnv): string | null {
  const { DBUS_SESSION_BUS_ADDRESS: addresses, XDG_RUNTIME_DIR: runtime } = environment;
  // The default of systemd and GLib if no address is set.
  const usual = runtime ? join(runtime, 'bus') : null;
  if (!addresses) return usual;
  for (const address of addresses.split(';')) {
    const [transport, fields = ''] = address.split(/:(.*)/s);
    if (transport !== 'unix') continue;
    const values = new Map(fields.split(',').map((field) => splitField(field)));
    const path = values.get('path');
    if (path) return path;
    const abstract = values.get('abstract');
    if (abstract) return `\0${abstract}`;
    if (values.get('runtime') === 'yes' && usual) return usual;
  }
  return null;
}

function splitField(field: string): [string, string] {
  const [key = '', value = ''] = field.split(/=(.*)/s);
  try {
    return [key, decodeURIComponent(value)];
  } catch {
    return [key, ''];
  }
}

/** Whether a call waited for its reply in vain. */
export const isNoReply = (error: unknown) =>
  error instanceof DBusError && error.dbusName === 'org.freedesktop.DBus.Error.NoReply';

/** Prefers the cause of a closed connection, which says more than the closing. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
