import { readConfig } from '../settings/config';
import { loadContent } from '../content/load-content';
import { setLogLevel } from '../settings/logger';
import { BUILT_MODELS, makeRecognizer } from '../knowledge/make-recognizer';
import { companyFolder } from '../settings/root';

/** The last step of the build: the recognizer learns the company's content, so that the first start need not. */
async function main(): Promise<void> {
  const { company } = readConfig(process.env);
  setLogLevel('warn');
  const content = loadContent(companyFolder(company));
  const local = { luis: undefined, mind: undefined, secrets: { luisKey: undefined, mindKey: undefined } };
  await makeRecognizer(local, content, content.products, BUILT_MODELS);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
