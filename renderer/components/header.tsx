import { useScene } from '../store/scene.ts';
import { LanguageSwitch } from './language-switch.tsx';

/** The window's fixed top: whose app this is, which environment unless it is the real one, and the language. */
export function Header({ environment }: { environment: string }) {
  const { copy } = useScene();
  return (
    <header className="header">
      <Wordmark />
      {environment !== 'production' && (
        <p className="badge">
          <span className="visually-hidden">{copy.frame.environment} </span>
          {environment}
        </p>
      )}
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
