import type { ComponentChildren, ComponentProps, TargetedClipboardEvent, TargetedSubmitEvent } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { FailureCode } from '#contract/failure.ts';
import { FailureNote } from './failure-note.tsx';
import './text-field.css';

type TextFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Extracts the value from a pasted text, such as the address from `Jan <a@b.nl>`. The field shows it at once. */
  extract?: (pasted: string) => string;
  hint?: string | undefined;
  failure?: FailureCode | undefined;
  /** Without `maxLength`, which cuts a pasted text silently, and without `type="email"`, which rewrites what is typed. */
  input: Pick<
    ComponentProps<'input'>,
    'autoComplete' | 'inputMode' | 'spellcheck' | 'autoCapitalize' | 'name' | 'readOnly'
  > &
    ({ type?: 'text' } | { type: 'password' });
  /** A control at the end of the box, such as the button that shows a password. */
  trailing?: ComponentChildren;
};

/** A labelled input of one line. A failure is shown under it, describes it, and moves the focus back to it. */
export function TextField({
  label,
  value,
  onChange,
  extract,
  hint,
  failure,
  input,
  trailing,
}: TextFieldProps) {
  const id = useId();
  const element = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (failure) element.current?.focus();
  }, [failure]);

  function paste(event: TargetedClipboardEvent<HTMLInputElement>) {
    if (!extract || input.readOnly) return;
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    // The input itself would join lines without a space, and with them the words at their ends.
    const extracted = extract(pasted).replace(/\s+/g, ' ');
    if (extracted === pasted) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    onChange(value.slice(0, selectionStart ?? 0) + extracted + value.slice(selectionEnd ?? value.length));
  }

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
          onInput={(event) => onChange(event.currentTarget.value)}
          onPaste={paste}
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
      <FailureNote code={failure} id={failureId} />
    </div>
  );
}

/**
 * Focuses the input that is marked as invalid already, when a form is submitted again with the same mistake. An input that
 * becomes invalid takes the focus by itself.
 */
export function focusInvalid({ currentTarget }: TargetedSubmitEvent<HTMLFormElement>): void {
  currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
