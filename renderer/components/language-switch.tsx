import { useId, useState } from 'react';
import { type Language, languages as offered } from '#contract/snapshot.ts';
import { languages } from '../copy/copy.ts';
import { useScene } from '../store/scene.ts';
import { Lock } from './lock.tsx';
import { Sentence } from './sentence.tsx';

/**
 * One button a language, on every screen. Its full name is for those who hear it, in that language.
 *
 * Where the language is not the person's to choose the buttons say who chose it, to whoever tries, points or listens.
 */
export function LanguageSwitch() {
  const { copy, language, actions, management } = useScene();
  const { languageLocked: locked } = management;
  const id = useId();
  const [told, setTold] = useState(false);
  const { languageLocked: reason, unnamed } = copy.organisation;
  const by = management.by ?? unnamed;
  return (
    <>
      <fieldset className="language-switch" title={locked ? reason(isolated(by)) : undefined}>
        <legend className="visually-hidden">{copy.frame.language}</legend>
        {locked && <Lock />}
        {offered.map((code: Language) => (
          <button
            key={code}
            type="button"
            lang={code}
            aria-pressed={code === language}
            aria-disabled={locked || undefined}
            aria-describedby={locked ? id : undefined}
            onClick={() => (locked ? setTold(!told) : actions.setLanguage(code))}
          >
            {code.toUpperCase()}
            <span className="visually-hidden"> {languages[code].name}</span>
          </button>
        ))}
      </fieldset>
      {locked && (
        <p id={id} className={told ? 'language-locked' : 'visually-hidden'}>
          <Sentence words={reason} name={by} />
        </p>
      )}
    </>
  );
}

/**
 * A name for a text that can hold no elements, such as a `title`: between FIRST STRONG ISOLATE and POP DIRECTIONAL
 * ISOLATE it does not rearrange the words around it, as in `<bdi>`.
 */
const isolated = (name: string): string => `\u2068${name}\u2069`;
