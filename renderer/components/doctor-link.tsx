import { useApp } from '../store/app-context.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** The link in the footer that opens the doctor. */
export function DoctorLink() {
  const { copy, openDoctor } = useApp();
  return (
    <Button look="link" icon={<Icon name="help" />} opensDialog onClick={openDoctor}>
      {copy.links.doctor}
    </Button>
  );
}
