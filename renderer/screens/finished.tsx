import type { SetupView } from '#contract/setup.ts';
import { AccountCard } from '../components/account-card.tsx';
import { Button } from '../components/button.tsx';
import { ConfirmInPlace } from '../components/confirm-in-place.tsx';
import { deferred } from '../components/deferred.tsx';
import { Icon } from '../components/icon.tsx';
import { LaterIcon } from '../components/later-icon.tsx';
import { NextSteps } from '../components/next-steps.tsx';
import { FirstSentenceBold, Note } from '../components/note.tsx';
import { Sentence } from '../components/sentence.tsx';
import { Status } from '../components/status.tsx';
import { type StepProps, StepScreen } from '../components/step-screen.tsx';
import { findOpenOrganisation } from '../setup/place.ts';
import { useLoadedApp } from '../store/app-context.ts';
import './finished.css';

/** Whether the proof is given: the open organisation may send, which is the aim of the setup. */
const isProven = (setup: SetupView): boolean =>
  setup.place.at === 'verifying' && findOpenOrganisation(setup)?.state === 'active';

const setupPart = deferred(async () => (await import('../setup/setup-part.tsx')).SetupPart);

/** The account, and what to do next: here, where the environment can be set up here, or on the platform. */
export function Finished({ journey }: StepProps<'finished'>) {
  const { copy, actions, links, setup } = useLoadedApp();
  const { finished: words } = copy;
  const { account, nextSteps, offline, isNew, phase } = journey;
  const busy = phase === 'busy';
  const first = nextSteps.find((next) => !next.done);
  const isOverview = !setup || setup.place.at === 'board';

  return (
    <StepScreen
      journey={journey}
      hasPicture={isOverview || isProven(setup)}
      actions={
        !setup && (
          <div className="button-row">
            <Button
              look="primary"
              icon={<Icon name="external" />}
              onClick={() => actions.openLink(first ? { nextStep: first.id } : 'platform')}
            >
              {words.goOn}
            </Button>
          </div>
        )
      }
    >
      {isOverview && (
        <>
          <p className="lead">{isNew ? words.newLead : words.lead}</p>
          <AccountCard account={account} note={<Sentence words={words.username} name={account.username} />} />
        </>
      )}
      {offline && !setup && (
        <Note kind="warning">
          <p>
            <FirstSentenceBold>{words.offline}</FirstSentenceBold>
          </p>
          <Button
            look="link"
            icon={<LaterIcon name="retry" />}
            busy={busy}
            onClick={() => actions.send({ type: 'retry' })}
          >
            {copy.frame.retry}
          </Button>
        </Note>
      )}
      <Status>{busy && words.checking}</Status>
      {setup ? <setupPart.Part setup={setup} /> : <NextSteps steps={nextSteps} />}
      <div className="aside-links">
        {links.includes('video') && (
          <Button look="link" icon={<LaterIcon name="play" />} onClick={() => actions.openLink('video')}>
            {words.video}
          </Button>
        )}
        <SignOut />
      </div>
    </StepScreen>
  );
}

/** The button that signs out, with a confirmation. */
function SignOut() {
  const { copy, actions } = useLoadedApp();
  const { finished: words } = copy;
  return (
    <ConfirmInPlace
      className="panel sign-out"
      open={words.signOut}
      icon={<LaterIcon name="signOut" />}
      question={words.signOutQuestion}
      cancel={words.stay}
      confirm={words.signOutSure}
      onConfirm={() => actions.send({ type: 'sign-out' })}
    />
  );
}
