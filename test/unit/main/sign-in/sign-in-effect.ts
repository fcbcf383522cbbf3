import type { Log } from '../../../../main/log/log.ts';
import { type Callback, visit } from '../../../support/hostile-browser.ts';
import { type Adapter, providerFor, settingsFor } from '../../../support/hostile-flow.ts';
import type { HostileIssuer } from '../../../support/hostile-issuer.ts';
import { runnerOn } from '../../../support/journey-runner.ts';
import { scriptedPorts, silentLog } from '../../../support/scripted-ports.ts';

/** Signs in as a journey does, by its effect: the runner, its reports, and what the provider sends to which address. */
export function runSignIn(adapter: Adapter, issuer: HostileIssuer, log: Log = silentLog) {
  const { promise: callback, resolve, reject } = Promise.withResolvers<Callback>();
  const provider = providerFor(adapter, issuer);
  const urls: string[] = [];
  const ports = scriptedPorts({
    findProvider: () => provider,
    log,
    browser: {
      open: async (url) => {
        urls.push(url);
        visit(url).then(resolve, reject);
      },
    },
  });
  const { runner, unread: reports } = runnerOn(ports);
  const { id: method } = settingsFor(adapter, issuer);
  runner.run({ do: 'begin-sign-in', operation: 1, method, returnPath: 'loopback', deliver: 'browser' });
  return { runner, reports, callback, urls };
}
