import { type Language, languages as offered } from '#contract/snapshot.ts';
import { languages } from '../copy/copy.ts';
import { useScene } from '../store/scene.ts';

/** One button a language, on every screen. Its full name is for those who hear it, in that language. */
export function LanguageSwitch() {
  const { copy, language, actions } = useScene();
  return (
    <fieldset className="language-switch">
      <legend className="visually-hidden">{copy.frame.language}</legend>
      {offered.map((code: Language) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === language}
          onClick={() => actions.setLanguage(code)}
        >
          {code.toUpperCase()}
          <span className="visually-hidden"> {languages[code].name}</span>
        </button>
      ))}
    </fieldset>
  );
}
