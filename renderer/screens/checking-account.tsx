import { AccountCard } from '../components/account-card.tsx';
import { Button } from '../components/button.tsx';
import { FirstSentenceBold, Note } from '../components/note.tsx';
import { Sentence } from '../components/sentence.tsx';
import { Status } from '../components/status.tsx';
import { type StepProps, StepScreen } from '../components/step-screen.tsx';
import { useLoadedApp } from '../store/app-context.ts';

/**
 * Asks whether this is the right account, before the platform is told of it.
 *
 * The primary button, at the right, is the safe answer: another account, unless this one is harmless. An account outside the
 * required organisation cannot be confirmed.
 */
export function CheckingAccount({ journey }: StepProps<'checking-account'>) {
  const { copy, actions, management } = useLoadedApp();
  const { checkingAccount: words } = copy;
  const { concern } = journey;
  const busy = journey.phase === 'busy';
  const harmless = concern === 'new-account';
  const outside = concern === 'outside-organisation';
  const expected =
    concern === 'other-organisation' ? (journey.expected ?? management.organisation) : journey.expected;

  const another = (
    <Button
      key="another"
      look={harmless ? 'secondary' : 'primary'}
      onClick={() => actions.send({ type: 'use-another-account' })}
    >
      {words.other}
    </Button>
  );
  const leave = <Button onClick={() => actions.send({ type: 'cancel' })}>{copy.frame.cancel}</Button>;
  const confirm = (
    <Button
      key="confirm"
      look={harmless ? 'primary' : 'secondary'}
      busy={busy}
      onClick={() => actions.send({ type: 'confirm-account' })}
    >
      {words.confirm}
    </Button>
  );

  return (
    <StepScreen
      journey={journey}
      actions={
        <div className="button-row">
          {harmless ? another : outside ? leave : confirm}
          {harmless ? confirm : another}
        </div>
      }
    >
      <AccountCard account={journey.account} note={words.signedInWith(copy.methods[journey.method].name)} />
      <Note kind={harmless ? 'info' : 'warning'}>
        <p>
          <FirstSentenceBold>{words.concern[concern]}</FirstSentenceBold>
        </p>
        {expected && (
          <p>
            <Expected words={words[outside ? 'expected' : 'suggested']} organisation={expected} />
          </p>
        )}
      </Note>
      <Status>{busy && copy.frame.busy}</Status>
    </StepScreen>
  );
}

type ExpectedProps = {
  words: (organisation: string) => string;
  organisation: { name: string; domains?: string[] };
};

/** The organisation whose account is expected: `Molen B.V. (@molen.test, @molen.example)`. */
function Expected({ words, organisation: { name, domains = [] } }: ExpectedProps) {
  const whose = domains.length === 0 ? '' : ` (${domains.map((domain) => `@${domain}`).join(', ')})`;
  return (
    <Sentence words={words} name={name + whose}>
      <bdi>{name}</bdi>
      {whose}
    </Sentence>
  );
}
