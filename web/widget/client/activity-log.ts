import { type Activity, type ActivitySet } from './activity';
import { type Memory } from './memory';

/** What is kept over a page change; an older part is read from the server again. */
const KEPT = 300;

interface Kept {
  conversationId: string;
  watermark: string;
  activities: Activity[];
}

/**
 * What was said, each activity once and in order, whatever a stream replays. Kept in the tab's memory together
 * with the watermark: either both are known on the next page, or neither.
 */
export class ActivityLog {
  private conversationId: string | undefined;
  private watermark = '';
  private readonly byId = new Map<string, Activity>();
  private ordered: Activity[] = [];

  constructor(private readonly memory: Memory) {
    const storedLog = memory.read<Kept>('log');
    if (!storedLog) return;
    this.conversationId = storedLog.conversationId;
    this.watermark = storedLog.watermark;
    this.add(storedLog.activities);
  }

  get all(): readonly Activity[] {
    return this.ordered;
  }

  /** How far a conversation is known; empty when not at all. */
  watermarkOf(conversationId: string): string {
    return conversationId === this.conversationId ? this.watermark : '';
  }

  /** Another conversation than before empties the log. @returns whether it was another */
  begin(conversationId: string): boolean {
    if (conversationId === this.conversationId) return false;
    const isAnother = this.conversationId !== undefined;
    this.conversationId = conversationId;
    this.watermark = '';
    this.byId.clear();
    this.ordered = [];
    return isAnother;
  }

  /** @returns what of it is new, in order */
  take({ activities, watermark }: ActivitySet): Activity[] {
    const news = this.add(activities);
    if (watermark) this.watermark = watermark;
    if (news.length > 0) this.save();
    return news;
  }

  private add(activities: readonly Activity[]): Activity[] {
    const news = activities.filter((activity) => {
      if (activity.type !== 'message' || activity.id === undefined) return false;
      if (this.byId.has(activity.id)) return false;
      this.byId.set(activity.id, activity);
      return true;
    });
    if (news.length === 0) return news;
    this.ordered = [...this.ordered, ...news].sort((one, other) => placeOf(one) - placeOf(other));
    return news.sort((one, other) => placeOf(one) - placeOf(other));
  }

  private save(): void {
    const { conversationId, watermark, ordered } = this;
    const storedLog = ordered.length > KEPT ? undefined : { conversationId, watermark, activities: ordered };
    this.memory.write('log', storedLog);
  }
}

/** Servers other than ours may not number; a stable sort then leaves the order of arrival. */
function placeOf({ channelData }: Activity): number {
  return channelData?.['webchat:sequence-id'] ?? 0;
}
