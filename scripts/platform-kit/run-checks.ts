import { z } from 'zod';
import type { Environment } from '../../main/environment/environment.ts';
import { type Capability, capabilities, hasCapability } from '../../main/platform-contract/capabilities.ts';
import { operations } from '../../main/platform-contract/operations.ts';
import { contractClient, type PlatformClient } from '../../test/support/contract-client.ts';
import type { Check, Kit, Need, PortName } from './check.ts';
import {
  AbsenceError,
  ExpectationError,
  expectWithin,
  nameAnswer,
  withoutCredentials,
} from './expectation.ts';
import type { Implementation, Target } from './implementation.ts';
import { operationCapabilities } from './operation-capabilities.ts';
import { networkCodeOf } from './reachability.ts';

/** What became of one check. */
export type Outcome = { rule: string } & (
  | { kind: 'passed'; title: string }
  /** `message` has what was expected and what came, without any credential. */
  | { kind: 'failed'; title: string; message: string }
  /** `missing`: what the platform does not have, and need not: parts of the interface, or something else in words. */
  | { kind: 'skipped'; title: string; by: 'platform'; missing: readonly string[] }
  /** `missing`: the members of the port that are not there. */
  | { kind: 'skipped'; title: string; by: 'implementation'; missing: readonly PortName[] }
  /** `title`: the part of the rule that cannot be checked; without one nothing of it can. */
  | { kind: 'not-checkable'; title?: string; reason: string }
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
  let configuration: ReturnType<typeof readCapabilities> | undefined;
  return {
    ...target,
    call: contractClient({ urls: { platform: target.platform } }),
    async has(capability) {
      configuration ??= readCapabilities(target);
      return hasCapability(await configuration, capability);
    },
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

const listed = z.object({ capabilities: z.array(z.string()).optional() });

/** The capabilities of the configuration; null where it cannot be read, which the checks of the configuration say. */
async function readCapabilities({ platform }: Target) {
  try {
    const response = await fetch(new URL(operations.getConfiguration.path, platform), { redirect: 'manual' });
    return listed.parse(await response.json());
  } catch {
    return null;
  }
}

/** A caller that holds a check to the parts of the interface that it names, so that none is asked where it is not. */
function callerWithin(call: PlatformClient, needs: readonly Need[]): PlatformClient {
  return async (name, request) => {
    const parts = operationCapabilities[name];
    if (parts.length > 0 && !parts.some((part) => needs.includes(part)))
      throw new Error(`the check asks ${name}, and does not name ${parts.join(' or ')} in its needs`);
    const answer = await call(name, request);
    return { ...answer, body: explainedBody(name, answer) };
  };
}

/**
 * The body of an answer. Where the platform refused, a check that reads a field of the proper answer fails with the refusal,
 * and not with what becomes of `undefined` later.
 */
function explainedBody<Body>(name: string, { status, body }: { status: number; body: Body }): Body {
  if (status < 400 || typeof body !== 'object' || body === null) return body;
  return new Proxy(body, {
    get(fields, field, receiver) {
      if (typeof field === 'symbol' || field in fields || field === 'then' || field === 'toJSON')
        return Reflect.get(fields, field, receiver);
      throw new ExpectationError(`expected \`${field}\` of ${name}; got ${nameAnswer({ status, body })}`);
    },
  });
}

const isCapability = (need: Need): need is Capability => capabilities.some((name) => name === need);

async function outcomeOf(one: Check, kit: Kit): Promise<Outcome> {
  if (one.kind === 'not-checkable') return one;
  const { rule, title, needs } = one;
  const absent: Capability[] = [];
  const missing: PortName[] = [];
  for (const need of needs) {
    if (!isCapability(need)) {
      if (kit.port[need] === undefined) missing.push(need);
    } else if (!(await kit.has(need))) absent.push(need);
  }
  if (absent.length > 0) return { kind: 'skipped', rule, title, by: 'platform', missing: absent };
  if (missing.length > 0) return { kind: 'skipped', rule, title, by: 'implementation', missing };
  try {
    // Of the port, a check uses those members that it names (`check`), and these are there.
    const limited = { ...kit, call: callerWithin(kit.call, needs) };
    await expectWithin(one.run(limited as Kit<Need>), checkTimeoutMs, 'an end');
    return { kind: 'passed', rule, title };
  } catch (error) {
    if (error instanceof AbsenceError)
      return { kind: 'skipped', rule, title, by: 'platform', missing: [error.message] };
    return { kind: 'failed', rule, title, message: withoutCredentials(messageOf(error)) };
  }
}

/** What went wrong. The name of the error helps where it is one of the implementer's module, or of the kit. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message.startsWith('expected ')) return error.message;
  const code = networkCodeOf(error);
  return `${error.name}: ${error.message}${code === '' ? '' : ` (${code})`}`;
}
