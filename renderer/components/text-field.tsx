import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import { FailureNote } from './failure-note.tsx';

type TextFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string | undefined;
  failure?: FailureCode | undefined;
  input: Pick<
    ComponentProps<'input'>,
    | 'type'
    | 'autoComplete'
    | 'inputMode'
    | 'spellCheck'
    | 'maxLength'
    | 'autoCapitalize'
    | 'name'
    | 'readOnly'
  >;
  /** Stands at the end of the box, such as the switch that shows a password. */
  trailing?: ReactNode;
};

/** A labelled box for one line. A failure stands under it, is tied to it, and brings the focus back to it. */
export function TextField({ label, value, onChange, hint, failure, input, trailing }: TextFieldProps) {
  const id = useId();
  const element = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (failure) element.current?.focus();
  }, [failure]);

  const hintId = hint ? `${id}-hint` : undefined;
  const failureId = failure ? `${id}-failure` : undefined;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="box">
        <input
          {...input}
          ref={element}
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={failure ? true : undefined}
          aria-describedby={[failureId, hintId].filter(Boolean).join(' ') || undefined}
        />
        {trailing}
      </div>
      {hint && (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
      {failure && <FailureNote code={failure} id={failureId} />}
    </div>
  );
}
