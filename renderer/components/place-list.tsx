import type { PolicyPlace } from '#contract/policy.ts';
import { capitalised } from '../copy/sentence.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { Location } from './location.tsx';

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
