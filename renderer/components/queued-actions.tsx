import { useLoadedApp } from '../store/app-context.ts';
import { Button } from './button.tsx';

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
