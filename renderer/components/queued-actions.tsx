import { useLoadedApp } from '../store/app-context.ts';
import { Button } from './button.tsx';

/** What can be done about something that waits for the network: trying at once, or taking it back. */
export function QueuedActions() {
  const { copy, actions } = useLoadedApp();
  const { queued: words } = copy;
  return (
    <div className="aside-links">
      <Button look="link" onClick={() => actions.send({ type: 'send-now' })}>
        {words.sendNow}
      </Button>
      <Button look="link" onClick={() => actions.send({ type: 'withdraw' })}>
        {words.withdraw}
      </Button>
    </div>
  );
}
