import type { Snapshot } from '#contract/snapshot.ts';
import { variant } from '../../test/support/variants.ts';

/** The README's pictures, by file: the four moments of the journey. */
const pictures: Record<string, string> = {
  choosing: 'choosing',
  'signing-in': 'signing in, waiting',
  waiting: 'waiting for activation',
  finished: 'finished, new',
};

/** The texts of the platform in the requested language. */
const nextSteps = ['Complete your company details', 'Choose how you send invoices', 'Send a test invoice'];

/** Returns the state of each of the README's pictures by its file, in the README's language. */
export const readmeStates = (): [file: string, snapshot: Snapshot][] =>
  Object.entries(pictures).map(([file, name]) => [file, inEnglish(variant(name))]);

function inEnglish(snapshot: Snapshot): Snapshot {
  const { journey } = snapshot;
  if (journey.step !== 'finished') return { ...snapshot, language: 'en' };
  const steps = journey.nextSteps.map((step, at) => ({ ...step, title: nextSteps[at] ?? step.title }));
  return { ...snapshot, language: 'en', journey: { ...journey, nextSteps: steps } };
}
