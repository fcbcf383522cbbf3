import { type FormEvent, useId, useState } from 'react';
import { extractActivationCode, isActivationCode } from '#contract/activation-code.ts';
import type { FailureCode } from '#contract/failure.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { focusInvalid } from '../store/focus-invalid.ts';
import { Button } from './button.tsx';
import { TextField } from './text-field.tsx';

type CodeFormProps = { failure: FailureCode | undefined; busy: boolean };

/** For who reads the mail elsewhere, or behind a filter that breaks links: the code in it, typed. */
export function CodeForm({ failure, busy }: CodeFormProps) {
  const { copy, actions } = useLoadedApp();
  const { waiting: words } = copy;
  const form = useId();
  const [code, setCode] = useState('');
  const [slip, setSlip] = useState<FailureCode>();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const taken = extractActivationCode(code);
    const canBeOne = isActivationCode(taken);
    // What is shown is what is sent.
    setCode(taken);
    setSlip(canBeOne ? undefined : 'code-invalid');
    if (canBeOne) actions.send({ type: 'submit-code', code: taken });
    else focusInvalid(event);
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
        extract={extractActivationCode}
        failure={slip ?? failure}
        input={{
          name: 'code',
          autoComplete: 'one-time-code',
          inputMode: 'numeric',
          spellCheck: false,
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
