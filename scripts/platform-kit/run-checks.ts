import type { Environment } from '../../main/environment/environment.ts';
import { contractClient } from '../../test/support/contract-client.ts';
import type { Check, Kit, PortName } from './check.ts';
import { ExpectationError, withoutCredentials } from './expectation.ts';
import type { Implementation, Target } from './implementation.ts';

/** What became of one check. */
export type Outcome = { rule: string } & (
  | { kind: 'passed'; title: string }
  /** `message` has what was expected and what came, without any credential. */
  | { kind: 'failed'; title: string; message: string }
  /** `missing`: the members of the port that it needs. */
  | { kind: 'skipped'; title: string; missing: readonly PortName[] }
  | { kind: 'not-checkable'; reason: string }
);

/** The answer to a check may take so long, in milliseconds. */
const checkTimeoutMs = 120_000;

/**
 * Runs checks one after the other against an implementation that is running, and gives what became of each, in their order.
 * Those that move the clock come last, so that what they make too old is nothing that another one needs. Never rejects.
 */
export async function runChecks(
  checks: readonly Check[],
  target: Target & { environment: Environment },
  port: Implementation,
  onOutcome: (outcome: Outcome) => void = () => undefined,
): Promise<Outcome[]> {
  const kit = kitOf(target, port);
  const outcomes = new Map<Check, Outcome>();
  const movesClock = (one: Check) => one.kind === 'check' && one.needs.includes('advanceClock');
  for (const one of [...checks].sort((a, b) => Number(movesClock(a)) - Number(movesClock(b)))) {
    const outcome = await outcomeOf(one, kit);
    outcomes.set(one, outcome);
    onOutcome(outcome);
  }
  return checks.flatMap((one) => outcomes.get(one) ?? []);
}

function kitOf(target: Target & { environment: Environment }, port: Implementation): Kit {
  let advancedSeconds = 0;
  const { advanceClock } = port;
  return {
    ...target,
    call: contractClient({ urls: { platform: target.platform } }),
    // By a clock that an implementation in this process cannot move.
    platformNow: () => performance.timeOrigin + performance.now() + advancedSeconds * 1000,
    port: advanceClock
      ? {
          ...port,
          async advanceClock(seconds) {
            advancedSeconds += seconds;
            await advanceClock(seconds);
          },
        }
      : port,
  };
}

async function outcomeOf(one: Check, kit: Kit): Promise<Outcome> {
  if (one.kind === 'not-checkable') return one;
  const { rule, title, needs } = one;
  const missing = needs.filter((name) => kit.port[name] === undefined);
  if (missing.length > 0) return { kind: 'skipped', rule, title, missing };
  const controller = new AbortController();
  try {
    // Of the port, a check uses those members that it names (`check`), and these are there.
    await withTimeout(one.run(kit as Kit<PortName>), controller.signal);
    return { kind: 'passed', rule, title };
  } catch (error) {
    return { kind: 'failed', rule, title, message: withoutCredentials(messageOf(error)) };
  } finally {
    controller.abort();
  }
}

/** What went wrong. The name of the error helps where it is one of the implementer's module, or of the kit. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message.startsWith('expected ') ? error.message : `${error.name}: ${error.message}`;
}

async function withTimeout(run: Promise<void>, done: AbortSignal): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new ExpectationError(`expected an end within ${checkTimeoutMs / 1000} s; got none`)),
    checkTimeoutMs,
  );
  done.addEventListener('abort', () => clearTimeout(timer));
  await Promise.race([run, late.promise]);
}
