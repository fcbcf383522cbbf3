import type { SetupBoard, SetupIntent, SetupStep } from '#contract/setup.ts';
import type { SetupCopy } from '../copy/shape.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { useSetupCopy } from '../store/part-copy.tsx';
import { StepRow } from './step-row.tsx';

/** A step of the setup: what it is, how far it is, and one action. */
export function BoardStep({ step, board }: { step: SetupStep; board: SetupBoard }) {
  const { actions } = useLoadedApp();
  const words = useSetupCopy();
  const known = isKnown(step.id, words) ? words.steps[step.id] : null;
  const action = actionOf(step, board);
  return (
    <StepRow
      state={step.state}
      title={titleOf(step, words)}
      action={
        action && {
          label: action === 'page' ? words.onPlatform : words.goOn,
          onClick: () =>
            void (action === 'page' ? actions.openLink({ setupStep: step.id }) : actions.setUp(action)),
        }
      }
    >
      <span className="hint">{words.state[step.state]}</span>
      {known && step.state !== 'done' && <span className="hint">{known.text}</span>}
    </StepRow>
  );
}

const isKnown = (id: string, words: SetupCopy): id is keyof SetupCopy['steps'] =>
  Object.hasOwn(words.steps, id);

/** The words for a step: the client's own, else the platform's, else that it goes on at the platform. */
function titleOf({ id, state, title }: SetupStep, words: SetupCopy) {
  if (id === 'sending' && state === 'done') return words.canSend;
  if (isKnown(id, words)) return words.steps[id].title;
  return title === undefined ? words.onPlatform : <bdi>{title}</bdi>;
}

/** What the button of a step does: opens a part here, or the step's page; null where there is nothing to do. */
function actionOf({ id, state }: SetupStep, { organisations }: SetupBoard): SetupIntent | 'page' | null {
  if (state === 'not-yours') return null;
  switch (id) {
    case 'organisation':
      return { type: 'open', part: 'finding' };
    case 'verification': {
      const open = organisations.find((one) => one.state !== 'active');
      return open ? { type: 'open-organisation', part: 'verifying', organisation: open.id } : null;
    }
    case 'sending':
      return null;
    case 'receiving': {
      const active = organisations.find((one) => one.state === 'active');
      return active ? { type: 'open-organisation', part: 'receiving', organisation: active.id } : null;
    }
    case 'colleagues':
      return { type: 'open', part: 'inviting' };
    case 'bookkeeping':
      return { type: 'open', part: 'bookkeeping' };
    case 'invoice':
      return { type: 'open', part: 'checking-invoice' };
    default:
      return 'page';
  }
}
