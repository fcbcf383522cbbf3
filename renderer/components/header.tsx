import { useScene } from '../store/scene.ts';
import { LanguageSwitch } from './language-switch.tsx';

/** The window's fixed top: whose app this is, which environment unless it is the real one, whose rules hold, and the language. */
export function Header({ environment }: { environment: string }) {
  const { copy, openPanel } = useScene();
  return (
    <header className="header">
      <Wordmark />
      {environment !== 'production' && (
        <p className="badge">
          <span className="visually-hidden">{copy.frame.environment} </span>
          {environment}
        </p>
      )}
      <button type="button" className="header-button" aria-haspopup="dialog" onClick={openPanel}>
        {copy.organisation.open}
      </button>
      <LanguageSwitch />
    </header>
  );
}

/** The name as text: readable at any zoom, in any theme and by any reader. */
export function Wordmark() {
  return (
    <p className="wordmark">
      <span className="wordmark-e">e</span>Connect
    </p>
  );
}
