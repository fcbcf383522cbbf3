import { ConfirmInPlace } from '../components/confirm-in-place.tsx';
import { Sentence } from '../components/sentence.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import { usePanelCopy } from './panel-copy.ts';

type LeaveOrganisationProps = { name: string; onLeave: () => void };

/** The button that leaves the organisation, with a confirmation. */
export function LeaveOrganisation({ name, onLeave }: LeaveOrganisationProps) {
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
