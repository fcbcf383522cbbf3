import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './disclosure.css';

type DisclosureProps = { label: string; open: boolean; onToggle: () => void; children: ComponentChildren };

/** A button that shows and hides what is under it. */
export function Disclosure({ label, open, onToggle, children }: DisclosureProps) {
  const id = useId();
  return (
    <div className="stack">
      <button
        type="button"
        className="disclosure"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={onToggle}
      >
        <Chevron />
        {label}
      </button>
      {open && (
        <div className="stack" id={id}>
          {children}
        </div>
      )}
    </div>
  );
}

/** The arrow of a control that opens something: a decoration beside words. */
export function Chevron() {
  return (
    <svg className="chevron" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d="m8 5 5 5-5 5" />
    </svg>
  );
}
