import { longestInput } from '#contract/longest-input.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { useDraft } from '../store/draft.ts';
import { UsernameField } from './username-field.tsx';

type EarlyUsernameProps = { username: string; onChange: (username: string) => void };

/** The user name, to fill in while the mail waits for the network. It is kept for the step that asks for it. */
export function EarlyUsername({ username, onChange }: EarlyUsernameProps) {
  const { queued: words } = useLoadedApp().copy;
  useDraft('username', username);
  return (
    <section className="panel">
      <UsernameField
        value={username}
        onChange={onChange}
        hint={words.username}
        failure={username.length > longestInput.line ? 'username-too-long' : undefined}
      />
    </section>
  );
}
