import { type Activity, CloudAdapter, TurnContext } from 'botbuilder';
import { type Reference, sdkReference } from './reference';

/** Bot Framework's adapter for Azure, with the calls that are made here. */
export class Connector extends CloudAdapter {
  /** @param appId empty without credentials */
  constructor(
    private readonly appId: string,
    authentication: ConstructorParameters<typeof CloudAdapter>[0],
  ) {
    super(authentication);
  }

  /**
   * Runs `accept` when the sender has proved to be the channel that the activity names. What
   * `CloudAdapter.process` does between reading a request and answering it; the answer is ours, because its
   * own repeats error messages and says 500 to a token signed by somebody else.
   */
  async admit(authorization: string, activity: object, accept: () => Promise<void>): Promise<void> {
    await this.processActivity(authorization, activity as Activity, accept);
  }

  /** @returns the channel's name for what was sent */
  async send(reference: Reference, activity: Partial<Activity>): Promise<string | undefined> {
    let id: string | undefined;
    await this.reach(reference, async (context, addressed) => {
      const [sent] = await this.sendActivities(context, [addressed(activity)]);
      id = sent?.id;
    });
    return id === '' ? undefined : id;
  }

  /** Puts another activity in the place of one that was sent. */
  async replace(reference: Reference, id: string, activity: Partial<Activity>): Promise<void> {
    await this.reach(reference, async (context, addressed) => {
      await this.updateActivity(context, { ...addressed(activity), id });
    });
  }

  /** What proves to a channel that we are the bot; undefined without credentials. */
  async token(reference: Reference): Promise<string | undefined> {
    if (this.appId === '') return undefined;
    let token: string | undefined;
    await this.reach(reference, async ({ turnState }) => {
      const client = turnState.get<{ credentials?: { getToken?: () => Promise<string> } }>(
        this.ConnectorClientKey,
      );
      token = await client?.credentials?.getToken?.();
    });
    return token;
  }

  private async reach(
    reference: Reference,
    call: (
      context: TurnContext,
      addressed: (activity: Partial<Activity>) => Partial<Activity>,
    ) => Promise<void>,
  ): Promise<void> {
    const to = sdkReference(reference);
    await this.continueConversationAsync(this.appId, to, (context) =>
      call(context, (activity) => TurnContext.applyConversationReference({ ...activity }, to)),
    );
  }
}
