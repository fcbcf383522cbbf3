import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { FailureCode } from '#contract/failure.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { FailureNote } from './failure-note.tsx';
import './accept-terms.css';

type AcceptTermsProps = {
  version: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  failure: FailureCode | undefined;
};

/** The checkbox that accepts one version of the terms. It is never checked beforehand. */
export function AcceptTerms({ version, checked, onChange, failure }: AcceptTermsProps) {
  const { copy } = useLoadedApp();
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (failure) box.current?.focus();
  }, [failure]);

  return (
    <div className="field">
      <label className="tick">
        <input
          ref={box}
          type="checkbox"
          checked={checked}
          onChange={(event) => onChange(event.currentTarget.checked)}
          aria-invalid={failure ? true : undefined}
          aria-describedby={failure && `${id}-failure`}
        />
        <span>{copy.registering.accept(version)}</span>
      </label>
      {failure && <FailureNote code={failure} id={`${id}-failure`} />}
    </div>
  );
}
