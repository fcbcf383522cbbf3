import { useLoadedApp } from '../store/app-context.ts';
import { LaterIcon } from './later-icon.tsx';
import './phrase.css';

/** Two words to compare with those on a page in the browser, and what to do when they differ. */
export function Phrase({ ask, phrase }: { ask: string; phrase: string }) {
  const { copy } = useLoadedApp();
  return (
    <div className="note">
      <LaterIcon name="search" />
      <div className="note-words">
        <p>{ask}</p>
        <p className="phrase" lang="nl">
          {phrase}
        </p>
        <p className="hint">{copy.waiting.phraseDiffers}</p>
      </div>
    </div>
  );
}
