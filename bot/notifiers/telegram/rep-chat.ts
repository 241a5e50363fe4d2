import { type Api } from 'grammy';
import { type Text, type TextValues, type MessageKey } from '../../../dialogs/contract/texts';
import { type Language } from '../../../domain/time/instant';
import { HELD_STATUSES, type Handoff, holderOf } from '../../../domain/handoff/handoff';
import { setRepStatus } from '../../../models/desk/rep-presence';
import { deskQueue } from '../../../models/desk/queries';
import { handoffsIn } from '../../../models/turns/due-rows';
import { handoffById, handoffOfMessage } from '../../../models/turns/rep-deliveries';
import { unlink } from '../../../models/turns/rep-links';
import { noticeById } from '../../../models/turns/rep-notices';
import { redact } from '../../../recognizers/secrets/redact';
import { doTaskWork } from '../commands/task-work';
import { doRepWork, type RepWorkDeps } from '../commands/rep-work';
import { type RepCommandAct, type RepWork, type TaskLine, readRepLine } from '../../pipeline/rep-commands';
import { useLinkCode } from '../link-codes';
import { type Rep, actIn, claimResult } from '../rep-acts';
import { customerName } from './customer-name';
import { onlyOne } from './only-one';
import { refuseEdit } from './rep-edit';
import { repOfChat } from './rep-of-chat';
import { queueText } from './rep-queue';
import { type Message, type Press, UPDATE } from './rep-update';
import { CLAIM, DECLINE, TELEGRAM_WAY } from './telegram-way';

export interface RepChatDeps extends RepWorkDeps {
  api: Api;
  reps: ReadonlyMap<string, Rep>;
  defaultLanguage: Language;
  /** The bot serves reps alone: a stranger is told so. Else whatever is not a rep's is left to the channel. */
  isOwnBot: boolean;
  /** Something of the cards may have changed. */
  wake: () => void;
}

/** A rep in their chat, while one update is dealt with. */
interface Here {
  rep: Rep;
  chatId: number;
  /** Names the update: a repeat is the same act. */
  key: string;
}

/** What reps write and press in their private chats with the bot. */
export class RepChat {
  constructor(private readonly deps: RepChatDeps) {}

  /** Resolves when it is on disk. @returns whether the update was a rep's; rejects when it could not be kept */
  async take(raw: unknown): Promise<boolean> {
    const parsed = UPDATE.safeParse(raw);
    if (!parsed.success) return false;
    const { message, edited_message: edited, callback_query: press, update_id: id } = parsed.data;
    if (edited) return refuseEdit(this.deps, edited);
    const key = `rep-telegram:${this.deps.isOwnBot ? 'own' : 'shared'}:${id}`;
    if (press?.data?.startsWith('rep:')) return this.pressed(press, press.data, key);
    if (message?.chat.type !== 'private') return false;
    return this.wrote(message, key);
  }

  /** The update failed again and again: whoever sent it is told so, in the language of the house. */
  async leaveOut(raw: unknown): Promise<void> {
    const parsed = UPDATE.safeParse(raw);
    const chatId = parsed.data?.message?.chat.id ?? parsed.data?.callback_query?.from.id;
    if (chatId !== undefined) await this.say(chatId, this.deps.defaultLanguage, 'rep.left-out');
  }

  private async wrote(message: Message, key: string): Promise<boolean> {
    const { isOwnBot } = this.deps;
    const chatId = message.chat.id;
    const line = message.text === undefined ? undefined : readRepLine(message.text);
    const rep = await repOfChat(this.deps, chatId);
    // Opening the customers' bot is not an attempt to link: `/start` may carry the source of a customer.
    const isLinking = line?.kind === 'link' && (isOwnBot || !/^\s*\/start/i.test(message.text ?? ''));
    if (isLinking) {
      await this.link(chatId, line.code);
      return true;
    }
    if (!rep) {
      if (isOwnBot) await this.say(chatId, this.deps.defaultLanguage, 'rep.stranger');
      return isOwnBot;
    }
    const here = { rep, chatId, key };
    if (!line || message.text === undefined) await this.answer(here, 'rep.only-text');
    else await this.obey(here, message);
    return true;
  }

