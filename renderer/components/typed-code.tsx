import { type FormEvent, useId, useState } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import { useLaterScene } from '../store/scene.ts';
import { Button } from './button.tsx';
import { TextField } from './text-field.tsx';

type TypedCodeProps = { failure: FailureCode | undefined; busy: boolean };

/** For who reads the mail elsewhere, or behind a filter that breaks links: the code in it, typed. */
export function TypedCode({ failure, busy }: TypedCodeProps) {
  const { copy, actions } = useLaterScene();
  const { waiting: words } = copy;
  const form = useId();
  const [code, setCode] = useState('');
  const [slip, setSlip] = useState<FailureCode>();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const typed = code.trim();
    setSlip(typed ? undefined : 'code-wrong');
    if (typed) actions.send({ type: 'submit-code', code: typed });
  }

  return (
    <form id={form} noValidate onSubmit={submit} className="typed-code">
      <TextField
        label={words.codeLabel}
        value={code}
        onChange={(value) => {
          setCode(value);
          setSlip(undefined);
        }}
        failure={slip ?? failure}
        input={{
          name: 'code',
          autoComplete: 'one-time-code',
          autoCapitalize: 'characters',
          spellCheck: false,
          maxLength: 32,
        }}
        trailing={
          <Button submits={form} busy={busy}>
            {words.codeSubmit}
          </Button>
        }
      />
    </form>
  );
}
