import { Button } from '../components/button.tsx';
import { ConfirmInPlace } from '../components/confirm-in-place.tsx';
import { Sentence } from '../components/sentence.tsx';
import { capitalised } from '../copy/sentence.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { usePanelCopy } from '../store/part-copy.tsx';

/** Who manages the app, links to them, and the organisation whose sign-in is suggested or required. */
export function WhoManages({ onLeave }: { onLeave: () => void }) {
  const words = usePanelCopy();
  const { copy, actions, management, journey } = useLoadedApp();
  const { organisation: shared, links } = copy;
  const { managed, by, organisation, canLeave } = management;
  // At other steps a journey by the organisation's rules is under way, and main ignores the intent.
  const mayLeave = canLeave && journey.step === 'choosing';
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
      {mayLeave && <LeaveOrganisation name={organisation?.name ?? shared.unnamed} onLeave={onLeave} />}
    </>
  );
}

type LeaveOrganisationProps = { name: string; onLeave: () => void };

/** The button that leaves the organisation, with a confirmation. */
function LeaveOrganisation({ name, onLeave }: LeaveOrganisationProps) {
  const words = usePanelCopy();
  const { actions } = useLoadedApp();
  return (
    <ConfirmInPlace
      open={words.leave}
      question={<Sentence words={words.leaveQuestion} name={name} />}
      cancel={words.stay}
      confirm={words.leaveSure}
      onConfirm={() => {
        actions.send({ type: 'leave-organisation' });
        onLeave();
      }}
    />
  );
}
