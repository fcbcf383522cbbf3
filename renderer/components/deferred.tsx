import type { ComponentChildren, ComponentType } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { loadPersistently } from '../store/persistent-load.ts';

/** A part of the window that is loaded when it is first shown, or earlier by `load`. */
type Deferred<Props> = { Part: (props: Props) => ComponentChildren; load: () => Promise<void> };

/**
 * Keeps a part out of the bundle of the first screen. Once loaded it is shown at once, like any other component.
 *
 * Not `lazy` of `preact/compat`: that shows a fallback even for what is loaded, and brings the rest of that layer with it.
 */
export function deferred<Props extends object>(
  importPart: () => Promise<ComponentType<Props>>,
): Deferred<Props> {
  let loaded: ComponentType<Props> | undefined;
  const load = async () => {
    loaded = await loadPersistently(importPart);
  };

  function Part(props: Props) {
    const [Loaded, setLoaded] = useState(() => loaded);
    useLayoutEffect(() => {
      if (!Loaded) void load().then(() => setLoaded(() => loaded));
    }, [Loaded]);
    return Loaded ? <Loaded {...props} /> : null;
  }

  return { Part, load };
}
