import type { SetupBoard, SetupIntent, SetupStep } from '#contract/setup.ts';
import { Button } from '../components/button.tsx';
import { StepMark } from '../components/step-mark.tsx';
import type { SetupCopy } from '../copy/shape.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { useSetupCopy } from '../store/part-copy.tsx';

/** A step of the setup: what it is, how far it is, and one action. */
export function BoardStep({ step, board }: { step: SetupStep; board: SetupBoard }) {
  const { actions } = useLoadedApp();
  const words = useSetupCopy();
  const known = isKnown(step.id, words) ? words.steps[step.id] : null;
  const action = actionOf(step, board);
  return (
    <li className={`step ${step.state}`}>
      <StepMark state={step.state} />
      <span className="step-words">
        <strong>{titleOf(step, words)}</strong>
        <span className="setup-state">{words.state[step.state]}</span>
        {known && step.state !== 'done' && <span className="hint">{known.text}</span>}
      </span>
      {action && (
        <Button
          look="link"
          onClick={() =>
            void (action === 'page' ? actions.openLink({ setupStep: step.id }) : actions.setUp(action))
          }
        >
          <span>{action === 'page' ? words.onPlatform : words.goOn}</span>
          <span className="visually-hidden"> {titleOf(step, words)}</span>
        </Button>
      )}
    </li>
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
