import { useState } from 'react';
import { longestInput } from '#contract/longest-input.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { useDraft } from '../store/draft.ts';
import { UsernameField } from './username-field.tsx';

/** The user name, to fill in while the mail waits for the network. It is kept for the step that asks for it. */
export function EarlyUsername() {
  const { queued: words } = useLoadedApp().copy;
  const [username, setUsername] = useState('');
  useDraft('username', username);
  return (
    <section className="panel">
      <UsernameField
        value={username}
        onChange={setUsername}
        hint={words.username}
        failure={username.length > longestInput.line ? 'username-too-long' : undefined}
      />
    </section>
  );
}
