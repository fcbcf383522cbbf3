import { mayPay, type OwnOrganisation, type SetupView } from '#contract/setup.ts';
import { Button } from '../components/button.tsx';
import { FailureNote } from '../components/failure-note.tsx';
import { Icon } from '../components/icon.tsx';
import { LaterIcon } from '../components/later-icon.tsx';
import { FirstSentenceBold, Note } from '../components/note.tsx';
import { Sentence } from '../components/sentence.tsx';
import { Status } from '../components/status.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import { useSetupCopy } from '../store/part-copy.tsx';
import { BackButton } from './back-button.tsx';
import { PassOn } from './pass-on.tsx';
import { findOpenOrganisation, type PartProps } from './place.ts';

/** The proof that the person may act for an organisation: what is asked, and what came of it. */
export function Verifying({ setup, place }: PartProps<'verifying'>) {
  const organisation = findOpenOrganisation(setup);
  return (
    <>
      {organisation && <State organisation={organisation} />}
      <FailureNote code={setup.failure?.code} />
      {organisation && mayPay(organisation) && (
        <Payment setup={setup} page={place.page} isPending={organisation.state === 'pending'} />
      )}
      <div className="button-row">
        <BackButton />
      </div>
    </>
  );
}

function State({ organisation: { name, state, reason } }: { organisation: OwnOrganisation }) {
  const { verifying: words } = useSetupCopy();
  switch (state) {
    case 'active':
      return (
        <Note kind="info">
          <p role="status">
            <Sentence words={words.active} name={name} />
          </p>
        </Note>
      );
    case 'in-review':
      return (
        <Note kind="warning">
          <p role="status">
            <strong>{words.inReview}</strong>
          </p>
          {reason && <p>{words.reason[reason]}</p>}
          <p>{words.inReviewNext}</p>
        </Note>
      );
    case 'refused':
      return (
        <Note kind="wrong">
          <p role="status">
            <strong>{words.refused}</strong> {words.reason[reason ?? 'other']}
          </p>
        </Note>
      );
    case 'added':
    case 'pending':
      return (
        <p className="lead">
          <Sentence words={words.lead} name={name} />
        </p>
      );
  }
}

type PaymentProps = { setup: SetupView; page: PartProps<'verifying'>['place']['page']; isPending: boolean };

/** What is asked, said before the browser opens, and every way to do it. */
function Payment({ setup, page, isPending }: PaymentProps) {
  const { actions } = useLoadedApp();
  const { verifying: words } = useSetupCopy();
  const isBusy = setup.phase !== 'idle';
  const status = setup.phase === 'busy' ? words.busy : page === 'none' ? '' : words[page];
  return (
    <>
      <ol className="setup-rules">
        {words.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ol>
      <Status>{status || (isPending && words.pending)}</Status>
      <div className="button-row">
        <Button
          icon={<LaterIcon name="copy" />}
          busy={isBusy}
          onClick={() => actions.setUp({ type: 'copy-page' })}
        >
          {words.copy}
        </Button>
        <Button
          look="primary"
          icon={<Icon name="external" />}
          busy={isBusy}
          onClick={() => actions.setUp({ type: 'open-page' })}
        >
          {page === 'opened' ? words.openAgain : words.open}
        </Button>
      </div>
      {page !== 'none' && (
        <Note kind="info">
          <p>
            <FirstSentenceBold>{words.other}</FirstSentenceBold>
          </p>
          <PassOn message="ask-to-pay" label={words.otherCopy} copied={words.otherCopied} />
        </Note>
      )}
      <p className="hint">{words.invoiceText}</p>
      <Button look="link" busy={isBusy} onClick={() => actions.setUp({ type: 'verify', method: 'invoice' })}>
        {words.invoice}
      </Button>
    </>
  );
}
