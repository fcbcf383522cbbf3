import { longestInput } from '#contract/longest-input.ts';
import { useDraft } from '../store/draft.ts';
import { useLaterScene } from '../store/scene.ts';
import { TextField } from './text-field.tsx';

type UsernameBeforehandProps = { username: string; onChange: (username: string) => void };

/** The user name, for who wants to go on while the mail waits for the network. Kept for the step that asks for it. */
export function UsernameBeforehand({ username, onChange }: UsernameBeforehandProps) {
  const { copy } = useLaterScene();
  useDraft('username', username);
  return (
    <section className="panel">
      <TextField
        label={copy.registering.username}
        value={username}
        onChange={onChange}
        hint={copy.queued.username}
        failure={username.length > longestInput.line ? 'username-too-long' : undefined}
        input={{
          name: 'username',
          autoComplete: 'username',
          autoCapitalize: 'none',
          spellCheck: false,
        }}
      />
    </section>
  );
}
