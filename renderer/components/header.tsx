import { useScene } from '../store/scene.ts';
import { Icon } from './icon.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Mark } from './mark.tsx';

/** The window's fixed top: whose app this is, which environment unless it is the real one, whose rules hold, and the language. */
export function Header({ environment }: { environment: string }) {
  const { copy, openPanel } = useScene();
  const isNamed = environment !== '' && environment !== 'production';
  return (
    <header className="header">
      <Wordmark />
      {isNamed && (
        <p className="badge">
          <span className="visually-hidden">{copy.frame.environment} </span>
          {environment}
        </p>
      )}
      <button type="button" className="header-button" aria-haspopup="dialog" onClick={openPanel}>
        <Icon name="organisation" />
        <span className="header-words">{copy.organisation.open}</span>
      </button>
      <LanguageSwitch />
    </header>
  );
}

/** The mark, and the name as text: readable at any zoom, in any theme and by any reader. */
export function Wordmark() {
  return (
    <p className="wordmark">
      <Mark />
      eConnect
    </p>
  );
}
