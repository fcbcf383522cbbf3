import type { PolicyPlace } from '#contract/policy.ts';
import { capitalised } from '../copy/sentence.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { Location } from './location.tsx';

/** Places that say something of the rules: whose they are in words, and where they are. */
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
