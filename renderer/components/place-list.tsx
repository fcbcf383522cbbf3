import { Fragment } from 'preact';
import type { PolicyPlace } from '#contract/policy.ts';
import { capitalised } from '../copy/sentence.ts';
import { useLoadedApp } from '../store/app-context.ts';

/** The places of a policy: the origin of each in words, and its path. */
export function PlaceList({ places }: { places: readonly PolicyPlace[] }) {
  const { origin: words } = useLoadedApp().copy.organisation;
  return (
    <ul className="places">
      {places.map(({ origin, location }) => (
        <li key={`${origin} ${location}`}>
          {capitalised(words[origin])}
          <Location>{location}</Location>
        </li>
      ))}
    </ul>
  );
}

/** The path of a file or of a registry key. A long one breaks after a separator first. */
export function Location({ children }: { children: string }) {
  const parts = children.split(/(?<=[/\\])/);
  return (
    <code className="code">
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one path never change places
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </code>
  );
}
