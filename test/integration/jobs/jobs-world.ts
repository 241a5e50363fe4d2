import { type Intent } from '../../../domain/recognition/intent';
import { type Bot, createBot } from '../../../bot/assembly/bot';
import { readConfig } from '../../../bot/settings/config';
import { type Job, type JobContext } from '../../../bot/jobs/job';
import { plusMillis } from '../../../domain/time/calendar';
import { type Entity } from '../../../domain/recognition/entities';
import { type Complaint } from '../../../domain/complaints/complaint';
import { type ComplaintStep } from '../../../domain/complaints/steps';
import { NOTHING_RECOGNIZED } from '../../../domain/recognition/recognition';
import { type RepAct, type TurnInput } from '../../../domain/conversation/turn-input';
import { type Handoff } from '../../../domain/handoff/handoff';
import { shippedContentAt } from '../../shipped-parts';
import { loadSnapshot } from '../../../models/turns/load';

/** Monday, 10:00 in Jakarta. */
const MORNING = '2026-11-23T03:00:00.000Z';
const MINUTE_MS = 60_000;

/** Understands three sentences: a parcel is late, a code is wanted or brought, and whatever else wants a person. */
const recognizer = {
  recognize: (text: string) => {
    const act = actOf(text);
    const code = /[A-Z]{4}-[A-Z]\d\S*/u.exec(text);
    const entities: Entity[] = code
      ? [{ type: 'referral_code', text: code[0], start: code.index, end: text.length, value: code[0] }]
      : [];
    const intents = [{ intent: act, score: 1 }];
    return Promise.resolve({ ...NOTHING_RECOGNIZED, acts: [act], intents, entities });
  },
};

function actOf(text: string): Intent {
  if (text.startsWith('paket')) return 'complain_late';
  return text.startsWith('kode') ? 'refer_friend' : 'human';
}

let serial = 0;

/** Several processes on one database, and one clock that stands until it is moved. */
export class JobsWorld {
  now = MORNING;
  private readonly open: Bot[] = [];

  constructor(private readonly url: string) {}

  async startProcess(): Promise<Bot> {
    const config = readConfig({ DATABASE_URL: this.url });
    const bot = await createBot(config, {
      clock: () => this.now,
      content: shippedContentAt(this.now),
      recognizer,
    });
    this.open.push(bot);
    return bot;
  }

  async stopProcess(bot: Bot): Promise<void> {
    this.open.splice(this.open.indexOf(bot), 1);
    await bot.close();
  }

  async close(): Promise<void> {
    await Promise.all(this.open.splice(0).map((bot) => bot.close()));
  }

  later(minutes: number): void {
    this.now = plusMillis(this.now, minutes * MINUTE_MS);
  }

  contextOf(bot: Bot, accept: JobContext['intake']['accept'] = bot.intake.accept): JobContext {
    const { database, views } = bot;
    const files = { remove: () => Promise.resolve() };
    return { database, views, files, clock: () => this.now, intake: { accept } };
  }

  /** Runs a job in several processes at once, and waits for the turns it began. @returns how many those were */
  async runIn(bots: readonly Bot[], job: Job): Promise<number> {
    const begun: Array<Promise<unknown>> = [];
    const acceptIn =
      (bot: Bot): JobContext['intake']['accept'] =>
      async (incoming) => {
        const accepted = await bot.intake.accept(incoming);
        if (accepted.status === 'accepted') begun.push(bot.intake.settled(accepted.messageId));
        return accepted;
      };
    await Promise.all(bots.map((bot) => job.run(this.contextOf(bot, acceptIn(bot)))));
    await Promise.all(begun);
    return begun.length;
  }

  /** Somebody comes in and writes; @returns the conversation's id. */
  async writes(bot: Bot, text: string): Promise<string> {
    const conversationId = `jobs-${(serial += 1)}-${Date.now()}`;
    const channelUserId = `dl_${conversationId}`;
    const arrival = { channel: 'webchat', language: 'id', source: 'unknown', campaign: undefined } as const;
    await bot.intake.enter({ conversationId, channelUserId, ...arrival });
    await this.send(bot, conversationId, { kind: 'message', text, button: undefined, attachments: [] });
    return conversationId;
  }

  /** What care does with the complaint of a conversation. */
  async moves(bot: Bot, conversationId: string, to: ComplaintStep): Promise<void> {
    const complaintId = (await this.complaint(bot, conversationId))?.id ?? '';
    const act = { act: 'move_complaint', complaintId, to, detail: undefined } as const;
    await this.send(bot, conversationId, { kind: 'rep', repId: 'maya', repName: 'Maya', act });
  }

  /** What a rep does with the conversation itself. */
  async acts(bot: Bot, conversationId: string, repId: string, act: RepAct): Promise<void> {
    const repName = bot.content.reps.find(({ id }) => id === repId)?.name ?? repId;
    await this.send(bot, conversationId, { kind: 'rep', repId, repName, act });
  }

  /** A rep sells something to somebody, paid. */
  async sells(bot: Bot, conversationId: string, sku: string): Promise<void> {
    const act = { act: 'record_order', sku, quantity: 1, paid: true } as const;
    await this.send(bot, conversationId, { kind: 'rep', repId: 'dewi', repName: 'Dewi', act });
  }

  /** The customer writes once more. */
  async says(bot: Bot, conversationId: string, text: string): Promise<void> {
    await this.send(bot, conversationId, { kind: 'message', text, button: undefined, attachments: [] });
  }

  async handoff(bot: Bot, conversationId: string): Promise<Handoff | undefined> {
    return (await loadSnapshot(bot.database, conversationId))?.snapshot.handoff;
  }

  private async send(bot: Bot, conversationId: string, input: TurnInput): Promise<void> {
    const channelKey = `test:${(serial += 1)}:${conversationId}`;
    const message = { conversationId, channelKey, input, receivedAt: this.now, echo: undefined };
    const accepted = await bot.intake.accept(message);
    if (accepted.status !== 'accepted') throw new Error(accepted.status);
    await bot.intake.settled(accepted.messageId);
  }

  /** How often a text was said in a conversation. */
  async timesSaid(bot: Bot, conversationId: string, key: string): Promise<number> {
    const rows = await bot.store.activitiesAfter(conversationId, 0);
    return rows.filter(({ activity }) => JSON.stringify(activity).includes(`"${key}"`)).length;
  }

  /** State of the newest complaint, and whether it has a number. */
  async complaintIn(bot: Bot, conversationId: string): Promise<string | undefined> {
    const complaint = await this.complaint(bot, conversationId);
    return (
      complaint && `${complaint.state.status} ${complaint.ticketNo === undefined ? 'no number' : 'numbered'}`
    );
  }

  private async complaint(bot: Bot, conversationId: string): Promise<Complaint | undefined> {
    const loaded = await loadSnapshot(bot.database, conversationId);
    return loaded?.snapshot.contact.complaints.at(-1);
  }
}
