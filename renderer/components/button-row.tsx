import type { ReactNode } from 'react';

type ButtonRowProps = { forward: ReactNode; back: ReactNode };

/** The way out and the way on, in this order everywhere: left and right, or above and below where they do not fit. */
export function ButtonRow({ forward, back }: ButtonRowProps) {
  return (
    <div className="button-row">
      {back}
      {forward}
    </div>
  );
}
