import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './root';

/** Reads `.env` into the environment when it is there; what is set already stays. */
export function loadEnvFile(): void {
  const file = path.join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