  private async obey(here: Here, message: Message): Promise<void> {
    const line = readRepLine(redact(message.text ?? ''));
    switch (line.kind) {
      case 'reply':
        return this.reply(here, message, line.text);
      case 'act':
        return this.act(here, message, line.act);
      case 'status':
        await setRepStatus(this.deps.database, here.rep.id, line.status);
        return this.answer(here, 'rep.status', { status: line.status });
      case 'queue':
        return this.queue(here);
      case 'unlink':
        await unlink(this.deps.database, TELEGRAM_WAY, String(here.chatId));
        return this.answer(here, 'rep.unlinked');
      case 'work':
        return this.work(here, message, line.work);
      case 'tasks':
      case 'result':
        return this.tasks(here, line);
      case 'help':
        return this.answer(here, 'rep.help');
      case 'link':
      case 'unknown':
        await this.answer(here, 'rep.unknown-command');
        return this.answer(here, 'rep.help');
    }
  }

  /** Reaches the customer of the message that is answered, else of the one conversation in hand; never by guess. */
  private async reply(here: Here, message: Message, text: string): Promise<void> {
    const meant = await this.meant(here, message);
    if (meant === 'none') return this.answer(here, 'rep.nothing-held');
    if (meant === 'several') return this.answer(here, 'rep.which');
    const isTheirs = holderOf(meant)?.repId === here.rep.id;
    if (!isTheirs) return this.answer(here, 'rep.not-sent');
    const done = await actIn(this.deps, meant, here.rep, { act: { act: 'reply', text }, key: here.key });
    if (!done.isRelayed) await this.answer(here, 'rep.not-sent');
  }

  /** Work on the one conversation that is meant; never by guess. */
  private async work(here: Here, message: Message, work: RepWork): Promise<void> {
    const meant = await this.meant(here, message);
    if (meant === 'none') return this.answer(here, 'rep.nothing-held');
    if (meant === 'several') return this.answer(here, 'rep.which');
    const { rep, key, chatId } = here;
    if (holderOf(meant)?.repId !== rep.id) return this.answer(here, 'rep.not-yours');
    const language = rep.languages[0] ?? this.deps.defaultLanguage;
    await this.send(chatId, await doRepWork(this.deps, { rep, handoff: meant, language, key }, work));
    this.deps.wake();
  }

  private async act(here: Here, message: Message, act: RepCommandAct): Promise<void> {
    const isTaking = act.act === 'claim' || act.act === 'decline';
    const meant = isTaking ? await this.offered(here, message) : await this.meant(here, message);
    if (meant === 'several') return this.answer(here, 'rep.which');
    if (meant === 'none') return this.answer(here, isTaking ? 'rep.not-waiting' : 'rep.nothing-held');
    if (isTaking) return this.answerText(here, await this.decide(here, meant, act));
    const done = await actIn(this.deps, meant, here.rep, { act, key: here.key });
    this.deps.wake();
    const isChanged = done.handoff?.state.status !== meant.state.status;
    await this.answer(here, isChanged ? 'rep.done' : 'rep.not-done');
  }

  private async pressed(press: Press, data: string, key: string): Promise<boolean> {
    const { database, api, defaultLanguage, phrasing } = this.deps;
    const chatId = press.from.id;
    const rep = await repOfChat(this.deps, chatId);
    const isClaim = data.startsWith(CLAIM);
    const notice = await noticeById(database, data.slice((isClaim ? CLAIM : DECLINE).length));
    const handoff = notice && (await handoffById(database, notice.handoffId ?? ''));
    const act: RepCommandAct = { act: isClaim ? 'claim' : 'decline' };
    const text: Text = !rep
      ? { text: 'rep.stranger' }
      : handoff
        ? await this.decide({ rep, chatId, key }, handoff, act)
        : { text: 'rep.not-waiting' };
    const shown = phrasing.phrase(text, rep?.languages[0] ?? defaultLanguage);
    // Seen once and kept nowhere: of no consequence when it fails.
    await api.answerCallbackQuery(press.id, { text: shown.slice(0, 200) }).catch(() => undefined);
    if (rep && text.text === 'rep.yours') await this.answerText({ rep, chatId, key }, text);
    return true;
  }

