import type { PeppolIdentifier, SetupView } from '#contract/setup.ts';
import { FailureNote } from '../components/failure-note.tsx';
import { FramedList } from '../components/framed-list.tsx';
import { Sentence } from '../components/sentence.tsx';
import { Status } from '../components/status.tsx';
import { useLoadedApp } from '../store/app-context.ts';
import { useSetupCopy } from '../store/part-copy.tsx';
import { BackButton } from './back-button.tsx';
import { findOpenOrganisation } from './place.ts';
import { StepRow } from './step-row.tsx';

/** What goes by Peppol, in words. Receiving costs, so that it is never chosen beforehand. */
export function Receiving({ setup }: { setup: SetupView }) {
  const { receiving: words } = useSetupCopy();
  const organisation = findOpenOrganisation(setup);
  const hasChoice = organisation?.identifiers.some(({ receive }) => receive === 'on' || receive === 'off');
  return (
    <>
      {organisation && (
        <p className="strong setup-name">
          <bdi>{organisation.name}</bdi>
        </p>
      )}
      <p className="lead">{words.lead}</p>
      {hasChoice && <PriceLine setup={setup} />}
      <FailureNote code={setup.failure?.code} />
      <Status>{setup.phase === 'busy' && words.busy}</Status>
      <FramedList className="steps">
        {organisation?.identifiers.map((one) => (
          <Identifier key={`${one.scheme} ${one.value}`} identifier={one} setup={setup} />
        ))}
      </FramedList>
      <div className="button-row">
        <BackButton label={hasChoice ? words.later : undefined} />
      </div>
    </>
  );
}

function PriceLine({ setup: { board } }: { setup: SetupView }) {
  const { language } = useLoadedApp();
  const { receiving: words } = useSetupCopy();
  const price = board?.receivingPrice;
  if (!price) return <p>{words.noPrice}</p>;
  const amount = formatPrice(language, price.amount, price.currency);
  return <p>{words.price(`${amount} ${words.per[price.per]}`)}</p>;
}

/** The amount as the language writes it. A currency that the system does not know stands by its code. */
function formatPrice(language: string, amount: string, currency: string): string {
  const number = Number(amount);
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    maximumFractionDigits: 4,
    minimumFractionDigits: 2,
  }).format(number);
}

/** The schemes with words of their own: KvK, VAT in the Netherlands, OIN. */
const schemes: Record<string, 'kvk' | 'vat' | 'oin'> = { '0106': 'kvk', '9944': 'vat', '0190': 'oin' };

function Identifier({ identifier, setup }: { identifier: PeppolIdentifier; setup: SetupView }) {
  const { actions } = useLoadedApp();
  const { receiving: words } = useSetupCopy();
  const { scheme, value, send, receive, provider } = identifier;
  const name = words.scheme[schemes[scheme] ?? 'other'];
  const isOn = receive === 'on';
  const isOffered = isOn || (receive === 'off' && setup.board?.receivingPrice !== undefined);
  return (
    <StepRow
      title={<Sentence words={name} name={value} />}
      action={
        isOffered && {
          label: isOn ? words.turnOff : words.turnOn,
          busy: setup.phase !== 'idle',
          onClick: () => actions.setUp({ type: 'set-receiving', scheme, value, on: !isOn }),
        }
      }
    >
      <span>{words.send[send]}</span>
      <span>
        {receive === 'elsewhere' && provider ? (
          <Sentence words={words.receiveAt} name={provider} />
        ) : (
          words.receive[receive]
        )}
      </span>
    </StepRow>
  );
}
