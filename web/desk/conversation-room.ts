import type { ConversationView } from '../../bot/desk/views';
import { type Actions } from './actions';
import { drawBrief } from './brief';
import { createComposer } from './composer';
import { type Asks, drawHead } from './conversation-head';
import { element, icon, showPart } from './element';
import { nameOf } from './names';
import { drawParked } from './parked';
import { type DeskState } from './state';
import { text, uiLanguage } from './texts';
import { createTranscript } from './transcript';
import { drawUndelivered } from './undelivered';

/** The room in the middle. Transcript and composer are made once, so that a draft and the place read stay. */
export function createConversationRoom(
  room: HTMLElement,
  actions: Actions,
  asks: Asks,
): (state: DeskState) => void {
  const head = element('header', { class: 'room-head' });
  const notice = element('div', { class: 'notice', attributes: { role: 'alert' } });
  const transcript = createTranscript(actions);
  const page = element('p', { class: 'page-seen' });
  const typing = element('p', { class: 'typing', attributes: { role: 'status' } });
  const composer = createComposer(actions);
  const empty = element('div', { class: 'empty' });
  const brief = element('div', { class: 'brief-place' });
  const undelivered = element('div', { class: 'notice undelivered', attributes: { role: 'status' } });
  const parked = element('div', { class: 'notice undelivered', attributes: { role: 'status' } });
  room.append(head, notice, undelivered, parked, brief, page, transcript.root, typing, composer.root, empty);
  return (state) => {
    const { conversation, selected } = state;
    room.setAttribute('aria-label', text('conversation'));
    for (const part of [head, undelivered, parked, brief, page, transcript.root, typing, composer.root])
      part.hidden = !conversation;
    empty.hidden = conversation !== undefined;
    if (!conversation) drawEmpty(empty, selected !== undefined && !state.notice);
    drawNotice(notice, state.notice, actions);
    if (!conversation) return;
    drawHead(head, state, conversation, actions, asks);
    undelivered.hidden = conversation.undelivered.length === 0;
    showPart(undelivered, [conversation.undelivered, conversation.conversationId, uiLanguage()], () =>
      drawUndelivered(conversation, actions),
    );
    parked.hidden = conversation.parked.length === 0;
    showPart(parked, [conversation.parked, uiLanguage()], () => drawParked(conversation));
    drawBriefIn(brief, conversation);
    transcript.draw(state, conversation);
    drawTyping(typing, state, conversation);
    page.textContent = pageWords(conversation);
    composer.draw(state, conversation);
  };
}

/** Unfolded where there is room for it; who unfolds or folds it keeps that until it says something else. */
function drawBriefIn(place: HTMLElement, { brief, conversationId }: ConversationView): void {
  const { open } = place.querySelector('details') ?? {
    open: window.matchMedia('(min-width: 900px)').matches,
  };
  showPart(place, [conversationId, brief, uiLanguage()], () => (brief ? [drawBrief(brief, open)] : []));
}

/** As text: it is written by a page we do not know. */
function pageWords({ page }: ConversationView): string {
  if (page.length === 0) return '';
  return text('looking_at', {
    what: page.map((pageDetail) => `${pageDetail.name}: ${pageDetail.text}`).join(' · '),
  });
}

function drawTyping(
  place: HTMLElement,
  { typing }: DeskState,
  { conversationId, person }: ConversationView,
): void {
  const name = nameOf({ name: person.name, conversationId });
  const words = typing === conversationId ? text('customer_typing', { name }) : '';
  // Said once to those who listen, not at every drawing.
  if (place.textContent !== words) place.textContent = words;
}

function drawEmpty(place: HTMLElement, loading: boolean): void {
  place.replaceChildren(
    ...(loading
      ? [element('p', {}, text('loading'))]
      : [
          icon('ladder'),
          element('h2', {}, text('empty_conversation_title')),
          element('p', {}, text('empty_conversation')),
        ]),
  );
}

function drawNotice(place: HTMLElement, words: string | undefined, actions: Actions): void {
  place.hidden = words === undefined;
  showPart(place, [words, uiLanguage()], () => [
    element('span', {}, words ?? ''),
    element('button', {
      class: 'quiet',
      attributes: { type: 'button', 'aria-label': text('close') },
      properties: { textContent: '×' },
      on: { click: () => actions.dismiss() },
    }),
  ]);
}
