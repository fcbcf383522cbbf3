import { useLoadedApp } from '../store/app-context.ts';
import { ConfirmInPlace } from './confirm-in-place.tsx';
import { LaterIcon } from './later-icon.tsx';
import './sign-out.css';

/** The button that signs out, with a confirmation. */
export function SignOut() {
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
