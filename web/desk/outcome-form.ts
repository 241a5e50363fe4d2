import type { ConversationView } from '../../bot/desk/views';
import type { HandoffView } from '../../bot/desk/handoff-views';
import { openForm } from './forms';
import { outcomeFields } from './outcome-fields';
import { type Store } from './state';
import { text } from './texts';
import { dayAndTime } from './times';
import { type Work } from './work';

/** Asks afterwards what came of a chance. @returns how to ask */
export function createOutcomeForm(dialog: HTMLDialogElement, store: Store, work: Work): () => Promise<void> {
  return async () => {
    const { conversation } = store.get();
    if (!conversation?.handoff) return;
    const { conversationId, handoff } = conversation;
    const { fields, value } = outcomeFields(conversation, await work.products(), { mayWait: false });
    openForm(dialog, {
      title: text('outcome_title'),
      about: text('outcome_about'),
      fields,
      confirm: text('outcome_save'),
      submit: () => {
        const outcome = value();
        if (!outcome) return Promise.resolve(text('outcome_incomplete'));
        return work.nameOutcome(conversationId, handoff.id, outcome);
      },
    });
  };
}

/** What came of it, in words; undefined while nobody has said so. */
export function outcomeWords({ outcome }: HandoffView): string | undefined {
  if (!outcome) return undefined;
  switch (outcome.kind) {
    case 'won':
      return text('outcome_was_won', { orderNo: outcome.orderNo ?? '' });
    case 'lost':
      return [text(`lost_${outcome.reason ?? 'other'}`), outcome.detail].reduce<string>(
        (all, one) => (one ? `${all}: ${one}` : all),
        text('outcome_was_lost'),
      );
    case 'deferred':
      return text('outcome_was_deferred', { day: outcome.until ? dayAndTime(outcome.until) : '' });
    case 'invalid':
      return text('outcome_invalid');
  }
}

/** Whether this rep is to say what came of it: they had it, or they oversee. */
export function asksOutcome(
  { handoff, ownership }: Pick<ConversationView, 'handoff' | 'ownership'>,
  repId: string,
): boolean {
  return ownership === 'bot' && handoff?.wantsOutcome === true && handoff.repId === repId;
}
