import { useState } from 'preact/hooks';
import type { FailureCode } from '#contract/failure.ts';
import type { PasswordPolicy } from '#contract/journey.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { TextField } from './text-field.tsx';
import './account-fields.css';

type PasswordFieldProps = {
  value: string;
  onChange: (value: string) => void;
  policy: PasswordPolicy | undefined;
  failure: FailureCode | undefined;
  readOnly: boolean;
};

/** A field for a new password with a button that shows it: seeing it proves more than typing it twice. */
export function PasswordField({ value, onChange, policy, failure, readOnly }: PasswordFieldProps) {
  const { registering: words } = useLoadedApp().copy;
  const [shown, setShown] = useState(false);
  const hintOf = ({ minimumLength, maximumLength }: PasswordPolicy) =>
    failure === 'password-too-long' ? words.passwordLimit(maximumLength) : words.passwordHint(minimumLength);
  return (
    <TextField
      label={words.password}
      value={value}
      onChange={onChange}
      hint={policy && hintOf(policy)}
      failure={failure}
      input={{
        type: shown ? 'text' : 'password',
        name: 'password',
        autoComplete: 'new-password',
        autoCapitalize: 'none',
        spellcheck: false,
        readOnly,
      }}
      trailing={
        <button type="button" className="show-password" onClick={() => setShown(!shown)}>
          <span aria-hidden="true">{shown ? words.hide : words.show}</span>
          <span className="visually-hidden">{shown ? words.hidePassword : words.showPassword}</span>
        </button>
      }
    />
  );
}

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
