import { type FormEvent, useId, useState } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import { useLaterScene } from '../store/scene.ts';
import { Button } from './button.tsx';
import { TextField } from './text-field.tsx';

/** Where the text goes that the browser's page gave. What was pasted stays when it was the wrong one. */
export function PasteForm({ failure }: { failure: FailureCode | undefined }) {
  const { copy, actions } = useLaterScene();
  const { signingIn: words } = copy;
  const form = useId();
  const [text, setText] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    actions.send({ type: 'submit-pasted', text: text.trim() });
  }

  return (
    <form id={form} noValidate onSubmit={submit}>
      <TextField
        label={words.pasteLabel}
        value={text}
        onChange={setText}
        failure={failure}
        input={{ name: 'pasted', autoComplete: 'off', spellCheck: false, maxLength: 4096 }}
        trailing={
          <Button look="primary" submits={form}>
            {words.pasteSubmit}
          </Button>
        }
      />
    </form>
  );
}
