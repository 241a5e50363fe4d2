import { holderOf } from '../../domain/handoff/handoff';
import { loadHandoff } from '../../models/contact/current-handoff';
import { setRepStatus } from '../../models/desk/rep-presence';
import { type Text } from '../../dialogs/contract/texts';
import { type Language } from '../../domain/time/instant';
import { type SignedIn, type DeskContext } from './desk-context';
import { type Answer, ok, refuse } from './answers';
import { type OtherLine } from './commands';
import { keyOf } from './perform';

/** A command that is no act in the conversation: its answer is the rep's alone, and nothing of it reaches the customer. */
export async function answerCommand(
  desk: DeskContext,
  { conversationId, who }: { conversationId: string; who: SignedIn },
  line: OtherLine,
  clientKey: string,
): Promise<Answer> {
  const language: Language = who.rep.languages[0] === 'en' ? 'en' : 'id';
  const told = (text: Text): Answer => ok({ status: 'answered', text: desk.phrasing.phrase(text, language) });
  switch (line.kind) {
    case 'work': {
      const handoff = await loadHandoff(desk.database, conversationId);
      const holder = holderOf(handoff);
      if (!handoff || holder?.repId !== who.rep.id || !desk.doWork)
        return refuse('not_yours', 'Claim it first.', holder ? { by: holder.repName } : {});
      const worker = { rep: who.rep, handoff, language, key: keyOf(clientKey) };
      return ok({ status: 'answered', text: await desk.doWork(worker, line.work) });
    }
    case 'tasks':
    case 'result':
      if (!desk.doTasks)
        return refuse('unknown_command', 'Nothing was sent: this command is not known here.');
      return ok({ status: 'answered', text: await desk.doTasks({ rep: who.rep, language }, line) });
    case 'status':
      await setRepStatus(desk.database, who.rep.id, line.status);
      return told({ text: 'rep.status', values: { status: line.status } });
    case 'help':
      return told({ text: 'rep.help' });
    case 'queue':
    case 'unlink':
    case 'link':
    case 'unknown':
      return refuse('unknown_command', 'Nothing was sent: this command is not known here.');
  }
}
