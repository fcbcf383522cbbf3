import type { ReactNode } from 'react';

type ButtonRowProps = { forward: ReactNode; back: ReactNode };

/** The buttons that go back and on, in this order everywhere: side by side, or stacked where they do not fit. */
export function ButtonRow({ forward, back }: ButtonRowProps) {
  return (
    <div className="button-row">
      {back}
      {forward}
    </div>
  );
}
