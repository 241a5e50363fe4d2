import { type Language } from '../../../domain/time/instant';
import { firstName } from '../../../domain/contact/contact';
import { ownershipOf } from '../../../domain/handoff/handoff';
import { type deskQueue } from '../../../models/desk/queries';
import { LINES_SHOWN } from '../commands/command-words';
import { type RepWorkDeps } from '../commands/rep-work';

/** Who is waiting, in lines: how many, then the first of them by first name and reason. */
export function queueText(
  queue: Awaited<ReturnType<typeof deskQueue>>,
  language: Language,
  phrasing: RepWorkDeps['phrasing'],
): string {
  const waiting = queue.filter(({ handoff }) => ownershipOf(handoff) === 'waiting');
  const lines = waiting.slice(0, LINES_SHOWN).map(({ contact, handoff }) => {
    const rule = (handoff?.rule ?? 'H-1').replace('-', '');
    const why = phrasing.phrase({ text: 'rep.why', values: { rule } }, language);
    const name = firstName(contact.displayName) ?? '–';
    return phrasing.phrase({ text: 'rep.queue-line', values: { name, why } }, language);
  });
  const head = phrasing.phrase({ text: 'rep.queue', values: { count: waiting.length } }, language);
  return [head, ...lines].join('\n');
}
