import type { FailureCode } from '#contract/failure.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { TextField } from './text-field.tsx';

type UsernameFieldProps = {
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  failure: FailureCode | undefined;
  readOnly?: boolean;
};

/** A field for the user name of a new account. */
export function UsernameField({ readOnly = false, ...field }: UsernameFieldProps) {
  const { registering: words } = useLoadedApp().copy;
  return (
    <TextField
      {...field}
      label={words.username}
      input={{
        name: 'username',
        autoComplete: 'username',
        autoCapitalize: 'none',
        spellcheck: false,
        readOnly,
      }}
    />
  );
}
