import { z } from 'zod';
import { storable } from '../../domain/conversation/storable';
import { appendActivity, replaceActivity } from '../../models/turns/activity-log';
import { type StoredActivity } from '../../models/turns/outbox';
import { activityId, seqOf } from '../channels/directline/activity-id';
import { unknownConversation } from '../channels/directline/answers';
import { activitySet } from '../channels/directline/deliver';
import { type WebChannel } from '../channels/directline/mount';
import { HttpProblem } from '../http/problem';
import { type Intake } from '../pipeline/intake';
import { type Member, membersOf } from './members';
import { type RelayDeps } from './relay-intake';
import { withoutEnvelope } from './whole-activity';

export interface ConversationDeps extends RelayDeps {
  intake: Pick<Intake, 'enter'>;
  channel: Pick<WebChannel, 'sendTransient'>;
}

const activitySchema = z.object({ type: z.string().min(1).max(200) }).passthrough();

/** Not shown to the user: traces are for developers, and joins and leaves are told by the channel itself. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['trace', 'conversationUpdate', 'installationUpdate']);

const accountSchema = z.object({ id: z.string().min(1).max(200) });

const parametersSchema = z.object({
  bot: accountSchema.optional(),
  members: z.array(accountSchema).min(1),
  activity: z.unknown(),
});

/** The conversations as the bot sees them. */
export class Conversations {
  constructor(private readonly deps: ConversationDeps) {}

  /**
   * A conversation the bot begins; the holder of the Direct Line secret can join it.
   * @throws HttpProblem 400 for another bot, and when no user is named
   */
  async create(body: unknown): Promise<{ id: string; activityId?: string; serviceUrl: string }> {
    const parsed = parametersSchema.safeParse(body);
    if (!parsed.success) throw wrongParameters('The body must name the members of the conversation.');
    const { members, activity } = parsed.data;
    const { intake, newId, bot } = this.deps;
    if (parsed.data.bot && parsed.data.bot.id !== bot.account.id)
      throw wrongParameters('There is no bot of this id.');
    const person = members.find(({ id }) => id !== bot.account.id);
    if (!person) throw wrongParameters('Somebody besides the bot must be a member.');
    const id = newId();
    await intake.enter({
      conversationId: id,
      channel: 'webchat',
      channelUserId: person.id,
      language: undefined,
      source: 'website_direct',
      campaign: undefined,
    });
    const activityId = activity == null ? undefined : await this.say(id, activity);
    return { id, activityId, serviceUrl: bot.serviceUrl() };
  }

  /**
   * An activity of the bot: added to the log, or only sent to open sockets when it is typing.
   * @returns the activity's id
   * @throws HttpProblem 400 when it is not an activity, 404 when there is no such conversation
   */
  async say(conversationId: string, body: unknown, replyToId?: string): Promise<string> {
    const { database, store, hub, clock, newId } = this.deps;
    const spoken = this.spoken(body);
    const activity = replyToId === undefined ? spoken : { replyToId, ...spoken };
    if (activity.type === 'typing' || NOT_SHOWN.has(activity.type)) {
      if (!(await store.conversationPlace(conversationId))) throw unknownConversation();
      const id = `${conversationId}|${newId()}`;
      if (activity.type === 'typing') this.showNow(conversationId, id, activity);
      return id;
    }
    const stored = await appendActivity(database, conversationId, clock(), activity);
    if (!stored) throw unknownConversation();
    hub.publish(conversationId, [stored]);
    return activityId(conversationId, stored.seq);
  }

  /**
   * Puts something else where the bot spoke before. Later readers find it there; open sockets are sent it with
   * the id they know, which Web Chat takes as a change.
   * @throws HttpProblem 400 when it is not an activity, 404 when the bot sent no activity with that id
   */
  async replace(conversationId: string, id: string, body: unknown): Promise<void> {
    const { database, store, channel } = this.deps;
    const activity = this.spoken(body);
    const seq = seqOf(conversationId, id);
    const before = seq === undefined ? undefined : (await store.activitiesAfter(conversationId, seq - 1))[0];
    if (!before || before.seq !== seq || !isTheBots(before)) {
      throw new HttpProblem(404, 'ActivityNotFound', 'The bot has said nothing of that id here.');
    }
    const after = { ...before, activity };
    await replaceActivity(database, after);
    // Files of another bot have addresses of their own.
    channel.sendTransient(conversationId, {
      activities: activitySet([after], seq, { toFile: asItIs, toPath: asItIs }).activities,
    });
  }

  members(conversationId: string): Promise<Member[] | undefined> {
    return membersOf(this.deps.store, this.deps.bot.account, conversationId);
  }

  private spoken(body: unknown): z.infer<typeof activitySchema> {
    const parsed = activitySchema.safeParse(storable(body));
    if (!parsed.success)
      throw new HttpProblem(400, 'BadArgument', 'The body must be one activity with a type.');
    return { ...withoutEnvelope(parsed.data), from: { ...this.deps.bot.account, role: 'bot' } };
  }

  private showNow(conversationId: string, id: string, activity: object): void {
    const channel = { id, channelId: 'directline', conversation: { id: conversationId } };
    this.deps.channel.sendTransient(conversationId, { activities: [{ ...activity, ...channel }] });
  }
}

function wrongParameters(message: string): HttpProblem {
  return new HttpProblem(400, 'BadArgument', message);
}

function isTheBots({ activity }: StoredActivity): boolean {
  return (activity as { from?: { role?: string } }).from?.role === 'bot';
}

function asItIs(address: string): string {
  return address;
}
