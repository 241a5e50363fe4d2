import { type Activity, type ChannelData, isFromVisitor } from '../client/activity';
import { type Delivery, type Outgoing } from '../client/send-queue';
import { element } from '../element';
import { attachment } from './attachments';
import { carousel } from './carousel';
import { piecesOf, safeAddress } from './links';
import { type RoomParts } from './room-parts';
import { table } from './table';
import { timeOf } from './times';

/** Who a message is by, as one word: lines of one author in a row stand closer. */
export function authorOf(activity: Activity): string {
  if (isFromVisitor(activity)) return 'me';
  const { author = 'bot', name = '' } = activity.channelData?.tangga ?? {};
  return `${author} ${name}`;
}

/** One message with its attachments and buttons. */
export function bubble(activity: Activity, parts: RoomParts): HTMLElement {
  const { texts, frame } = parts;
  const isOwn = isFromVisitor(activity);
  const { author = 'bot', name, brief, sources = [], table: compared } = activity.channelData?.tangga ?? {};
  const kind = isOwn ? 'from-me' : author === 'system' ? 'system' : `from-${author}`;
  const shown = isOwn
    ? (activity.channelData?.messageBack?.displayText ?? activity.text)
    : withoutSources(brief ?? activity.text, sources);
  const who = isOwn ? texts('me') : author === 'system' ? texts('notice') : (name ?? frame.settings.botName);
  const speaker = author === 'rep' && !isOwn ? `${who} · ${texts('staff')}` : who;
  return element(
    'li',
    { class: `line ${kind}` },
    element('span', { class: 'speaker' }, speaker),
    !!shown && element('p', { class: 'bubble', dir: 'auto', lang: activity.locale }, ...words(shown, parts)),
    compared && table(compared),
    ...attachments(activity, parts),
    ...sources.map((one) => source(one, parts)),
    element('span', { class: 'when' }),
  );
}

function attachments(
  { attachments: items = [], attachmentLayout }: Activity,
  parts: RoomParts,
): HTMLElement[] {
  const shown = items.map((item) => attachment(item, parts));
  return attachmentLayout === 'carousel' && shown.length > 1 ? [carousel(shown, parts)] : shown;
}

type Source = NonNullable<NonNullable<ChannelData['tangga']>['sources']>[number];

/** Where it is from stands small below the words. */
function withoutSources(text: string | undefined, sources: readonly Source[]): string | undefined {
  const lines = text?.split('\n').filter((line) => !sources.some((one) => one.text === line));
  return lines?.join('\n');
}

function source({ text, url }: Source, { texts, frame }: RoomParts): HTMLElement {
  const href = safeAddress(url, frame.wire.base);
  const link = { href, target: '_blank', rel: 'noopener noreferrer nofollow', title: texts('newTab') };
  return element('p', { class: 'source' }, href === undefined ? text : element('a', link, text));
}

function words(text: string, { texts }: RoomParts): Array<Node | string> {
  return piecesOf(text).map((piece) => {
    if (piece.kind === 'text') return piece.text;
    const link = { href: piece.href, target: '_blank', rel: 'noopener noreferrer nofollow' };
    return element('a', { ...link, title: texts('newTab') }, piece.text);
  });
}

/** Under a message: when it was said; under one of the visitor's also whether it has arrived. */
export function deliveryLine(
  line: HTMLElement,
  sent: Outgoing<File> | undefined,
  activity: Activity,
  { texts, frame, retry, discard }: RoomParts,
): void {
  const place = line.querySelector('.when');
  const delivery: Delivery | 'there' = sent?.delivery ?? 'there';
  if (!place || line.dataset.delivery === delivery) return;
  line.dataset.delivery = delivery;
  const time = timeOf(activity, frame.language);
  const ownTime = isFromVisitor(activity) ? `${time} · ${texts('sent')}` : time;
  switch (delivery) {
    case 'there':
      return place.replaceChildren(ownTime);
    case 'sending':
    case 'sent':
      return place.replaceChildren(texts('sending'));
    case 'waiting':
      return place.replaceChildren(
        texts('waiting'),
        ' ',
        press(texts('retry'), () => retry(sent?.id ?? '')),
      );
    case 'lost':
      return place.replaceChildren(
        texts('lost'),
        ' ',
        press(texts('discard'), () => discard(sent?.id ?? '')),
      );
    case 'refused':
      return place.replaceChildren(
        texts('refused'),
        ' ',
        press(texts('retry'), () => retry(sent?.id ?? '')),
        ' ',
        press(texts('discard'), () => discard(sent?.id ?? '')),
      );
  }
}

function press(label: string, act: () => void): HTMLElement {
  const button = element('button', { type: 'button' }, label);
  button.addEventListener('click', act);
  return button;
}
