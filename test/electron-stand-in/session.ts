import { lifecycle, ready, state } from './lifecycle.ts';
import { SessionNetwork } from './network.ts';
import { type Offered, offer } from './offer.ts';
import { startSpelling } from './spelling.ts';

/** Who answers the messages of pages, by channel. */
export const listeners = new Map<string, Parameters<Electron.IpcMain['handle']>[1]>();
type Handler = (request: Request) => Response | Promise<Response>;
/** What was asked for each scheme before the app was ready. */
const privileges = new Map<string, Electron.Privileges>();
const ignored = () => undefined;

export const ipcMain = offer('ipcMain', {
  handle: (channel, listener) => {
    if (listeners.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    listeners.set(channel, listener);
  },
} satisfies Offered<Electron.IpcMain>);

function makeSession() {
  const network = new SessionNetwork();
  const handlers = new Map<string, Handler>();
  const made = offer('session', {
    ...startSpelling(),
    protocol: offer('protocol', {
      handle: (scheme, handler) => void handlers.set(scheme, handler),
    } satisfies Offered<Electron.Protocol>),
    webRequest: offer('webRequest', {
      onHeadersReceived: (listener) => {
        network.onHeadersReceived = listener;
      },
    } satisfies Offered<Electron.WebRequest>),
    setPermissionRequestHandler: ignored,
    setPermissionCheckHandler: ignored,
    setDevicePermissionHandler: ignored,
    setDisplayMediaRequestHandler: ignored,
    setProxy: async (config) => network.proxies.configure(config),
    resolveProxy: async (url) => {
      const proxy = network.proxies.for(new URL(url));
      return proxy ? `PROXY ${proxy.hostname}:${proxy.port || 80}` : 'DIRECT';
    },
    closeAllConnections: () => network.closeAll(),
    fetch: (input, init) => network.fetch(input, init),
  } satisfies Offered<Electron.Session>);
  return { session: made, handlers };
}

const made = new Map<string, ReturnType<typeof makeSession>>();

/** The session of a partition, made and announced at its first use. The empty name is the default session's. */
function sessionOf(partition: string): ReturnType<typeof makeSession> {
  if (!state.isReady) throw new TypeError('Session can only be received when app is ready');
  const known = made.get(partition);
  if (known) return known;
  const next = makeSession();
  made.set(partition, next);
  lifecycle.emit('session-created', next.session);
  return next;
}

// Electron makes the default session itself.
void ready.then(() => sessionOf(''));

/**
 * Who answers a page's request of this scheme. Nobody where it is none of the app's, or lacks the privileges without which
 * a page of it has no origin of its own.
 */
export function handlerOf(scheme: string): Handler | undefined {
  const { standard, secure } = privileges.get(scheme) ?? {};
  return standard && secure ? sessionOf('').handlers.get(scheme) : undefined;
}

export const protocol = offer('protocol', {
  registerSchemesAsPrivileged: (schemes) => {
    if (state.isReady)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges: asked = {} } of schemes) privileges.set(scheme, asked);
  },
} satisfies Offered<Electron.Protocol>);

export const session = offer('session', {
  get defaultSession() {
    return sessionOf('').session;
  },
  fromPartition: (partition: string) => sessionOf(partition).session,
} satisfies Offered<typeof Electron.Session>);
