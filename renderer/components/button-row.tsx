import type { ComponentChildren } from 'preact';

type ButtonRowProps = { forward: ComponentChildren; back: ComponentChildren };

/** The buttons that go back and on, in this order everywhere: side by side, or stacked where they do not fit. */
export function ButtonRow({ forward, back }: ButtonRowProps) {
  return (
    <div className="button-row">
      {back}
      {forward}
    </div>
  );
}
