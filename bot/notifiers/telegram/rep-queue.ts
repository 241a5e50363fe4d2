import { type Language } from '../../../domain/time/instant';
import { firstName } from '../../../domain/contact/contact';
import { ownershipOf } from '../../../domain/handoff/handoff';
import { type deskQueue } from '../../../models/desk/queries';
import { type RepWorkDeps } from '../commands/rep-work';

/** More lines than this are no help on a telephone. */
const SHOWN = 10;

/** Who is waiting, in lines: how many, then the first of them by first name and reason. */
export function queueTexts(
  queue: Awaited<ReturnType<typeof deskQueue>>,
  language: Language,
  phrasing: RepWorkDeps['phrasing'],
): string[] {
  const waiting = queue.filter(({ handoff }) => ownershipOf(handoff) === 'waiting');
  const lines = waiting.slice(0, SHOWN).map(({ contact, handoff }) => {
    const rule = (handoff?.rule ?? 'H-1').replace('-', '');
    const why = phrasing.phrase({ text: 'rep.why', values: { rule } }, language);
    const name = firstName(contact.displayName) ?? '–';
    return phrasing.phrase({ text: 'rep.queue-line', values: { name, why } }, language);
  });
  return [phrasing.phrase({ text: 'rep.queue', values: { count: waiting.length } }, language), ...lines];
}
