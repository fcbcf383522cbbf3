import { renderToStaticMarkup } from 'preact-render-to-string';
import type { Snapshot } from '#contract/snapshot.ts';
import { OpenPart } from '../../../../renderer/setup/setup-part.tsx';
import { AppContext } from '../../../../renderer/store/app-context.ts';
import { SetupCopyContext } from '../../../../renderer/store/part-copy.tsx';
import { copies, setupCopies } from '../../../support/copies.ts';
import { silentActions } from '../../../support/silent-actions.ts';

/** The part of the setup that is open in a snapshot, as HTML. */
export function renderPart(snapshot: Snapshot): string {
  const { language, setup } = snapshot;
  const copy = copies[language];
  const app = {
    ...snapshot,
    copy,
    laterCopy: copy,
    heading: '',
    failure: undefined,
    refusal: null,
    openPanel: () => {},
    openDoctor: () => {},
    actions: silentActions,
  };
  return renderToStaticMarkup(
    <AppContext value={app}>
      <SetupCopyContext value={setupCopies[language]}>{setup && <OpenPart setup={setup} />}</SetupCopyContext>
    </AppContext>,
  );
}
