import { type Activity, isFromVisitor } from '../client/activity';
import { element, icon } from '../element';
import { safeAddress } from './links';
import { type RoomParts } from './room-parts';

const CROSS = 'M5 5l14 14M19 5L5 19';
const BELL = 'M6 9.5a6 6 0 0 1 12 0c0 5 2 6.5 2 6.5H4s2-1.5 2-6.5M10 20a2.2 2.2 0 0 0 4 0';
const SILENT = `${BELL}M4 4l16 16`;

/** The top of the panel. */
export interface Header {
  place: HTMLElement;
  /** A person has the conversation, or the bot again. */
  speaks: (rep: string | undefined) => void;
}

/** Who one talks to, the sound, and the way out. */
export function header({ frame, texts, chime, close }: RoomParts): Header {
  const { settings, wire } = frame;
  const src = settings.logo === '' ? undefined : safeAddress(settings.logo, wire.base);
  const logo = src !== undefined && element('img', { src, alt: '', width: '36', height: '36' });
  const sound = element('button', { type: 'button', class: 'sound' });
  const showSound = (): void => {
    sound.replaceChildren(icon(chime.isOn ? BELL : SILENT, 20));
    sound.setAttribute('aria-label', texts(chime.isOn ? 'soundOff' : 'soundOn'));
  };
  showSound();
  sound.addEventListener('click', () => {
    chime.toggle();
    showSound();
  });
  const closer = element(
    'button',
    { type: 'button', class: 'close', 'aria-label': texts('close') },
    icon(CROSS),
  );
  closer.addEventListener('click', close);
  const name = element('h2');
  const role = element('p');
  const speaks = (rep: string | undefined): void => {
    name.textContent = rep ?? settings.botName;
    role.textContent = rep === undefined ? texts('subtitle') : texts('staffOf');
  };
  speaks(undefined);
  const who = element('div', { class: 'who' }, name, role);
  return { place: element('div', { class: 'top' }, logo, who, sound, closer), speaks };
}

/** The person who has the conversation, as it was told last. */
export function repSpeaking(all: readonly Activity[]): string | undefined {
  const last = all.filter((activity) => !isFromVisitor(activity)).at(-1);
  return last?.channelData?.tangga?.holder;
}
