import type { Sending } from '#contract/journey.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { Button } from './button.tsx';
import { ButtonRow } from './button-row.tsx';
import { Status } from './status.tsx';

type SubmitRowProps = {
  sending: Sending;
  /** The id of the form that is sent. */
  form: string;
  submit: string;
  back: string;
  /** What is said while main works at it. */
  busy: string;
  /** What else must be known while it waits for the network. */
  note?: string | undefined;
};

/**
 * The fixed row of a form: to send it or to go back.
 *
 * While it waits for the network the same buttons take it back or try at once, so that nobody is thrown off them.
 */
export function SubmitRow({ sending, form, submit, back, busy, note }: SubmitRowProps) {
  const { copy, actions } = useLoadedApp();
  const { queued: words } = copy;
  const queued = sending === 'queued';
  const said = { idle: '', busy, queued: note ? `${words.status} ${note}` : words.status }[sending];
  return (
    <div className="stack">
      <Status hidden={sending === 'idle'}>{said}</Status>
      <ButtonRow
        back={
          <Button onClick={() => actions.send({ type: queued ? 'withdraw' : 'cancel' })}>
            {queued ? words.withdraw : back}
          </Button>
        }
        forward={
          queued ? (
            <Button look="primary" onClick={() => actions.send({ type: 'send-now' })}>
              {words.sendNow}
            </Button>
          ) : (
            <Button look="primary" submits={form} busy={sending === 'busy'}>
              {submit}
            </Button>
          )
        }
      />
    </div>
  );
}
