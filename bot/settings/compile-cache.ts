import module from 'node:module';
import path from 'node:path';
import { ROOT } from './root';

/**
 * Scripts that were compiled once are kept for the next start, where Node can (22 and later) and may write beside them.
 * Imported before everything else.
 */
const { enableCompileCache } = module as { enableCompileCache?: (folder: string) => unknown };
enableCompileCache?.(path.join(ROOT, 'dist/.compile-cache'));
