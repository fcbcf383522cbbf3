import type { TargetedSubmitEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { FailureCode } from '#contract/failure.ts';
import { longestInput } from '#contract/longest-input.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { Button } from './button.tsx';
import { focusInvalid, TextField } from './text-field.tsx';

/** The form for the text that the browser's page gives to paste. A wrong text stays, to be corrected. */
export function PasteForm({ failure }: { failure: FailureCode | undefined }) {
  const { copy, actions } = useLoadedApp();
  const { signingIn: words } = copy;
  const form = useId();
  const [text, setText] = useState('');
  const [defect, setDefect] = useState<FailureCode>();

  function submit(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const pasted = text.trim();
    const isTooLong = pasted.length > longestInput.pasted;
    setDefect(isTooLong ? 'paste-wrong' : undefined);
    if (isTooLong) focusInvalid(event);
    else actions.send({ type: 'submit-pasted', text: pasted });
  }

  return (
    <form id={form} noValidate onSubmit={submit}>
      <TextField
        label={words.pasteLabel}
        value={text}
        onChange={(value) => {
          setText(value);
          setDefect(undefined);
        }}
        failure={defect ?? failure}
        input={{ name: 'pasted', autoComplete: 'off', spellcheck: false }}
        trailing={
          <Button look="primary" submits={form}>
            {words.pasteSubmit}
          </Button>
        }
      />
    </form>
  );
}
