import { setGlobalProxyFromEnv } from 'node:http';
import type { ConnectionOptions } from 'node:tls';

/** Where Node's fetch keeps what carries its requests, for every copy of it in a process. */
const dispatcherKey = Symbol.for('undici.globalDispatcher.1');

/** What carries requests, as Node's fetch takes it. */
export type Dispatcher = { destroy(): Promise<void> };

/** One that goes through a proxy. Node has a public way to make one for all requests alone, undone at once. */
export function proxyDispatcher({ href }: URL): Dispatcher {
  const restore = setGlobalProxyFromEnv({ HTTP_PROXY: href, HTTPS_PROXY: href, NO_PROXY: '' });
  const made: Dispatcher = Reflect.get(globalThis, dispatcherKey);
  restore();
  return made;
}

/** One that connects by these options. Its class is Node's own, which has no public name. */
export async function directDispatcher(connect: ConnectionOptions): Promise<Dispatcher> {
  // Node makes its own with the first request.
  await fetch('data:,');
  const own: { constructor: new (options: object) => Dispatcher } = Reflect.get(globalThis, dispatcherKey);
  return new own.constructor({ connect });
}
