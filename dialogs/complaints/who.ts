import { displayName } from '../../domain/contact/contact';
import { ownEntitiesOf } from '../../domain/recognition/recognition';
import { type Output, record, say } from '../contract/outputs';
import { type Turn } from '../contract/turn';
import { type CaseFile, withMessage } from './case-file';

/** Tells who they are or how to reach them, and nothing else. */
export function introducesOnly({ acts, recognition }: Pick<Turn, 'acts' | 'recognition'>): boolean {
  const introduced = [...ownEntitiesOf(recognition, 'name'), ...ownEntitiesOf(recognition, 'phone')];
  return (
    introduced.length > 0 && acts.length > 0 && acts.every((act) => act === 'give_contact' || act === 'greet')
  );
}

/** Thanked by name; what was told has been learned, and stands in the ticket too. */
export function thankedFor(turn: Turn, file: CaseFile): Output[] {
  const values = { name: displayName(turn.contact) ?? 'none', ticket: file.ticketNo ?? 'none' };
  return [
    record({ type: 'complaint_changed', complaint: withMessage(file, turn, false) }),
    say('complaint.contact-kept', values),
  ];
}
