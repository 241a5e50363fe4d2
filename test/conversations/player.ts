import { expect } from 'chai';
import { type Bot } from '../../bot/assembly/bot';
import { type Intake } from '../../bot/pipeline/intake';
import { JOBS } from '../../bot/jobs/index';
import { type TanggaData } from '../../bot/pipeline/bubble';
import { cardPressValue } from '../../bot/pipeline/render-cards';
import { plusMillis } from '../../domain/time/calendar';
import { pageContext } from '../../domain/conversation/page-context';
import { redact } from '../../recognizers/secrets/redact';
import { type RepAct, type TurnInput } from '../../domain/conversation/turn-input';
import { loadSnapshot } from '../../models/turns/load';
import { COMPLAINT_LOOK_UPS } from './complaint-look-ups';
import { CONVERSATION_LOOK_UPS } from './conversation-look-ups';
import { LADDER_LOOK_UPS } from './ladder-look-ups';
import { LEAD_LOOK_UPS } from './lead-look-ups';
import { ORDER_LOOK_UPS } from './order-look-ups';
import { type Line } from './transcript';
import { type LookUp } from './look-up';
import { repAct, settling } from './rep-lines';

/** The clock of a test: it moves only when told. */
export interface TestClock {
  now: string;
}

interface Bubble {
  text?: string;
  suggestedActions?: { actions: Array<{ title: string; value: { promptId: string; choice: string } }> };
  channelData?: { tangga?: TanggaData };
}

const STEP_MS: Record<string, number> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

let serial = 0;

/** Plays one transcript against a bot: says its lines, compares its answers, looks at what is stored. */
export class Player {
  private readonly conversationId = `chat-${(serial += 1)}-${Date.now()}`;
  private seen = 0;
  private heard: Bubble[] = [];
  private buttons = new Map<string, { promptId: string; choice: string }>();
  private entered = false;
  private language: 'id' | 'en' = 'id';

  constructor(
    private readonly bot: Bot,
    private readonly clock: TestClock,
  ) {}

  async play(lines: readonly Line[]): Promise<void> {
    for (const line of lines) {
      try {
        await this.follow(line);
      } catch (error) {
        if (error instanceof Error) error.message = `line ${line.number}: ${error.message}`;
        throw error;
      }
    }
    expect(this.heard.map(describe_), 'said and not expected').to.deep.equal([]);
  }

  private async follow(line: Line): Promise<void> {
    switch (line.kind) {
      case 'clock':
        this.moveClock(line.at);
        return;
      case 'language':
        this.language = line.language;
        return;
      case 'user':
        this.nothingLeft();
        return this.say(line.text, line.button);
      case 'page':
        this.nothingLeft();
        return this.look(line.json);
      case 'rep':
        this.nothingLeft();
        return this.act(line.rep, line.words);
      case 'jobs':
        this.nothingLeft();
        return this.runJobs();
      case 'bot':
        if (!this.entered) await this.enter();
        return this.hear(line.expected);
      case 'stored':
        return this.lookUp(line.what, line.value);
    }
  }

  private moveClock(at: string): void {
    const step = /^\+(\d+)([smhd])$/.exec(at);
    this.clock.now = step ? plusMillis(this.clock.now, Number(step[1]) * (STEP_MS[step[2] ?? 's'] ?? 0)) : at;
  }

  private nothingLeft(): void {
    expect(this.heard.map(describe_), 'said and not expected').to.deep.equal([]);
  }

  private async enter(): Promise<void> {
    this.entered = true;
    await this.bot.intake.enter({
      conversationId: this.conversationId,
      channel: 'webchat',
      channelUserId: `dl_${this.conversationId}`,
      language: this.language,
      source: 'website_direct',
      campaign: undefined,
    });
    await this.send({ kind: 'joined' });
  }

  private async say(text: string, pressed: boolean): Promise<void> {
    if (!this.entered) {
      await this.enter();
      this.heard = [];
    }
    const button = pressed ? this.buttons.get(text) : undefined;
    if (pressed) expect(button, `there is a button [${text}]`).to.not.equal(undefined);
    await this.send({ kind: 'message', text, button, attachments: [] });
  }

  private async look(json: string): Promise<void> {
    const page = pageContext(JSON.parse(json), redact);
    if (!page) throw new Error('the page says nothing');
    await this.send({ kind: 'page', page });
  }

  private async act(rep: string, words: string): Promise<void> {
    const name = rep.charAt(0).toUpperCase() + rep.slice(1);
    const act =
      (await this.proposal(words)) ??
      (await settling(this.bot.database, this.conversationId, words)) ??
      repAct(words);
    await this.send({ kind: 'rep', repId: rep, repName: name, act });
  }

