import type { ComponentChildren } from 'preact';
import type { CheckState, HostFacts } from '#contract/doctor.ts';
import { FramedList } from '../components/framed-list.tsx';
import { Section } from '../components/section.tsx';
import { Sentence } from '../components/sentence.tsx';
import { quantity } from '../copy/quantity.ts';
import { useLoadedApp } from '../store/app-context.ts';
import { useDoctorCopy } from '../store/part-copy.tsx';
import { StateMark } from './state-mark.tsx';

/** Every check with its state, as a shape and a word, and the facts about its host. */
export function CheckList({ checks }: { checks: readonly CheckState[] }) {
  const words = useDoctorCopy();
  return (
    <Section heading={words.all} level={3} className="stack">
      <FramedList>
        {checks.map((check) => (
          <li key={check.check} className="check">
            <StateMark state={check.state} />
            <div>
              <p className="name-line">
                <span>{words.checks[check.check]}</span>{' '}
                <span className={`state-word ${check.state}`}>{words.state[check.state]}</span>
              </p>
              {'host' in check && check.host && <HostLines host={check.host} />}
            </div>
          </li>
        ))}
      </FramedList>
    </Section>
  );
}

/** The facts about a host, for a support desk. */
function HostLines({ host: facts }: { host: HostFacts }) {
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
