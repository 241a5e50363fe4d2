import { actsOf } from '../acts-of';
import { parseChoice } from '../../../../dialogs/contract/choices';
import { type Intent } from '../../../../domain/recognition/intent';
import { type AnyDialog } from '../../../../dialogs/contract/dialog';
import { type Output } from '../../../../dialogs/contract/outputs';
import { type Turn, type Views } from '../../../../dialogs/contract/turn';
import { type Contact } from '../../../../domain/contact/contact';
import { type DomainEvent } from '../../../../domain/contact/events';
import { evolve } from '../../../../domain/contact/evolve';
import { type Instant } from '../../../../domain/time/instant';
import { type Order } from '../../../../domain/orders/order';
import { type Entity } from '../../../../domain/recognition/entities';
import { NOTHING_RECOGNIZED, type Recognition } from '../../../../domain/recognition/recognition';
import { DEFAULT_RULES } from '../../../../domain/rules';
import { type Snapshot } from '../../../../domain/contact/snapshot';
import { shippedContent } from '../../../shipped-content';
import { NO_PROOF } from '../../../no-proof';

const { cues } = shippedContent();

/** Monday 23 November 2026, 13:05 in Jakarta. */
export const NOW: Instant = '2026-11-23T06:05:00.000Z';

const OPEN = { open: '09:00', close: '17:00' };

const rep = (id: string, roles: string[], onCall = false): Views['roster'][number] => ({
  id,
  name: id,
  roles,
  languages: ['id', 'en'],
  territories: [],
  productLines: [],
  onCall,
});

const VIEWS = {
  catalogue: { products: new Map(), categories: new Map(), faq: new Map(), stores: [] },
  productWords: new Map(),
  specNames: new Map(),
  cues,
  offers: [],
  membership: {
    privileges: [{ id: 'harga anggota', en: 'member prices' }],
    referral: { reward: { id: 'kopi gratis', en: 'free coffee' } },
  },
  segments: [],
  criteria: [],
  companySizes: [],
  territoryOf: () => 'served',
  deliveryTo: () => undefined,
  allSpecsWords: [],
  rules: DEFAULT_RULES,
  calendar: {
    timeZone: 'Asia/Jakarta',
    hours: new Map(([1, 2, 3, 4, 5, 6] as const).map((day) => [day, OPEN])),
    holidays: new Map(),
  },
  roster: [rep('dewi', ['sales']), rep('maya', ['care']), rep('fajar', ['care'], true)],
  company: {
    name: 'Nusa Seduh',
    botName: 'Kira',
    timeZone: 'Asia/Jakarta',
    website: '',
    orderPrefix: 'NS',
    phones: [],
  },
} as unknown as Views;

const CONTACT: Contact = {
  id: 'contact',
  createdAt: NOW,
  source: 'unknown',
  campaign: undefined,
  language: undefined,
  standing: 'SUSPECT',
  standingSince: NOW,
  facts: [],
  consents: [],
  evidence: [],
  complaints: [],
  orders: [],
  vouchers: [],
  lead: undefined,
};

/** An order of theirs, paid; only what is named differs. */
export function orderOf(orderNo: string, net: number): Order {
  return {
    orderNo,
    contactId: 'contact',
    lines: [],
    totals: { goods: net, discount: 0, net, deliveryFee: 0, toPay: net },
    margin: 0,
    source: 'unknown',
    placedAt: NOW,
    purchasedAt: NOW,
    refunded: 0,
    state: { status: 'paid', at: NOW },
  };
}

export function orderEntity(orderNo: string): Entity {
  return { type: 'order_no', text: orderNo, start: 0, end: orderNo.length, value: orderNo };
}

export interface Said {
  text: string;
  acts?: Intent[];
  recognition?: Partial<Recognition>;
  /** A button as it travels. */
  chosen?: string;
  at?: Instant;
}

/** One person and one conversation; each message is heard by one dialog, and what it records is folded in. */
export class Talk {
  said: Array<Extract<Output, { kind: 'say' }>> = [];
  events: DomainEvent[] = [];
  state: object | undefined;
  private ids = 0;

  constructor(public snapshot: Snapshot = snapshotOf({})) {}

  turn({ text, acts = [], recognition = {}, chosen, at = NOW }: Said): Turn {
    return {
      ...NO_PROOF,
      now: at,
      messageId: 'message',
      input: { kind: 'message', text, button: undefined, attachments: [] },
      recognition: { ...NOTHING_RECOGNIZED, acts, dialogueActs: actsOf(text, acts), ...recognition },
      acts,
      chosen: chosen === undefined ? undefined : parseChoice(chosen),
      repeated: false,
      open: [],
      attempt: 0,
      recorded: [],
      leftover: [],
      stuck: undefined,
      views: VIEWS,
      wording: (key) => ({ shown: key, version: `${key}@1` }),
      newId: (kind) => `${kind}-${(this.ids += 1)}`,
      newSerial: () => (this.ids += 1),
      newCode: () => 'K7PM-4XQ9',
      ...this.snapshot,
    };
  }

  /** What it answers, as message keys. */
  hear(dialog: AnyDialog, said: Said): string[] {
    const turn = this.turn(said);
    const step = this.state ? dialog.reply?.(this.state, turn) : dialog.begin(turn);
    if (!step || step.status === 'not_understood') return ['not understood'];
    this.state = step.status === 'waiting' ? step.state : undefined;
    this.said = step.outputs.filter((output) => output.kind === 'say');
    this.events = step.outputs.flatMap((output) => (output.kind === 'record' ? [output.event] : []));
    for (const event of this.events) this.snapshot = evolve(this.snapshot, event);
    return this.said.map(({ text }) => text);
  }
}

export function snapshotOf(contact: Partial<Contact>): Snapshot {
  return {
    contact: { ...CONTACT, ...contact },
    conversation: {
      id: 'conversation',
      channel: 'webchat',
      channelUserId: 'dl_1',
      contactId: 'contact',
      startedAt: NOW,
      lastMessageAt: NOW,
      language: 'id',
      languageChosen: false,
      recentLanguages: [],
      greetedAt: NOW,
      stack: [],
      openPrompt: undefined,
      usedPrompts: [],
      topicSku: undefined,
      offered: [],
      misunderstood: 0,
    },
    handoff: undefined,
  };
}
