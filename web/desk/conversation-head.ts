import type { ConversationView } from '../../bot/desk/views';
import { type Actions } from './actions';
import { element, icon, showPart } from './element';
import { nameOf } from './names';
import { asksOutcome, outcomeWords } from './outcome-form';
import { type DeskState, isOfferedToMe } from './state';
import { text, textOr, uiLanguage } from './texts';
import { lasting, secondsUntil } from './times';

/** What is asked before something is done. */
export interface Asks {
  /** What was agreed, before it goes back to the bot. */
  note: () => void;
  /** What came of a chance. */
  outcome: () => void;
}

/** Who it is, where the conversation stands, and what this rep may do with it. */
export function drawHead(
  head: HTMLElement,
  state: DeskState,
  conversation: ConversationView,
  actions: Actions,
  asks: Asks,
): void {
  const name = nameOf({ name: conversation.person.name, conversationId: conversation.conversationId });
  const standing = standingOf(conversation);
  const { ownership, mine, handoff } = conversation;
  const left = isOfferedToMe(state, handoff) ? secondsUntil(handoff?.offeredUntil ?? '') : undefined;
  const unnamed = asksOutcome(conversation, state.me.rep.id);
  const says = [name, standing, ownership, mine, left, unnamed, state.busy, uiLanguage()];
  showPart(head, says, () => [
    element(
      'button',
      {
        class: 'quiet back',
        title: text('back'),
        attributes: { type: 'button', id: 'back', 'aria-label': text('back') },
        on: { click: () => actions.show('queue') },
      },
      icon('back'),
    ),
    element(
      'div',
      { class: 'who' },
      element('h1', {}, name),
      element('p', { class: `standing standing-${conversation.ownership}` }, standing),
    ),
    ...(left === undefined
      ? [actButton(state, conversation, actions, asks)]
      : offerButtons(state, left, actions)),
  ]);
}

function standingOf(conversation: ConversationView): string {
  const { handoff, ownership, mine } = conversation;
  if (!handoff || ownership === 'bot') {
    const came = handoff && outcomeWords(handoff);
    return came ? `${text('state_bot')} · ${came}` : text('state_bot');
  }
  const since = ownership === 'waiting' ? handoff.requestedAt : (handoff.claimedAt ?? handoff.requestedAt);
  const time = lasting(since, 'long');
  const name = handoff.repName ?? '';
  const isAsked = handoff.status === 'offered';
  const waits = isAsked ? 'state_offered' : 'state_waiting';
  const state = ownership === 'waiting' ? waits : mine ? 'state_mine' : 'state_other';
  return `${text(state, { time, name })} · ${textOr('rule', handoff.rule)}`;
}

/** What is offered to this rep is taken or passed on, while it lasts. */
function offerButtons(state: DeskState, left: number, actions: Actions): HTMLElement[] {
  const isBusy = state.busy !== undefined;
  return [
    element(
      'span',
      { class: 'offer-left', attributes: { role: 'timer' } },
      text('offer_left', { seconds: left }),
    ),
    headButton(
      { id: 'decline', label: text('decline'), title: text('decline_hint'), isBusy },
      'plain',
      () => void actions.decline(),
    ),
    headButton(
      { id: 'act', label: text('accept'), title: text('claim_hint'), isBusy },
      'primary',
      () => void actions.claim(),
    ),
  ];
}

function headButton(
  { id, label, title, isBusy }: { id: string; label: string; title: string; isBusy: boolean },
  kind: string,
  click: () => void,
): HTMLButtonElement {
  return element('button', {
    class: kind,
    title,
    attributes: { type: 'button', id },
    properties: { textContent: label, disabled: isBusy },
    on: { click },
  });
}

function actButton(
  state: DeskState,
  conversation: ConversationView,
  actions: Actions,
  asks: Asks,
): HTMLElement {
  const { ownership, mine } = conversation;
  const isBusy = state.busy !== undefined;
  const button = (label: string, kind: string, title: string, click: () => void): HTMLButtonElement =>
    headButton({ id: 'act', label, title, isBusy }, kind, click);
  if (mine) return button(text('give_back_confirm'), 'plain', text('give_back_hint'), asks.note);
  if (ownership === 'human') {
    if (!state.me.may.oversee) return element('span');
    const takeOver = (): void => void actions.takeOver();
    return button(text('take_over'), 'plain', text('take_over_hint'), takeOver);
  }
  if (asksOutcome(conversation, state.me.rep.id))
    return button(text('outcome_title'), 'primary', text('outcome_about'), asks.outcome);
  // What is with the bot may be taken too (H-8), but does not call for it.
  const kind = ownership === 'waiting' ? 'primary' : 'plain';
  const claim = (): void => void actions.claim();
  return button(text(state.busy === 'claim' ? 'claiming' : 'claim'), kind, text('claim_hint'), claim);
}