  /** `/propose REMEDY`, `/resolve`: the desk proposes how to settle the newest complaint, or has settled it. */
  private async proposal(words: string): Promise<RepAct | undefined> {
    const detail = /^\/propose (.+)$/.exec(words)?.[1];
    if (detail === undefined && words !== '/resolve') return undefined;
    const loaded = await loadSnapshot(this.bot.database, this.conversationId);
    const newest = loaded?.snapshot.contact.complaints.at(-1);
    const move = { act: 'move_complaint', complaintId: newest?.id ?? '' } as const;
    await this.send({
      kind: 'rep',
      repId: 'maya',
      repName: 'Maya',
      act: { ...move, to: 'in_progress', detail: undefined },
    });
    return detail === undefined ? { ...move, to: 'resolved', detail } : { ...move, to: 'proposed', detail };
  }

  private async send(input: TurnInput): Promise<void> {
    const accepted = await this.bot.intake.accept({
      conversationId: this.conversationId,
      channelKey: `${this.conversationId}:${(serial += 1)}`,
      input,
      receivedAt: this.clock.now,
      echo: undefined,
    });
    if (accepted.status !== 'accepted') throw new Error(accepted.status);
    expect(await this.bot.intake.settled(accepted.messageId)).to.equal('done');
    await this.listen();
  }

  /** Every job once; of what they find only this conversation's is begun, the other transcripts have their own time. */
  private async runJobs(): Promise<void> {
    const begun: string[] = [];
    const accept: Intake['accept'] = async (incoming) => {
      if (incoming.conversationId !== this.conversationId) return { status: 'unknown_conversation' };
      const accepted = await this.bot.intake.accept(incoming);
      if (accepted.status === 'accepted') begun.push(accepted.messageId);
      return accepted;
    };
    const { database, views } = this.bot;
    const files = { remove: () => Promise.resolve() };
    const context = { database, views, files, clock: () => this.clock.now, intake: { accept } };
    for (const job of JOBS.filter(({ name }) => !name.startsWith('old-'))) await job.run(context);
    for (const id of begun) expect(await this.bot.intake.settled(id)).to.equal('done');
    await this.listen();
  }

  private async listen(): Promise<void> {
    const fresh = await this.bot.store.activitiesAfter(this.conversationId, this.seen);
    this.seen = fresh.at(-1)?.seq ?? this.seen;
    this.heard = fresh.map(({ activity }) => readable(activity as Bubble));
    for (const bubble of this.heard) {
      for (const { title, value } of bubble.suggestedActions?.actions ?? []) this.buttons.set(title, value);
      for (const button of (bubble.channelData?.tangga?.cards ?? []).flatMap(({ buttons }) => buttons))
        this.buttons.set(button.spoken, cardPressValue(button));
    }
  }

  /** A bubble may be made of several texts: each expected line takes one of them, in order. */
  private hear(expected: string): void {
    if (expected === '-') return this.nothingLeft();
    const [bubble] = this.heard;
    expect(bubble, `nothing more was said; expected ${expected}`).to.not.equal(undefined);
    if (!bubble) return;
    const keyed = /^#(\S+) *(.*)$/.exec(expected);
    if (!keyed) {
      expect(bubble.text).to.equal(expected);
      this.heard.shift();
      return;
    }
    const texts = bubble.channelData?.tangga?.texts ?? [];
    expect(texts[0], `made of ${texts.join(', ')}: ${bubble.text}`).to.equal(keyed[1]);
    if (keyed[2]) expect(bubble.text?.toLowerCase()).to.contain(keyed[2].toLowerCase());
    texts.shift();
    if (texts.length === 0) this.heard.shift();
  }

  private async lookUp(what: string, value: string): Promise<void> {
    const loaded = await loadSnapshot(this.bot.database, this.conversationId);
    if (!loaded) throw new Error('the conversation is not stored');
    const look = STORED[what];
    if (!look)
      throw new Error(`! ${what}: there is no such look-up; there are ${Object.keys(STORED).join(', ')}`);
    await look({ snapshot: loaded.snapshot, bot: this.bot }, value);
  }
}

/** Amounts hold spaces that do not break; transcripts are written with the space bar. */
function readable(bubble: Bubble): Bubble {
  return { ...bubble, text: bubble.text?.replaceAll('\u00a0', ' ') };
}

function describe_(bubble: Bubble): string {
  return `${bubble.channelData?.tangga?.texts.join(' ') ?? ''}: ${bubble.text ?? ''}`;
}

/** What `!` lines may ask of the database. */
const STORED: Record<string, LookUp> = {
  ...CONVERSATION_LOOK_UPS,
  ...COMPLAINT_LOOK_UPS,
  ...LADDER_LOOK_UPS,
  ...LEAD_LOOK_UPS,
  ...ORDER_LOOK_UPS,
};
