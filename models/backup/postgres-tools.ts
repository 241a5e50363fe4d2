import { spawn } from 'node:child_process';
import { BackupError } from './backup-error';

/** Characters that are shown of what a tool complains of. */
const SHOWN = 2_000;

/**
 * Runs one of PostgreSQL's own programs.
 * @param url of the database it works on; the password is handed over by the environment, where `ps` does not show it
 * @throws BackupError when it is not installed, or fails; with its own words
 */
export async function runTool(name: string, args: readonly string[], url?: string): Promise<void> {
  const { address, password } = url === undefined ? {} : withoutPassword(url);
  const target = address === undefined ? [] : [`--dbname=${address}`];
  const env = password === undefined ? process.env : { ...process.env, PGPASSWORD: password };
  const tool = spawn(name, [...args.slice(0, -1), ...target, ...args.slice(-1)], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  tool.stderr.on('data', (part: Buffer) => (said = (said + part.toString('utf8')).slice(-SHOWN)));
  const code = await new Promise<number | null>((resolve, reject) => {
    tool.once('error', (error) => reject(isMissing(error) ? missing(name) : error));
    tool.once('close', resolve);
  });
  if (code !== 0) throw new BackupError(`${name} failed: ${said.trim()}`);
}

function withoutPassword(url: string): { address: string; password?: string } {
  const address = new URL(url);
  const { password } = address;
  address.password = '';
  return {
    address: address.toString(),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
  };
}

function isMissing(error: Error): boolean {
  return 'code' in error && error.code === 'ENOENT';
}

function missing(name: string): BackupError {
  return new BackupError(
    `${name} was not found. Install PostgreSQL's client programs (Debian: postgresql-client), of the server's ` +
      'version or a newer one, and see that they are in the PATH.',
  );
}
