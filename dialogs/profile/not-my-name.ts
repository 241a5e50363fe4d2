import { currentFact } from '../../domain/profile/facts';
import { leadEvent } from '../contract/lead-event';
import { asking, complete, defineDialog, notUnderstood } from '../contract/dialog';
import { type Output, record, say } from '../contract/outputs';
import { plainWords } from '../reading/plain-words';
import { type Turn } from '../contract/turn';

interface NotMyName {
  asking: 'name';
}

/** "Itu bukan nama saya", without the right one: the wrong name stands no longer, and the right one is asked for (F-3). */
export const notMyName = defineDialog<NotMyName>({
  id: 'not-my-name',
  version: 1,
  startsOn: [],
  wins: (turn) =>
    turn.chosen === undefined && turn.views.cues.notMyName.test(plainWords(turn)) && !namesNow(turn),
  yields: 'to_anything',
  begin: (turn) => asking<NotMyName>('name', { asking: 'name' }, ...unnamed(turn), say('name.whose')),
  reply: (state, turn) => {
    const name = currentFact(turn.contact.facts, 'display_name')?.value;
    if (namesNow(turn) && name !== undefined) return complete(say('name.changed', { name }));
    if (turn.acts.includes('refuse') || turn.acts.includes('deny')) return complete(say('noted.no-need'));
    return notUnderstood(state);
  },
  // Whoever goes on talking need not tell it.
  resume: () => complete(),
  expects: () => 'name',
});

/** Whether this very message told a name of theirs. */
export function namesNow({ recorded }: Turn): boolean {
  return recorded.some((event) => event.type === 'fact_stated' && event.fact.key === 'display_name');
}

function unnamed({ contact }: Turn): Output[] {
  const { facts, lead } = contact;
  const known = currentFact(facts, 'display_name');
  const { name, ...slots } = lead?.slots ?? {};
  return [
    ...(known ? [record({ type: 'fact_withdrawn', factId: known.id })] : []),
    ...(lead && name !== undefined ? [record(leadEvent(lead, { ...lead, slots }))] : []),
  ];
}
