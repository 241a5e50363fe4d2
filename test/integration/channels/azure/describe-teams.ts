import { type RunningAzure, runAzure } from './running-azure';
import { type TeamsChat, personalChat } from './teams-chat';

/** What a test of Teams uses: a server of its own, and a personal chat with it. */
export interface TeamsTest {
  running: RunningAzure;
  chat: TeamsChat;
}

/** Tests each on a new server, without credentials. */
export function describeTeams(title: string, tests: (teams: TeamsTest) => void): void {
  describe(title, function () {
    this.timeout(30_000);
    const teams = {} as TeamsTest;
    beforeEach(async () => {
      teams.running = await runAzure();
      teams.chat = personalChat(teams.running);
    });
    afterEach(() => teams.running.stop());
    tests(teams);
  });
}
