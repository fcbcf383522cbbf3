import { useScene } from '../store/scene.ts';
import { Button } from './button.tsx';

/** The quiet way to the doctor. */
export function DoctorLink() {
  const { copy, openDoctor } = useScene();
  return (
    <Button look="link" opensDialog onClick={openDoctor}>
      {copy.links.doctor}
    </Button>
  );
}
