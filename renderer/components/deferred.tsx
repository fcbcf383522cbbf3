import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

/** A part of the window that is loaded when it is first shown, or earlier by `load`. */
type Deferred<Props> = { Part: (props: Props) => ReactNode; load: () => Promise<void> };

/**
 * Keeps a part out of the bundle of the first screen. Once loaded it is shown at once, like any other component.
 *
 * Not React's `lazy`: that shows a fallback even for what is loaded, and then holds the part back for 300 ms.
 */
export function deferred<Props extends object>(
  importPart: () => Promise<ComponentType<Props>>,
): Deferred<Props> {
  let loaded: ComponentType<Props> | undefined;
  const load = async () => {
    loaded = await importPart();
  };

  function Part(props: Props) {
    const [Loaded, setLoaded] = useState(() => loaded);
    useEffect(() => {
      if (!Loaded) void load().then(() => setLoaded(() => loaded));
    }, [Loaded]);
    return Loaded ? <Loaded {...props} /> : null;
  }

  return { Part, load };
}
