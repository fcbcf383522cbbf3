import type { RequestPhase } from '#contract/journey.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { Button } from './button.tsx';
import { Status } from './status.tsx';

type SubmitRowProps = {
  sending: RequestPhase;
  /** The id of the form that it submits. */
  form: string;
  submit: string;
  back: string;
  /** The status while main works on it. */
  busy: string;
  /** Added to the status while it waits for the network. */
  note?: string | undefined;
};

/**
 * The fixed row of a form, with its status and the buttons that submit it and go back.
 *
 * While the request waits for the network the same two buttons withdraw it and send it now, so that the focus stays on them.
 */
export function SubmitRow({ sending, form, submit, back, busy, note }: SubmitRowProps) {
  const { copy, actions } = useLoadedApp();
  const { queued: words } = copy;
  const queued = sending === 'queued';
  const status = { idle: '', busy, queued: note ? `${words.status} ${note}` : words.status }[sending];
  return (
    <div className="stack">
      <Status>{status}</Status>
      <div className="button-row">
        <Button onClick={() => actions.send({ type: queued ? 'withdraw' : 'cancel' })}>
          {queued ? words.withdraw : back}
        </Button>
        {queued ? (
          <Button look="primary" onClick={() => actions.send({ type: 'send-now' })}>
            {words.sendNow}
          </Button>
        ) : (
          <Button look="primary" submits={form} busy={sending === 'busy'}>
            {submit}
          </Button>
        )}
      </div>
    </div>
  );
}

type QueuedActionsProps = { ask: (intent: { type: 'send-now' | 'withdraw' }) => void };

/** The buttons for a request that waits for the network: send it now, or withdraw it. */
export function QueuedActions({ ask }: QueuedActionsProps) {
  const { queued: words } = useLoadedApp().copy;
  return (
    <div className="aside-links">
      <Button look="link" onClick={() => ask({ type: 'send-now' })}>
        {words.sendNow}
      </Button>
      <Button look="link" onClick={() => ask({ type: 'withdraw' })}>
        {words.withdraw}
      </Button>
    </div>
  );
}
