import type { HostFacts } from '#contract/doctor.ts';
import type { DoctorCopy } from '../copy/copy.ts';
import { quantity } from '../copy/quantity.ts';
import { useLaterScene } from '../store/scene.ts';

/** What was learned of a host, for whoever helps. */
export function HostLines({ words, host: facts }: { words: DoctorCopy; host: HostFacts }) {
  const { language } = useLaterScene();
  const { host: labels } = words;
  const { host, address, via, tlsIssuer, interceptor, httpStatus, latencyMs } = facts;
  const lines: [label: string, value: string | undefined][] = [
    [labels.host, host],
    // Behind a proxy nobody here asks for the address.
    [labels.address, address === 'proxy' ? undefined : address],
    [labels.via, via === 'direct' ? labels.direct : via && labels.proxy(via)],
    [labels.issuer, tlsIssuer],
    [labels.interceptor, interceptor],
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
