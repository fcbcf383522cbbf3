import type { LoopbackServer } from '../network/loopback-server.ts';
import { AccountStore } from './account-store.ts';
import type { PlatformContext } from './context.ts';
import { createPlatformControls, type PlatformControls } from './controls.ts';
import { TokenEndpoint } from './exchange.ts';
import type { PlatformParts } from './handlers.ts';
import { Registrations } from './registrations.ts';
import { createPlatformServer, newCounters } from './server.ts';
import { Sessions } from './sessions.ts';
import { SignUps } from './sign-ups.ts';

export type RunningPlatform = { controls: PlatformControls; parts: PlatformParts; stop(): Promise<void> };

/** Puts the platform together and lets the server answer with it. */
export async function runPlatform(
  context: PlatformContext,
  server: LoopbackServer,
): Promise<RunningPlatform> {
  const accounts = new AccountStore(context);
  const sessions = new Sessions(context);
  const registrations = new Registrations(context, accounts, sessions);
  const signUps = new SignUps(context, accounts, registrations);
  const tokens = new TokenEndpoint({ context, accounts, signUps, registrations, sessions });
  const parts = { context, accounts, signUps, registrations, sessions, tokens };

  const counters = newCounters();
  const stopping = new AbortController();
  const { app, routes } = await createPlatformServer(parts, counters, stopping.signal);
  server.handle((request, response) => app.routing(request, response));
  return {
    controls: createPlatformControls(parts, server, { counters, routes }),
    parts,
    async stop() {
      stopping.abort();
      await app.close();
    },
  };
}
