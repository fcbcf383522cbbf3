import type { Environment } from '../../main/environment/environment.ts';
import type { Capability } from '../../main/platform-contract/capabilities.ts';
import type { PlatformClient } from '../../test/support/contract-client.ts';
import type { Implementation, Target } from './implementation.ts';

export type PortName = keyof Implementation;

/** What a check cannot run without: a part of the platform's interface, or a member of the port. */
export type Need = Capability | PortName;

/** What a check works with: the addresses, a caller that holds both directions against the OpenAPI file, and the port. */
export type Kit<Needs extends Need = never> = Target & {
  environment: Environment;
  /** Throws where the check asks an operation of a part of the interface that it does not need. */
  call: PlatformClient;
  /** Whether the platform has a part of the interface, by its configuration. */
  has(capability: Capability): Promise<boolean>;
  /** What the platform's clock shows, in milliseconds since 1970: this machine's time, and what it was moved by. */
  platformNow(): number;
  /** The members that the check needs are there; the others may be. */
  port: Implementation & Required<Pick<Implementation, Extract<Needs, PortName>>>;
};

/** One check of one rule of the guide, or why a rule, or the part of it that `title` says, cannot be checked from outside. */
export type Check = { rule: string } & (
  | {
      kind: 'check';
      /** What is expected, as a sentence. */
      title: string;
      needs: readonly Need[];
      run(kit: Kit<Need>): Promise<void>;
    }
  | { kind: 'not-checkable'; title?: string; reason: string }
);

/** A check, which may use those parts of the interface and members of the port that it names in `needs`. */
export function check<const Needs extends readonly Need[]>(
  rule: string,
  title: string,
  needs: Needs,
  run: (kit: Kit<Needs[number]>) => Promise<void>,
): Check {
  // A kit with every member has those of `needs` too, which the compiler does not see through the generic type.
  return { kind: 'check', rule, title, needs, run: (kit) => run(kit as Kit<Needs[number]>) };
}

/** Returns {@link check} with its `needs` filled in, for checks that need the same. */
export const checksNeeding =
  <const Needs extends readonly Need[]>(...needs: Needs) =>
  (rule: string, title: string, run: (kit: Kit<Needs[number]>) => Promise<void>): Check =>
    check(rule, title, needs, run);

/** A rule of which nothing can be checked from outside. */
export function notCheckable(rule: string, reason: string): Check {
  return { kind: 'not-checkable', rule, reason };
}

/** The part of a rule that cannot be checked from outside, while the rest of it is checked. */
export function partNotCheckable(rule: string, title: string, reason: string): Check {
  return { kind: 'not-checkable', rule, title, reason };
}
