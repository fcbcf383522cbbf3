import type { TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { extractActivationCode, isActivationCode } from '#contract/activation-code.ts';
import type { FailureCode } from '#contract/failure.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { Button } from './button.tsx';
import { focusInvalid, TextField } from './text-field.tsx';

type CodeFormProps = { failure: FailureCode | undefined; busy: boolean };

/** The form for the code in the mail, for people who read it on another device or whose mail filter breaks links. */
export function CodeForm({ failure, busy }: CodeFormProps) {
  const { copy, actions } = useLoadedApp();
  const { waiting: words } = copy;
  const form = useId();
  const [code, setCode] = useState('');
  const [defect, setDefect] = useState<FailureCode>();

  function submit(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const extracted = extractActivationCode(code);
    const canBeCode = isActivationCode(extracted);
    // The field shows what is sent.
    setCode(extracted);
    setDefect(canBeCode ? undefined : 'code-invalid');
    if (canBeCode) actions.send({ type: 'submit-code', code: extracted });
    else focusInvalid(event);
  }

  return (
    <form id={form} noValidate onSubmit={submit}>
      <TextField
        label={words.codeLabel}
        value={code}
        onChange={(value) => {
          setCode(value);
          setDefect(undefined);
        }}
        extract={extractActivationCode}
        failure={defect ?? failure}
        input={{
          name: 'code',
          autoComplete: 'one-time-code',
          inputMode: 'numeric',
          spellcheck: false,
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
