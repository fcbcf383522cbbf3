import { AskedOnceMore } from '../components/confirm-in-place.tsx';
import { Sentence } from '../components/sentence.tsx';
import type { PanelCopy } from '../copy/shape.ts';
import { useLaterScene } from '../store/scene.ts';

type LeaveOrganisationProps = { words: PanelCopy; name: string; onLeave: () => void };

/** Leaving the organisation, asked once more. */
export function LeaveOrganisation({ words, name, onLeave }: LeaveOrganisationProps) {
  const { actions } = useLaterScene();
  return (
    <AskedOnceMore
      open={words.leave}
      question={<Sentence words={words.leaveQuestion} name={name} />}
      stay={words.stay}
      sure={words.leaveSure}
      onSure={() => {
        actions.send({ type: 'leave-organisation' });
        onLeave();
      }}
    />
  );
}
