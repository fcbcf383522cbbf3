import type { ReactNode } from 'react';

/** Windows puts the way forward first, macOS and Linux put it last. */
const forwardFirst = navigator.userAgent.includes('Windows');

type ButtonRowProps = { forward: ReactNode; back: ReactNode };

/** Two buttons in the platform's order. The order is the document's, so focus goes as the eye does. */
export function ButtonRow({ forward, back }: ButtonRowProps) {
  return (
    <div className="button-row">
      {forwardFirst ? forward : back}
      {forwardFirst ? back : forward}
    </div>
  );
}
