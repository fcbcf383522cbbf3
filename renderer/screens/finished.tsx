import { AccountCard } from '../components/account-card.tsx';
import { Button } from '../components/button.tsx';
import { NextSteps } from '../components/next-steps.tsx';
import { Screen } from '../components/screen.tsx';
import { Sentence } from '../components/sentence.tsx';
import { SignOut } from '../components/sign-out.tsx';
import { Status } from '../components/status.tsx';
import { useLaterScene } from '../store/scene.ts';
import type { StepProps } from './step.ts';

/** There is an account, and this is it: what to do with it now. */
export function Finished({ journey }: StepProps<'finished'>) {
  const { copy, actions, links } = useLaterScene();
  const { finished: words } = copy;
  const { account, nextSteps, offline, isNew, progress } = journey;
  const busy = progress === 'busy';
  const first = nextSteps.find((next) => !next.done);

  return (
    <Screen
      actions={
        <div className="button-row">
          <Button
            look="primary"
            onClick={() => actions.openLink(first ? { nextStep: first.id } : 'platform')}
          >
            {words.goOn}
          </Button>
        </div>
      }
    >
      <p className="lead">{isNew ? words.newLead : words.lead}</p>
      <AccountCard account={account} note={<Sentence words={words.username} name={account.username} />} />
      {offline && (
        <div className="offline">
          <p>{words.offline}</p>
          <Button look="link" busy={busy} onClick={() => actions.send({ type: 'retry' })}>
            {copy.frame.retry}
          </Button>
        </div>
      )}
      <Status hidden={!busy}>{busy ? words.checking : ''}</Status>
      <NextSteps steps={nextSteps} />
      <div className="aside-links">
        {links.includes('video') && (
          <Button look="link" onClick={() => actions.openLink('video')}>
            {words.video}
          </Button>
        )}
        <SignOut />
      </div>
    </Screen>
  );
}
