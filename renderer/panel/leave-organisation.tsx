import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../components/button.tsx';
import type { PanelCopy } from '../copy/copy.ts';
import { useLaterScene } from '../store/scene.ts';

type LeaveOrganisationProps = { words: PanelCopy; name: string; onLeave: () => void };

/** Leaving the organisation, asked once more in place. The answer that changes nothing comes first and has the focus. */
export function LeaveOrganisation({ words, name, onLeave }: LeaveOrganisationProps) {
  const { actions } = useLaterScene();
  const id = useId();
  const [asking, setAsking] = useState<'never' | 'asking' | 'no-longer'>('never');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking !== 'never') button.current?.focus();
  }, [asking]);

  if (asking !== 'asking')
    return (
      <Button key="open" look="link" ref={button} onClick={() => setAsking('asking')}>
        {words.leave}
      </Button>
    );
  return (
    <section className="panel" aria-labelledby={id}>
      <p id={id}>{words.leaveQuestion(name)}</p>
      <div className="button-row">
        <Button ref={button} describedBy={id} onClick={() => setAsking('no-longer')}>
          {words.stay}
        </Button>
        <Button
          onClick={() => {
            actions.send({ type: 'leave-organisation' });
            onLeave();
          }}
        >
          {words.leaveSure}
        </Button>
      </div>
    </section>
  );
}
