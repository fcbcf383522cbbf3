import { renderToStaticMarkup } from 'preact-render-to-string';
import type { FailureCode } from '#contract/failure.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import { App } from '../../renderer/app.tsx';
import { copies } from './copies.ts';
import { silentActions } from './silent-actions.ts';

type Options = {
  refusal?: FailureCode | null;
  /** Before the words of the later screens are loaded. */
  isEarly?: boolean;
};

/** The window in a state, as HTML. A screen after the first has to be loaded before, by `warmLaterScreens`. */
export function renderApp(snapshot: Snapshot, { refusal = null, isEarly = false }: Options = {}): string {
  const { language } = snapshot;
  const copy = copies[language];
  return renderToStaticMarkup(
    <App
      snapshot={snapshot}
      copy={{ language, copy, laterCopy: isEarly ? null : copy }}
      refusal={refusal}
      actions={silentActions}
    />,
  );
}
