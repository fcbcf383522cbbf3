import type { FlowOptions } from '../code-flow.ts';
import type { SignInRequest } from '../provider.ts';
import type { Receiver } from '../receiver.ts';
import { defaultListenLimits, type ListenRequest, listen } from './listener.ts';

/** The form of a provider's redirect URI on loopback. `path` is called for each request. */
type LoopbackRedirect = Pick<ListenRequest, 'host' | 'ports' | 'method'> & { path: () => string };

/** Returns the function that opens a loopback listener for a request at the provider's redirect URI. */
export function receiveOnLoopback(
  { host, ports, method, path }: LoopbackRedirect,
  { limits, bind }: Pick<FlowOptions, 'limits' | 'bind'>,
): (request: SignInRequest, state: string) => Promise<Receiver> {
  return ({ language, reference, signal, stay }, state) =>
    listen(
      { host, ports, method, path: path(), state, language, reference, signal, stay },
      { ...defaultListenLimits, ...limits },
      bind,
    );
}
