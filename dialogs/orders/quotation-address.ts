import { type FactKey, currentFact } from '../../domain/profile/facts';
import { entitiesOf } from '../../domain/recognition/recognition';
import { type Output, record } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { stateFact } from '../profile/state-fact';

/** An address told in this message: whose it is does not matter, for it is where the quotation is to go. */
export function toldAddress(turn: Turn): string | undefined {
  const phone = entitiesOf(turn.recognition, 'phone')
    .filter(({ whose }) => whose !== 'ours')
    .at(-1);
  return emailIn(turn)?.value.address ?? phone?.value;
}

/** Where it goes: what was just told, else what is known of them. */
export function addressOf(turn: Turn): string | undefined {
  const known = (['email', 'phone'] as const).flatMap(
    (key) => currentFact(turn.contact.facts, key)?.value ?? [],
  );
  return toldAddress(turn) ?? known[0];
}

/**
 * Who asks for a quotation gives their own address, unless it is said to be somebody's; with the only name of the
 * message in front ("joko.n@…", "dengan Joko") both are the writer's.
 */
export function ownAddressOutputs(turn: Turn): Output[] {
  const email = emailIn(turn);
  if (!email) return [];
  const { address } = email.value;
  const names = entitiesOf(turn.recognition, 'name');
  const [name] = names;
  const first = name?.value.split(' ')[0]?.toLowerCase() ?? '';
  const isOfName = names.length === 1 && first !== '' && address.toLowerCase().startsWith(first);
  const told: Array<[FactKey, string | undefined]> = [
    ['email', isOfName || (email.whose !== 'other' && names.length === 0) ? address : undefined],
    ['display_name', isOfName && !knows(turn, 'display_name') ? name?.value : undefined],
  ];
  return told.flatMap(([key, value]) => stateFact(turn, key, value)).map(record);
}

function knows({ contact }: Turn, key: FactKey): boolean {
  return currentFact(contact.facts, key) !== undefined;
}

function emailIn({ recognition }: Turn) {
  return entitiesOf(recognition, 'email')
    .filter(({ whose }) => whose !== 'ours')
    .at(-1);
}
