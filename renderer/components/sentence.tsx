import type { ComponentChildren } from 'preact';

type SentenceProps = {
  words: (name: string) => string;
  name: string;
  /** Shown in the place of the name, where that is more than the name. */
  children?: ComponentChildren;
};

/**
 * A sentence of the copy with a name in it. The name is isolated, because a name that is written from right to left would
 * rearrange the words around it (Unicode Bidirectional Algorithm, UAX #9).
 */
export function Sentence({ words, name, children = <bdi>{name}</bdi> }: SentenceProps) {
  const text = words(name);
  const at = text.lastIndexOf(name);
  return (
    <>
      {text.slice(0, at)}
      {children}
      {text.slice(at + name.length)}
    </>
  );
}
