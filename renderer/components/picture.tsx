import type { ComponentChildren } from 'preact';
import './picture.css';

/**
 * The pictures of states, in one style: lines of 1.5 and one tone of the accent, on 160 × 104. Parts with the classes
 * `draws`, `flies` and `moves` are animated once, unless the system asks for reduced motion.
 */
const pictures = {
  welcome: (
    <>
      <Ground />
      <path className="paper" d="M52 18h38l18 18v52H52Z" />
      <path d="M90 18v18h18M62 34h16M62 46h34M62 58h34" />
      <circle className="tone" cx="104" cy="78" r="15" />
      <path className="draws" d="m97 78 5 5 9-10" />
    </>
  ),
  preflight: (
    <>
      <Ground />
      <Browser />
      <g className="moves">
        <circle className="paper" cx="98" cy="62" r="15" />
        <path d="m109 73 12 12" />
      </g>
    </>
  ),
  browser: (
    <>
      <Ground />
      <Browser />
      <circle cx="96" cy="52" r="7" />
      <path d="M82 75c2-16 26-16 28 0" />
      <path className="paper" d="M16 58h32v28H16Z" />
      <path d="m26 72 4 4 8-9" />
      <path className="draws" d="M32 52c2-18 10-24 24-26M50 21l7 5-6 6" />
    </>
  ),
  signedIn: (
    <>
      <Ground />
      <Browser />
      <circle className="tone" cx="96" cy="60" r="15" />
      <path className="draws" d="m89 60 5 5 9-10" />
    </>
  ),
  mail: (
    <>
      <Ground />
      <path d="M18 44h16M10 56h22M22 68h12" />
      <g className="flies">
        <path className="paper" d="M46 30h72v48H46Z" />
        <path d="m47 32 35 26 35-26" />
      </g>
    </>
  ),
  mailUsed: (
    <>
      <Ground />
      <path className="paper" d="M44 46 80 22l36 24v42H44Z" />
      <path className="paper" d="M54 26h52v42H54Z" />
      <path className="paper" d="m44 48 36 24 36-24v40H44Z" />
      <path className="draws" d="m71 44 6 6 12-13" />
    </>
  ),
  queued: (
    <>
      <Ground />
      <path className="paper" d="M36 30h72v48H36Z" />
      <path d="m37 32 35 26 35-26" />
      <circle className="tone" cx="108" cy="76" r="16" />
      <path d="M108 66v10l7 4" />
    </>
  ),
  offline: (
    <>
      <Ground />
      <path className="paper" d="M54 74a17 17 0 0 1 2-34 25 25 0 0 1 47-4 19 19 0 0 1 3 38Z" />
      <path className="draws" d="m50 24 62 62" />
    </>
  ),
  stopped: (
    <>
      <Ground />
      <path
        className="paper"
        d="M80 14c10 8 20 10 30 10v26c0 20-12 32-30 40-18-8-30-20-30-40V24c10 0 20-2 30-10Z"
      />
      <path className="tone" d="M67 50h26v20H67Z" />
      <path d="M72 50v-6a8 8 0 0 1 16 0v6M80 58v4" />
    </>
  ),
  safeMode: (
    <>
      <Ground />
      <circle className="paper" cx="80" cy="52" r="34" />
      <circle className="tone" cx="80" cy="52" r="14" />
      <path d="m56 28 14 14M104 28 90 42M56 76l14-14M104 76 90 62" />
    </>
  ),
  broken: (
    <>
      <Ground />
      <Browser />
      <path className="draws" d="m96 34-10 16 14 6-10 22" />
    </>
  ),
  finished: (
    <>
      <Ground />
      <circle className="paper" cx="80" cy="52" r="30" />
      <path className="draws bold" d="m66 53 10 10 19-22" />
      <path d="M80 6v6M34 22l5 4M126 22l-5 4M30 66l6-2M130 66l-6-2" />
    </>
  ),
} satisfies Record<string, ComponentChildren>;

export type PictureName = keyof typeof pictures;

/** A decorative picture of a state: the words beside it say the same. */
export function Picture({ name }: { name: PictureName }) {
  return (
    <svg key={name} className={`picture ${name}`} viewBox="0 0 160 104" aria-hidden="true" focusable="false">
      {pictures[name]}
    </svg>
  );
}

function Ground() {
  return <circle className="ground" cx="80" cy="52" r="46" />;
}

function Browser() {
  return (
    <>
      <path className="paper" d="M56 20h80v66H56Z" />
      <path d="M56 34h80M64 27v0M71 27v0M78 27v0" />
    </>
  );
}
