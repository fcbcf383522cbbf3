import { createContext, useContext } from 'react';
import type { FailureCode } from '#contract/failure.ts';
import type { Failure, Step } from '#contract/journey.ts';
import type { Management } from '#contract/policy.ts';
import type { Language, Notice, PlatformTopic, RefusedLink } from '#contract/snapshot.ts';
import type { UpdateView } from '#contract/update.ts';
import type { Copy, FirstCopy } from '../copy/shape.ts';
import type { Actions } from './mirror.ts';

/** What every screen can reach without being handed it: the words, and the way to ask main for something. */
type Scene = {
  copy: FirstCopy;
  /** Every word, null until those of the later screens are there. */
  whole: Copy | null;
  language: Language;
  heading: string;
  step: Step;
  notices: readonly Notice[];
  refusedLink: RefusedLink | undefined;
  /** The platform's pages that there are. */
  links: readonly PlatformTopic[];
  management: Management;
  /** What is known about newer versions than `version`. */
  update: UpdateView;
  version: string;
  /** Shows whose rules hold here, over the screen. */
  openPanel: () => void;
  /** Looks for what is wrong, over the screen. */
  openDoctor: () => void;
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

/** The same for what is shown only once every word is there. */
export function useLaterScene(): Scene & { copy: Copy } {
  const scene = useScene();
  if (!scene.whole) throw new Error('a later screen was rendered before its words were there');
  return { ...scene, copy: scene.whole };
}
