import { createContext, useContext } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import type { Failure } from '#contract/journey.ts';
import type { Language, Notice } from '#contract/snapshot.ts';
import type { Copy } from '../copy/copy.ts';
import type { Actions } from './mirror.ts';

/** What every screen can reach without being handed it: the words, and the way to ask main for something. */
export type Scene = {
  copy: Copy;
  language: Language;
  heading: string;
  notices: readonly Notice[];
  /** What went wrong at this step, wherever it is shown. */
  failure: Failure | undefined;
  refusal: FailureCode | null;
  actions: Actions;
};

export const SceneContext = createContext<Scene | null>(null);

export function useScene(): Scene {
  const scene = useContext(SceneContext);
  if (!scene) throw new Error('a screen was rendered outside <App>');
  return scene;
}
