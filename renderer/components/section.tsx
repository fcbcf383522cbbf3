import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

type SectionProps = {
  heading: ComponentChildren;
  level: 2 | 3;
  className?: string;
  children: ComponentChildren;
};

/** A section of a screen or a dialog, labelled by its heading. */
export function Section({ heading, level, className, children }: SectionProps) {
  const id = useId();
  const Heading: 'h2' | 'h3' = `h${level}`;
  return (
    <section className={className} aria-labelledby={id}>
      <Heading id={id}>{heading}</Heading>
      {children}
    </section>
  );
}
