import type { Snapshot } from '#contract/snapshot.ts';

/** What main tells, and the heading by which it is known to be shown. */
export type Shown = { next: Snapshot; heading: string };

/**
 * Arrives in the page at the last of these from the one before it, with nothing over the screen. Main numbers what it tells.
 *
 * Refers to nothing outside itself, because its text is sent into a page.
 */
export async function arriveInPage(steps: readonly Shown[]): Promise<void> {
  /** What is loaded already is there after some microtasks, for which no frame is drawn. */
  const until = async (isThere: () => boolean, what: string): Promise<void> => {
    for (let microtasks = 0; microtasks < 50 && !isThere(); microtasks += 1) await null;
    for (let frames = 0; !isThere(); frames += 1) {
      if (frames > 600) throw new Error(`${what} did not come`);
      await new Promise(requestAnimationFrame);
    }
  };
  const open = document.querySelector<HTMLDialogElement>('dialog[open]');
  open?.close();
  await until(() => !open?.isConnected, 'the screen under the dialog');
  for (const { next, heading } of steps) {
    window.double.push({ ...next, revision: ++window.revision });
    // One by one: two snapshots of one step that are rendered together are no arrival at all.
    const isAt = () => document.querySelector('h1')?.textContent?.replace(/\s+/g, ' ') === heading;
    await until(isAt, `the heading “${heading}”`);
  }
  // The setup loads when it is first shown.
  if (steps.at(-1)?.next.setup) await until(() => document.querySelector('.setup') !== null, 'the setup');
}
