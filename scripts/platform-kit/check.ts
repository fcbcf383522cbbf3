import type { Environment } from '../../main/environment/environment.ts';
import type { PlatformClient } from '../../test/support/contract-client.ts';
import type { Implementation, Target } from './implementation.ts';

export type PortName = keyof Implementation;

/** What a check works with: the addresses, a caller that holds both directions against the OpenAPI file, and the port. */
export type Kit<Needs extends PortName = never> = Target & {
  environment: Environment;
  call: PlatformClient;
  /** What the platform's clock shows, in milliseconds since 1970: this machine's time, and what it was moved by. */
  platformNow(): number;
  /** The members that the check needs are there; the others may be. */
  port: Implementation & Required<Pick<Implementation, Needs>>;
};

/** One check of one rule of the guide, or why a rule cannot be checked from outside. */
export type Check = { rule: string } & (
  | {
      kind: 'check';
      /** What is expected, as a sentence. */
      title: string;
      needs: readonly PortName[];
      run(kit: Kit<PortName>): Promise<void>;
    }
  | { kind: 'not-checkable'; reason: string }
);

/** A check, which may use those members of the port that it names in `needs`. */
export function check<const Needs extends readonly PortName[]>(
  rule: string,
  title: string,
  needs: Needs,
  run: (kit: Kit<Needs[number]>) => Promise<void>,
): Check {
  // A kit with every member has those of `needs` too, which the compiler does not see through the generic type.
  return { kind: 'check', rule, title, needs, run: (kit) => run(kit as Kit<Needs[number]>) };
}

/** A rule that cannot be checked from outside. */
export function notCheckable(rule: string, reason: string): Check {
  return { kind: 'not-checkable', rule, reason };
}
