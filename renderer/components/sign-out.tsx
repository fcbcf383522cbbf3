import { useEffect, useId, useRef, useState } from 'react';
import { useLaterScene } from '../store/scene.ts';
import { Button } from './button.tsx';

/** Signing out, asked once more in place. The answer that changes nothing comes first and has the focus. */
export function SignOut() {
  const { copy, actions } = useLaterScene();
  const { finished: words } = copy;
  const id = useId();
  const [asking, setAsking] = useState<'never' | 'asking' | 'no-longer'>('never');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking !== 'never') button.current?.focus();
  }, [asking]);

  if (asking !== 'asking')
    return (
      <Button key="open" look="link" ref={button} onClick={() => setAsking('asking')}>
        {words.signOut}
      </Button>
    );
  return (
    <section className="panel sign-out" aria-labelledby={id}>
      <p id={id}>{words.signOutQuestion}</p>
      <div className="button-row">
        <Button ref={button} describedBy={id} onClick={() => setAsking('no-longer')}>
          {words.stay}
        </Button>
        <Button onClick={() => actions.send({ type: 'sign-out' })}>{words.signOutSure}</Button>
      </div>
    </section>
  );
}
