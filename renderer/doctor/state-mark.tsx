import type { CheckState } from '#contract/doctor.ts';

const shapes: Record<CheckState['state'], string> = {
  waiting: 'M6 10h.01M10 10h.01M14 10h.01',
  running: 'M10 5.5V10l3 2',
  fine: 'm6.2 10.3 2.6 2.6 5-5.4',
  warning: 'M10 5.5v5.5M10 14h.01',
  wrong: 'm7 7 6 6m0-6-6 6',
  skipped: 'M6.5 10h7',
};

/** The state of a check as a shape: a decoration beside the word. */
export function StateMark({ state }: { state: CheckState['state'] }) {
  return (
    <svg className={`state-mark ${state}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {state === 'warning' ? <path d="M10 1.8 18.6 17H1.4Z" /> : <circle cx="10" cy="10" r="8.5" />}
      <path d={shapes[state]} />
    </svg>
  );
}
