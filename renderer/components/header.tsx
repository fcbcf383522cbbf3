import { useApp } from '../store/app-context.ts';
import { Icon } from './icon.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Mark } from './mark.tsx';
import './header.css';

/** The fixed top of the window: the wordmark, the environment unless it is production, the panel's button and the language. */
export function Header() {
  const { copy, environment, openPanel } = useApp();
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

/** The mark and the name. The name is text, so that zoom, themes and screen readers handle it. */
export function Wordmark() {
  return (
    <p className="wordmark">
      <Mark />
      eConnect
    </p>
  );
}