  /** A claim or a refusal, and what became of it. */
  private async decide(here: Here, handoff: Handoff, act: RepCommandAct): Promise<Text> {
    const { rep, key } = here;
    const named = { ...act, handoffId: handoff.id } as RepCommandAct;
    const done = await actIn(this.deps, handoff, rep, { act: named, key });
    this.deps.wake();
    if (act.act === 'decline') {
      const { state, offers = [] } = done.handoff ?? handoff;
      const isDeclined = state.status !== 'offered' && offers.at(-1)?.result === 'declined';
      return { text: isDeclined ? 'rep.declined' : 'rep.not-offered' };
    }
    const result = claimResult(done.handoff, rep.id);
    if (result.kind === 'too_late') return { text: 'rep.too-late', values: { rep: result.by } };
    if (result.kind === 'not_waiting') return { text: 'rep.not-waiting' };
    return { text: 'rep.yours', values: { name: await customerName(this.deps.database, handoff) } };
  }

  /** The conversation in hand that a message is about. */
  private async meant(here: Here, message: Message): Promise<Handoff | 'none' | 'several'> {
    const answered = await this.answered(here, message);
    if (answered) return answered;
    const held = await handoffsIn(this.deps.database, ...HELD_STATUSES);
    return onlyOne(held.filter((handoff) => holderOf(handoff)?.repId === here.rep.id));
  }

  /** The call that a command is about: the one it answers, the one offered to this rep, or the only one there is. */
  private async offered(here: Here, message: Message): Promise<Handoff | 'none' | 'several'> {
    const answered = await this.answered(here, message);
    if (answered) return answered;
    const waiting = await handoffsIn(this.deps.database, 'queued', 'offered', 'scheduled');
    const own = waiting.filter(
      ({ state }) => state.status === 'offered' && state.offer.repId === here.rep.id,
    );
    return onlyOne(own.length > 0 ? own : waiting);
  }

  private async answered({ chatId }: Here, { reply_to_message: to }: Message): Promise<Handoff | undefined> {
    if (!to) return undefined;
    const { database } = this.deps;
    const id = await handoffOfMessage(database, TELEGRAM_WAY, String(chatId), String(to.message_id));
    return id === undefined ? undefined : handoffById(database, id);
  }

  private async queue({ rep, chatId }: Here): Promise<void> {
    const language = rep.languages[0] ?? this.deps.defaultLanguage;
    await this.send(chatId, queueText(await deskQueue(this.deps.database), language, this.deps.phrasing));
  }

  private async tasks({ rep, chatId }: Here, line: TaskLine): Promise<void> {
    const language = rep.languages[0] ?? this.deps.defaultLanguage;
    await this.send(chatId, await doTaskWork(this.deps, { rep, language }, line));
  }

  private async link(chatId: number, code: string): Promise<void> {
    const { database, clock, reps, defaultLanguage } = this.deps;
    const place = { way: TELEGRAM_WAY, place: String(chatId), now: clock() };
    const repId = await useLinkCode(database, code, place);
    const rep = repId === undefined ? undefined : reps.get(repId);
    if (!rep) return this.say(chatId, defaultLanguage, 'rep.link-wrong');
    await this.say(chatId, rep.languages[0] ?? defaultLanguage, 'rep.linked', { rep: rep.name });
  }

  private answer(here: Here, text: MessageKey, values?: TextValues): Promise<void> {
    return this.answerText(here, { text, values });
  }

  private answerText({ rep, chatId }: Here, text: Text): Promise<void> {
    const language = rep.languages[0] ?? this.deps.defaultLanguage;
    return this.send(chatId, this.deps.phrasing.phrase(text, language));
  }

  private say(chatId: number, language: Language, text: MessageKey, values?: TextValues): Promise<void> {
    return this.send(chatId, this.deps.phrasing.phrase({ text, values }, language));
  }

  /** What the bot says to a rep of itself is not kept: when it fails, the act it is about is done all the same. */
  private async send(chatId: number, text: string): Promise<void> {
    await this.deps.api.sendMessage(chatId, text).catch(() => undefined);
  }
}
