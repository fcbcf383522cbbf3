import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from './button.tsx';

type ConfirmInPlaceProps = {
  /** The button that begins it. */
  open: string;
  icon?: ReactNode;
  question: ReactNode;
  stay: string;
  sure: string;
  onSure: () => void;
  className?: string;
};

/** What cannot be taken back, asked once more in place. The answer that changes nothing comes first and has the focus. */
export function ConfirmInPlace({
  open,
  icon,
  question,
  stay,
  sure,
  onSure,
  className = 'panel',
}: ConfirmInPlaceProps) {
  const id = useId();
  const [asking, setAsking] = useState<'never' | 'asking' | 'no-longer'>('never');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking !== 'never') button.current?.focus();
  }, [asking]);

  if (asking !== 'asking')
    return (
      <Button key="open" look="link" icon={icon} ref={button} onClick={() => setAsking('asking')}>
        {open}
      </Button>
    );
  return (
    <section className={className} aria-labelledby={id}>
      <p id={id}>{question}</p>
      <div className="button-row">
        <Button ref={button} describedBy={id} onClick={() => setAsking('no-longer')}>
          {stay}
        </Button>
        <Button onClick={onSure}>{sure}</Button>
      </div>
    </section>
  );
}
