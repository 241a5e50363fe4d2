import { readFile } from 'node:fs/promises';
import { type Request } from 'restify';
import { type AttachedFile } from '../../domain/conversation/attached-file';
import { type Handoff } from '../../domain/handoff/handoff';
import { loadHandoff } from '../../models/contact/current-handoff';
import { loadSnapshot } from '../../models/turns/load';
import { disposition } from '../files/file-name';
import { isShown } from '../files/media-type';
import { type Answer, ok, refuse } from './answers';
import { type DeskContext, type SignedIn } from './desk-context';
import { holderOf } from '../../domain/handoff/handoff';
import { oversees } from './roles';

/** A request about the files of a conversation. */
export interface FileAsked {
  conversationId: string;
  who: SignedIn;
  request: Request;
}

/**
 * A file of a conversation, for the rep who holds it and for supervisors: a photo cannot be masked as a
 * number can. Pictures are shown, everything else is a download, and nothing in either can run.
 */
export async function openFile(desk: DeskContext, asked: FileAsked, fileId: string): Promise<Answer> {
  const { conversationId, who } = asked;
  const opened = await desk.files.open(fileId);
  if (opened?.conversationId !== conversationId) return refuse('not_found', 'There is no such file.');
  const handoff = await loadHandoff(desk.database, conversationId);
  if (!opensFiles(who, holderOf(handoff)?.repId))
    return refuse('not_allowed', 'Claim the conversation first.');
  await noteOpening(desk, asked, handoff);
  const { name, contentType } = opened.file;
  return {
    status: 200,
    headers: {
      'content-type': contentType === 'text/plain' ? 'text/plain; charset=utf-8' : contentType,
      'content-disposition': disposition(isShown(contentType) ? 'inline' : 'attachment', name),
      'content-security-policy': `default-src 'none'; sandbox; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
    },
    body: await readFile(opened.path),
  };
}

/** Whoever saw a photo saw a person unmasked (V-8). */
async function noteOpening(
  desk: DeskContext,
  { conversationId, who }: FileAsked,
  handoff: Handoff | undefined,
): Promise<void> {
  const contactId =
    handoff?.contactId ?? (await loadSnapshot(desk.database, conversationId))?.snapshot.contact.id;
  if (contactId === undefined) return;
  desk.audit.note({ repId: who.rep.id, act: 'viewed', contactId, conversationId, masked: false });
}

export function opensFiles({ rep }: SignedIn, holderId: string | undefined): boolean {
  return holderId === rep.id || oversees(rep);
}

/** Keeps a file that the rep will send with a reply; the body is the file, its name stands in a header. */
export async function takeFile(
  desk: DeskContext,
  { conversationId, who, request }: FileAsked,
): Promise<Answer> {
  const holder = holderOf(await loadHandoff(desk.database, conversationId));
  if (holder?.repId !== who.rep.id) return refuse('not_yours', 'Claim it first.', { by: holder?.repName });
  const content = await bodyOf(request, desk.files.limits.bytes);
  if (!content) return refuse('file_too_large', 'The file is too large.');
  const upload = await desk.files.keep(conversationId, {
    name: named(request.headers['x-file-name']),
    declaredType: request.headers['content-type'] ?? '',
    content,
  });
  if (upload.ok) return ok(upload.file);
  return upload.reason === 'too_large'
    ? refuse('file_too_large', 'The file is too large.')
    : refuse('file_kind', 'A file of this kind cannot be sent.');
}

/** The files a reply names: those of this conversation, or the reply is refused. */
export async function filesNamed(
  desk: DeskContext,
  conversationId: string,
  ids: readonly string[],
): Promise<readonly AttachedFile[] | undefined> {
  const opened = await Promise.all(ids.map((id) => desk.files.open(id)));
  const files = opened.flatMap((one) => (one?.conversationId === conversationId ? [one.file] : []));
  return files.length === ids.length ? files : undefined;
}

/** @returns undefined when there is more than that; the rest is read away, so that the answer is heard */
async function bodyOf(request: Request, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= limit) chunks.push(chunk);
  }
  return bytes <= limit ? Buffer.concat(chunks) : undefined;
}

/** Headers are Latin letters; the name comes percent-encoded. */
function named(header: string | string[] | undefined): string | undefined {
  if (typeof header !== 'string') return undefined;
  try {
    return decodeURIComponent(header);
  } catch {
    return undefined;
  }
}
