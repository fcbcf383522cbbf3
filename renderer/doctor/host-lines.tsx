import type { ReactNode } from 'react';
import type { HostFacts } from '#contract/doctor.ts';
import { Sentence } from '../components/sentence.tsx';
import { quantity } from '../copy/quantity.ts';
import type { DoctorCopy } from '../copy/shape.ts';
import { useLaterScene } from '../store/scene.ts';

/** What was learned of a host, for whoever helps. */
export function HostLines({ words, host: facts }: { words: DoctorCopy; host: HostFacts }) {
  const { language } = useLaterScene();
  const { host: labels } = words;
  const { host, address, via, tlsIssuer, interceptor, httpStatus, latencyMs } = facts;
  const lines: [label: string, value: ReactNode][] = [
    [labels.host, named(host)],
    // Behind a proxy nobody here asks for the address.
    [labels.address, named(address === 'proxy' ? undefined : address)],
    [labels.via, via === 'direct' ? labels.direct : via && <Sentence words={labels.proxy} name={via} />],
    [labels.issuer, named(tlsIssuer)],
    [labels.interceptor, named(interceptor)],
    [labels.status, httpStatus === undefined ? undefined : `HTTP ${httpStatus}`],
    [labels.latency, latencyMs === undefined ? undefined : quantity(language, latencyMs, 'millisecond')],
  ];
  return (
    <dl className="host-lines">
      {lines.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt>{label}</dt> <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** What somebody elsewhere called a thing, in whichever direction that is written. */
const named = (value: string | undefined): ReactNode => value && <bdi>{value}</bdi>;
