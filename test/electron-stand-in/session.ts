import { type Offered, offer } from './offer.ts';
import { proxiedFetch } from './proxied-fetch.ts';
import { Proxies } from './proxies.ts';

/** Who answers the messages of pages, by channel. */
export const listeners = new Map<string, Parameters<Electron.IpcMain['handle']>[1]>();
/** Who answers the requests of pages, by scheme. */
export const handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
const ignored = () => undefined;
const proxies = new Proxies();

export const protocol = offer('protocol', {
  registerSchemesAsPrivileged: ignored,
  handle: (scheme, handler) => void handlers.set(scheme, handler),
} satisfies Offered<Electron.Protocol>);

export const ipcMain = offer('ipcMain', {
  handle: (channel, listener) => {
    if (listeners.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    listeners.set(channel, listener);
  },
} satisfies Offered<Electron.IpcMain>);

const only = offer('session', {
  protocol,
  setPermissionRequestHandler: ignored,
  setPermissionCheckHandler: ignored,
  setDevicePermissionHandler: ignored,
  setDisplayMediaRequestHandler: ignored,
  setProxy: async (config) => proxies.configure(config),
  resolveProxy: async (url) => {
    const proxy = proxies.for(new URL(url));
    return proxy ? `PROXY ${proxy.hostname}:${proxy.port || 80}` : 'DIRECT';
  },
  closeAllConnections: () => proxies.closeAll(),
  fetch: async (input, init) => {
    const response = await proxiedFetch(proxies, input, init);
    // Electron has no answer for a redirect that was asked for and that nobody follows.
    if (init?.redirect === 'manual' && response.headers.has('location'))
      throw new Error('Redirect was cancelled');
    return response;
  },
} satisfies Offered<Electron.Session>);

export const session = offer('session', {
  defaultSession: only,
  fromPartition: () => only,
} satisfies Offered<typeof Electron.Session>);
