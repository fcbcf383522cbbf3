import { useId, useState } from 'preact/hooks';
import { languages as offered } from '#contract/snapshot.ts';
import { languages } from '../copy/languages.ts';
import { useApp } from '../store/app-context.ts';
import { Icon } from './icon.tsx';
import { Sentence } from './sentence.tsx';

/**
 * The menu of languages, on every screen. A native `select`, so that keyboards, touch and screen readers handle it.
 *
 * Where a policy sets the language, a button in its place says who manages it.
 */
export function LanguageSwitch() {
  const { copy, language, actions, management } = useApp();
  if (management.languageLocked) return <LockedLanguage />;
  return (
    <div className="language-switch">
      <Icon name="language" />
      <select
        aria-label={copy.frame.language}
        value={language}
        onChange={({ currentTarget }) => {
          const chosen = offered.find((code) => code === currentTarget.value);
          if (chosen) actions.setLanguage(chosen);
        }}
      >
        {offered.map((code) => (
          <option key={code} value={code} lang={code}>
            {languages[code].name}
          </option>
        ))}
      </select>
    </div>
  );
}

function LockedLanguage() {
  const { copy, language, management } = useApp();
  const { languageLocked: reason, unnamed } = copy.organisation;
  const id = useId();
  const [told, setTold] = useState(false);
  return (
    <>
      <button type="button" className="header-button" aria-describedby={id} onClick={() => setTold(!told)}>
        <Icon name="lock" />
        <span className="visually-hidden">{copy.frame.language} </span>
        {languages[language].name}
      </button>
      <p id={id} className={told ? 'language-locked' : 'visually-hidden'}>
        <Sentence words={reason} name={management.by ?? unnamed} />
      </p>
    </>
  );
}
