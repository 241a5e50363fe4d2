import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError, readConfig } from '../../bot/settings/config';
import { ContentError } from '../../bot/content/content-problem';
import { loadContent } from '../../bot/content/load-content';
import { loadEnvFile } from '../../bot/settings/env-file';
import { ROOT, companyFolder } from '../../bot/settings/root';
import { packageApp } from './app-package';

/** `npm run teams:package`. @returns the exit code */
function main(): number {
  loadEnvFile();
  const { azure, company, publicUrl } = readConfig(process.env);
  if (!azure)
    return refuse(['Set MicrosoftAppId and what goes with it: the app names the bot it belongs to.']);
  const content = loadContent(companyFolder(company));
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  const packaged = packageApp(content, { appId: azure.appId, version, publicUrl });
  if (!packaged.ok) return refuse(packaged.problems);
  const file = path.join(ROOT, 'dist/teams/tangga-teams.zip');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, packaged.zip);
  process.stdout.write(
    `${path.relative(process.cwd(), file)}: upload it in Teams under Apps, Manage your apps.\n`,
  );
  return 0;
}

function refuse(problems: readonly string[]): number {
  process.stderr.write(`There is no app package:\n${problems.map((line) => `  ${line}`).join('\n')}\n`);
  return 1;
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof ConfigError) && !(error instanceof ContentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
