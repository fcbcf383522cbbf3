import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FailureCode } from '#contract/failure.ts';
import type { Failure } from '#contract/journey.ts';
import type { Snapshot } from '#contract/snapshot.ts';
import type { LoadedCopy } from './loaded-copy.ts';
import type { Actions } from './mirror.ts';

/** What every component can reach without props: the words, the snapshot in their language, and the requests to main. */
type AppState = LoadedCopy &
  Omit<Snapshot, 'language'> & {
    heading: string;
    /** What went wrong at this step, whichever control it is shown beside. */
    failure: Failure | undefined;
    /** The code of the last request that main refused. */
    refusal: FailureCode | null;
    /** Opens the panel with the rules of this machine, over the screen. */
    openPanel: () => void;
    /** Opens the doctor, over the screen. */
    openDoctor: () => void;
    actions: Actions;
  };

/** Provided by `<App>`. */
export const AppContext = createContext<AppState | null>(null);

/** What every component can reach. @throws Error outside `<App>`. */
export function useApp(): AppState {
  const state = useContext(AppContext);
  if (!state) throw new Error('a screen was rendered outside <App>');
  return state;
}

/**
 * The same with every word as `copy`, for what is shown only once the words of the later screens are there.
 *
 * @throws Error before that.
 */
export function useLoadedApp() {
  const state = useApp();
  if (!state.laterCopy) throw new Error('a later screen was rendered before its words were there');
  return { ...state, copy: state.laterCopy };
}
