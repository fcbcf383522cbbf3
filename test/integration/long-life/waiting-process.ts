import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { EffectRunner } from '../../../main/journey/effects/effect-runner.ts';
import { hardenFetch } from '../../../main/network/transport.ts';
import { createPlatformCall } from '../../../main/platform/call.ts';
import { createPlatformClient } from '../../../main/platform/platform-client.ts';
import { longPollTimeoutMs } from '../../../main/platform-contract/long-poll.ts';
import { waitingMemory } from '../../support/saved-journeys.ts';
import { scriptedPorts } from '../../support/scripted-ports.ts';

/* A program of its own: waits for the activation of the sign-up that it is given, and prints what it is told. */

const { platform, signUp } = z
  .object({ platform: z.string(), signUp: z.object({ id: z.string(), secret: z.string() }) })
  .parse(JSON.parse(process.argv[2] ?? ''));
const call = createPlatformCall(platform, hardenFetch(fetch, { timeoutMs: longPollTimeoutMs }));
const ports = scriptedPorts({
  savedJourney: { read: async () => waitingMemory },
  platform: createPlatformClient({ call, callPatiently: call, language: () => 'nl' }),
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
});
ports.secrets.kept.set('pending', JSON.stringify({ pendingId: 'p1', kind: 'sign-up', ...signUp }));
const runner = new EffectRunner(ports, (report) => {
  console.log(report.type);
  if (report.type === 'restored') runner.run({ do: 'watch-sign-up', operation: 1 });
});
runner.run({ do: 'restore' });
