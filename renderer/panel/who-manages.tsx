import { Button } from '../components/button.tsx';
import { Sentence } from '../components/sentence.tsx';
import { capitalised } from '../copy/sentence.ts';
import type { PanelCopy } from '../copy/shape.ts';
import { useLaterScene } from '../store/scene.ts';
import { LeaveOrganisation } from './leave-organisation.tsx';

/** By whom the app is managed, where to ask them, and which organisation's way of signing in comes first or alone. */
export function WhoManages({ words, onLeave }: { words: PanelCopy; onLeave: () => void }) {
  const { copy, actions, management, step } = useLaterScene();
  const { organisation: shared, links } = copy;
  const { managed, by, organisation, canLeave } = management;
  // Elsewhere something is under way by its rules, and main takes no notice.
  const mayLeave = canLeave && step === 'choosing';
  const name = by ?? organisation?.name ?? shared.unnamed;
  return (
    <>
      <p>{managed ? <Sentence words={words.managed} name={name} /> : words.unmanaged}</p>
      {management.links.length > 0 && (
        <p className="modal-links">
          {management.links.map((topic) => (
            <Button key={topic} look="link" onClick={() => actions.openLink(topic)}>
              {links[topic]}
            </Button>
          ))}
        </p>
      )}
      {organisation && (
        <section className="panel">
          <h3 className="organisation-name">
            <bdi>{organisation.name}</bdi>
          </h3>
          <p>
            {`${capitalised(shared.signsIn(shared.way[organisation.method]))}.`}{' '}
            {words.mode[organisation.mode]}
          </p>
        </section>
      )}
      {mayLeave && (
        <LeaveOrganisation words={words} name={organisation?.name ?? shared.unnamed} onLeave={onLeave} />
      )}
    </>
  );
}
