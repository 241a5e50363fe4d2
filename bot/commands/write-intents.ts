import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { INTENT_MODULE, intentModule } from '../content/intent-module';
import { loadContent } from '../content/load-content';
import { ROOT } from '../settings/root';

/** `npm run intents`: writes the table of intents that dialogs are compiled against. */
if (require.main === module) {
  const content = loadContent(path.join(ROOT, 'content', process.env.COMPANY ?? 'nusa-seduh'));
  writeFileSync(path.join(ROOT, INTENT_MODULE), intentModule(content.intents));
  process.stdout.write(`${INTENT_MODULE}: ${content.intents.length} intents.\n`);
}
