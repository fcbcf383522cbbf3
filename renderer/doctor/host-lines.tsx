import type { ComponentChildren } from 'preact';
import type { HostFacts } from '#contract/doctor.ts';
import { Sentence } from '../components/sentence.tsx';
import { quantity } from '../copy/quantity.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { useDoctorCopy } from './doctor-copy.ts';

/** The facts about a host, for a support desk. */
export function HostLines({ host: facts }: { host: HostFacts }) {
  const { language } = useLoadedApp();
  const { host: labels } = useDoctorCopy();
  const { host, address, via, tlsIssuer, interceptor, httpStatus, latencyMs } = facts;
  const lines: [label: string, value: ComponentChildren][] = [
    [labels.host, isolated(host)],
    // Behind a proxy the app looks up no address: the proxy does.
    [labels.address, isolated(address === 'proxy' ? undefined : address)],
    [labels.via, via === 'direct' ? labels.direct : via && <Sentence words={labels.proxy} name={via} />],
    [labels.issuer, isolated(tlsIssuer)],
    [labels.interceptor, isolated(interceptor)],
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

/** A name from outside, isolated because its writing direction is unknown. */
const isolated = (value: string | undefined): ComponentChildren => value && <bdi>{value}</bdi>;
