import { useId } from 'preact/hooks';
import type { SetupBoard } from '#contract/setup.ts';
import { Note } from '../components/note.tsx';
import { Sentence } from '../components/sentence.tsx';
import { useSetupCopy } from '../store/part-copy.tsx';
import { PassOn } from './pass-on.tsx';

/** The environment, the role of this account in it, and whom to ask. A guest gets a message to pass on. */
export function WhereYouAre({ board: { environment } }: { board: SetupBoard }) {
  const { environment: words } = useSetupCopy();
  const id = useId();
  const { name, role, administrators } = environment;
  return (
    <section aria-labelledby={id} className="panel">
      <h3 id={id} className="visually-hidden">
        {words.heading}
      </h3>
      <p className="strong setup-name">
        <Sentence words={words.name} name={name} />
      </p>
      {role === 'guest' ? (
        <Note kind="info">
          <p>{words.role.guest}</p>
        </Note>
      ) : (
        <p>{words.role[role]}</p>
      )}
      {role !== 'administrator' && administrators.length > 0 && (
        <div>
          <p className="hint">{words.administrators}</p>
          <ul className="places">
            {administrators.map((one) => (
              <li key={one.email} className="setup-name">
                <bdi>{one.name}</bdi> <bdi className="hint">{one.email}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
      {role === 'guest' && <PassOn message="ask-for-access" label={words.ask} copied={words.copied} />}
    </section>
  );
}
