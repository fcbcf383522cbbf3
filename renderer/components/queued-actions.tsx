import { useLoadedApp } from '../store/app-context.ts';
import { Button } from './button.tsx';

/** The buttons for a request that waits for the network: send it now, or withdraw it. */
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
