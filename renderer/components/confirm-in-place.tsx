import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from './button.tsx';

type ConfirmInPlaceProps = {
  /** The label of the button that shows the question. */
  open: string;
  icon?: ComponentChildren;
  question: ComponentChildren;
  cancel: string;
  confirm: string;
  onConfirm: () => void;
  className?: string;
};

/** A button that asks for confirmation in its own place. The answer that changes nothing comes first and takes the focus. */
export function ConfirmInPlace({
  open,
  icon,
  question,
  cancel,
  confirm,
  onConfirm,
  className = 'panel',
}: ConfirmInPlaceProps) {
  const id = useId();
  const [state, setState] = useState<'initial' | 'asking' | 'cancelled'>('initial');
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (state !== 'initial') button.current?.focus();
  }, [state]);

  if (state !== 'asking')
    return (
      <Button key="open" look="link" icon={icon} ref={button} onClick={() => setState('asking')}>
        {open}
      </Button>
    );
  return (
    <section className={className} aria-labelledby={id}>
      <p id={id}>{question}</p>
      <div className="button-row">
        <Button ref={button} describedBy={id} onClick={() => setState('cancelled')}>
          {cancel}
        </Button>
        <Button onClick={onConfirm}>{confirm}</Button>
      </div>
    </section>
  );
}
