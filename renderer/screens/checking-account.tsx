import { AccountCard } from '../components/account-card.tsx';
import { Button } from '../components/button.tsx';
import { Screen } from '../components/screen.tsx';
import { Sentence } from '../components/sentence.tsx';
import { Status } from '../components/status.tsx';
import { useLaterScene } from '../store/scene.ts';
import type { StepProps } from './step.ts';

/**
 * Asks whether this is the right account, before the platform hears of it.
 *
 * Leaving it is the safe answer, so it comes first; it is the loud one too, save where nothing is wrong with the account.
 * With an account of somebody else's organisation there is no going on.
 */
export function CheckingAccount({ journey }: StepProps<'checking-account'>) {
  const { copy, actions, management } = useLaterScene();
  const { checkingAccount: words } = copy;
  const { concern } = journey;
  const busy = journey.progress === 'busy';
  const harmless = concern === 'new-account';
  const outside = concern === 'outside-organisation';
  const expected =
    concern === 'other-organisation' ? (journey.expected ?? management.organisation) : journey.expected;

  return (
    <Screen
      actions={
        <div className="button-row">
          <Button
            look={harmless ? 'secondary' : 'primary'}
            onClick={() => actions.send({ type: 'use-another-account' })}
          >
            {words.other}
          </Button>
          {outside ? (
            <Button onClick={() => actions.send({ type: 'cancel' })}>{copy.frame.cancel}</Button>
          ) : (
            <Button
              look={harmless ? 'primary' : 'secondary'}
              busy={busy}
              onClick={() => actions.send({ type: 'confirm-account' })}
            >
              {words.confirm}
            </Button>
          )}
        </div>
      }
    >
      <AccountCard account={journey.account} note={words.signedInWith(copy.methods[journey.method].name)} />
      <p className={harmless ? 'hint-box' : 'concern'}>{words.concern[concern]}</p>
      {expected && (
        <p className="hint-box">
          <Expected words={words[outside ? 'expected' : 'suggested']} organisation={expected} />
        </p>
      )}
      <Status hidden={!busy}>{busy ? copy.frame.busy : ''}</Status>
    </Screen>
  );
}

type ExpectedProps = {
  words: (organisation: string) => string;
  organisation: { name: string; domains?: string[] };
};

/** Of whom an account is expected: `Molen B.V. (@molen.test, @molen.example)`. */
function Expected({ words, organisation: { name, domains = [] } }: ExpectedProps) {
  const whose = domains.length === 0 ? '' : ` (${domains.map((domain) => `@${domain}`).join(', ')})`;
  return (
    <Sentence words={words} name={name + whose}>
      <bdi>{name}</bdi>
      {whose}
    </Sentence>
  );
}
