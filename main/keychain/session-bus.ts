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

/** One connection to the session's D-Bus. The bus sees one client for as long as it lives. */
export type SessionBus = {
  readonly isClosed: boolean;
  /** The values of the method's reply. @throws {DBusError} what the bus or the callee says, or `NoReply` after the time. */
  call(call: BusCall): Promise<unknown[]>;
  /** Has the signals that a rule describes delivered to `onSignal`. */
  subscribe(rule: string): Promise<void>;
  onSignal(listener: (signal: BusSignal) => void): () => void;
  onClose(listener: () => void): () => void;
  close(): void;
};

const bus = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;

/**
 * Connects to the session's bus.
 *
 * @param timeoutMs how long any call may wait for its reply. Some replies wait for a person.
 * @throws {KeychainUnavailable} `missing` where there is no bus to be had.
 */
export async function connectSessionBus(
  environment: NodeJS.ProcessEnv,
  timeoutMs: number,
): Promise<SessionBus> {
  const path = socketPath(environment);
  if (path === null) throw new KeychainUnavailable('missing', 'there is no session bus');
  const client = createClient({
    stream: createConnection(path),
    authMethods: ['EXTERNAL'],
    // The library's own greeting throws where the bus does not answer it, and nothing could catch that.
    direct: true,
    timeout: timeoutMs,
  });
  const { connection } = client;
  let isClosed = false;
  // Pending calls fail with the connection. After a failed authentication it would stay open.
  connection.on('error', () => connection.stream.destroy());
  connection.on('handlerError', () => connection.stream.destroy());
  const beClosed = () => {
    isClosed = true;
  };
  connection.on('end', beClosed).on('close', beClosed);

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
    onClose: (listener) => {
      connection.on('close', listener);
      return () => connection.off('close', listener);
    },
    close: () => {
      connection.stream.destroy();
    },
  };
  try {
    await call({ ...bus, member: 'Hello' });
  } catch (error) {
    connected.close();
    throw new KeychainUnavailable(isNoReply(error) ? 'unreadable' : 'missing', causeOf(error));
  }
  return connected;
}

/** Whether anybody on the bus answers to a name. Starts nothing. */
export async function hasOwner(on: SessionBus, name: string): Promise<boolean> {
  const [answer] = await on.call({ ...bus, member: 'NameHasOwner', signature: 's', body: [name] });
  return answer === true;
}

/** The connection that answers to a name. */
export async function ownerOf(on: SessionBus, name: string): Promise<unknown> {
  const [owner] = await on.call({ ...bus, member: 'GetNameOwner', signature: 's', body: [name] });
  return owner;
}

/**
 * The socket of the session's bus, with a leading zero byte for an abstract one; null where the environment names none.
 *
 * Of the transports of the D-Bus specification ("Server Addresses") only local sockets count: `unixexec` would run a
 * program that a variable names, and `tcp` leaves the machine.
 */
export function socketPath(environment: NodeJS.ProcessEnv): string | null {
  const { DBUS_SESSION_BUS_ADDRESS: addresses, XDG_RUNTIME_DIR: runtime } = environment;
  // What systemd's and GLib's libraries do where no address is set.
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

const isNoReply = (error: unknown) =>
  error instanceof DBusError && error.dbusName === 'org.freedesktop.DBus.Error.NoReply';

/** What closed the connection says more than that it closed. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
