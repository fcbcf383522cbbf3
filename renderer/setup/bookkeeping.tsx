import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Disclosure } from '../components/disclosure.tsx';
import { Icon } from '../components/icon.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import { useSetupCopy } from '../store/part-copy.tsx';
import { BackButton } from './back-button.tsx';

/** What can be connected, package by package. The platform does it: this app never handles a key. */
export function Bookkeeping() {
  const { actions } = useLoadedApp();
  const { bookkeeping: words } = useSetupCopy();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <p className="lead">{words.lead}</p>
      {[...words.packages, [words.other, words.otherText]].map(([name = '', text = '']) => (
        <Disclosure
          key={name}
          label={name}
          open={open === name}
          onToggle={() => setOpen(open === name ? null : name)}
        >
          <p>{text}</p>
        </Disclosure>
      ))}
      <p className="hint">{words.keys}</p>
      <div className="button-row">
        <BackButton />
        <Button
          look="primary"
          icon={<Icon name="external" />}
          onClick={() => actions.openLink({ setupStep: 'bookkeeping' })}
        >
          {words.open}
        </Button>
      </div>
    </>
  );
}
