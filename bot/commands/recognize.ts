import { recognizeFile } from '../../recognizers/recognize-file';
import { readConfig } from '../settings/config';
import { loadContent } from '../content/load-content';
import { setLogLevel } from '../settings/logger';
import { makeRecognizer } from '../knowledge/make-recognizer';
import { companyFolder } from '../settings/root';

/** `npm run -s recognize -- FILE.jsonl`: what the recognizer makes of each line, for the curious and for tests. */
async function main(): Promise<number> {
  const file = process.argv[2];
  if (file === undefined) {
    process.stderr.write('Which file? npm run -s recognize -- FILE.jsonl, with lines {"id","text"}\n');
    return 2;
  }
  const config = readConfig(process.env);
  setLogLevel('warn');
  const content = loadContent(companyFolder(config.company));
  const recognizer = await makeRecognizer(config, content, content.products);
  const out = {
    line: (text: string) => void process.stdout.write(`${text}\n`),
    error: (text: string) => void process.stderr.write(`${text}\n`),
  };
  return recognizeFile(recognizer, file, out, new Date().toISOString(), content.company.defaultLanguage);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
