import { AccountCard } from '../components/account-card.tsx';
import { Button } from '../components/button.tsx';
import { Screen } from '../components/screen.tsx';
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
      {expected && <p className="hint-box">{words[outside ? 'expected' : 'suggested'](inWords(expected))}</p>}
      <Status hidden={!busy}>{busy ? copy.frame.busy : ''}</Status>
    </Screen>
  );
}

/** `Molen B.V. (@molen.test, @molen.example)` */
function inWords({ name, domains = [] }: { name: string; domains?: string[] }): string {
  return domains.length === 0 ? name : `${name} (${domains.map((domain) => `@${domain}`).join(', ')})`;
}
