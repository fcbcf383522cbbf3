import type { AccountConcern, Step } from '#contract/journey.ts';
import type { Notice, Snapshot } from '#contract/snapshot.ts';
import { copies } from '../../test/support/copies.ts';
import { failureVariants } from '../../test/support/failure-variants.ts';
import { snapshotOf } from '../../test/support/snapshots.ts';
import { variant, variants } from '../../test/support/variants.ts';

/** A panel over the screen. */
type Overlay = 'panel' | 'doctor';

/** One state of the window to take a picture of. */
export type State = {
  /** Unique; shown in the gallery. */
  name: string;
  /** The step, by which the gallery is filtered; `failures` and `notices` are drawn in each language alone. */
  group: Step | 'failures' | 'notices' | 'over the screen';
  snapshot: Snapshot;
  overlay?: Overlay;
};

/** A variant of each step without a failure. The type requires one for every step. */
const plainNames: Record<Step, string> = {
  starting: 'starting',
  blocked: 'blocked otherwise',
  choosing: 'choosing',
  'signing-in': 'signing in, waiting',
  'checking-account': 'checking a new account',
  'confirming-organisation': 'looking up an organisation failed',
  'entering-email': 'entering an address',
  'waiting-for-activation': 'waiting for activation',
  registering: 'registering by e-mail',
  finished: 'finished, new',
};

/** The type requires a row for every concern. */
const concerns: Record<AccountConcern, string> = {
  'outside-organisation': 'checking an outsider',
  'other-organisation': 'checking an account of another organisation',
  'unverified-address': 'checking an unverified address',
  'hidden-address': 'checking a hidden address',
  'consumer-address': 'checking a private address',
  'new-account': 'checking a new account',
};

/** Returns the states that are drawn in every language, scheme and width: those of the accessibility suite, and the panels. */
export function screenStates(): State[] {
  for (const [concern, name] of Object.entries(concerns)) {
    const { journey } = variant(name);
    if (journey.step !== 'checking-account' || journey.concern !== concern)
      throw new Error(`${name} does not show the concern ${concern}`);
  }
  const screens = Object.entries(variants).map(
    ([name, snapshot]): State => ({ name, group: snapshot.journey.step, snapshot }),
  );
  return [
    ...screens,
    {
      name: 'organisation and rules',
      group: 'over the screen',
      snapshot: variant('choosing'),
      overlay: 'panel',
    },
    { name: 'what is wrong', group: 'over the screen', snapshot: variant('choosing'), overlay: 'doctor' },
  ];
}

/** Returns a state for each failure and notice. Only their texts differ, so they are drawn in each language at one width. */
export function wordStates(): State[] {
  const entries = Object.entries(plainNames).map(([step, name]) => {
    const snapshot = variant(name);
    if (snapshot.journey.step !== step) throw new Error(`${name} is not of the step ${step}`);
    return [step, snapshot];
  });
  // Entries widen the steps to string; there is one for each by the type of `plainNames`.
  const failures = failureVariants(Object.fromEntries(entries) as Record<Step, Snapshot>);
  return [
    ...Object.entries(failures).map(
      ([code, snapshot]): State => ({ name: `failure ${code}`, group: 'failures', snapshot }),
    ),
    ...Object.keys(copies.nl.notices).map((notice): State => {
      // Keys widen to string; there are words for each notice and for nothing else.
      const snapshot = snapshotOf({ step: 'choosing' }, { notices: [notice as Notice] });
      return { name: `notice ${notice}`, group: 'notices', snapshot };
    }),
  ];
}
