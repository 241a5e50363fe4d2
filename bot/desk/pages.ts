import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Answer, refuse } from './answers';

const KINDS: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** One name without a path in it: nothing outside the folder can be asked for. */
const PLAIN_NAME = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+){1,2}$/;

/** A page of `web/desk/` as the web build left it. */
export function page(webFolder: string, name: string): Promise<Answer> {
  return file(path.join(webFolder, 'desk', name));
}

/** The bundle lies beside the folder, everything else in it. */
export function asset(webFolder: string, name: string): Promise<Answer> | Answer {
  if (!PLAIN_NAME.test(name)) return refuse('not_found', 'There is no such file.');
  return /^desk\.js(\.map)?$/.test(name) ? file(path.join(webFolder, name)) : page(webFolder, name);
}

async function file(place: string): Promise<Answer> {
  const kind = KINDS[path.extname(place)];
  if (!kind) return refuse('not_found', 'There is no such file.');
  try {
    const body = await readFile(place);
    return { status: 200, headers: { 'content-type': kind, 'cache-control': 'no-cache' }, body };
  } catch {
    return refuse('not_found', 'The web build has not made this file.');
  }
}
