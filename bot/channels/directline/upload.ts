import path from 'node:path';
import { type Request, type Response } from 'restify';
import { z } from 'zod';
import { HttpProblem } from '../../http/problem';
import { unknownConversation } from './answers';
import { type AttachmentRow } from '../../../models/schema/attachment';
import { callerIn } from './authorize';
import { conversationOf } from './conversations';
import { type Uploads } from './deps';
import { type DirectLine, linksFor } from './direct-line';
import { shownName } from '../../files/file-name';
import { roomOf } from '../../files/file-name';
import { makeRoom } from '../../files/room';
import { acceptedType, nameFor } from '../../files/media-type';
import { type Received } from './receive';
import { type Kept, answerFor, refused, take, turnEnded } from './take';
import { type ReceivedUpload, discard, readUpload } from './upload-body';

/** What the activity part says about its files, in their order. */
const describedSchema = z
  .array(
    z
      .object({
        name: z.string().max(1000).optional().catch(undefined),
        // Only a `data:` picture: any other would make the viewer's browser request the address.
        thumbnailUrl: z
          .string()
          .max(96 * 1024)
          .regex(/^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/)
          .optional()
          .catch(undefined),
      })
      .catch({}),
  )
  .catch([]);

/** `POST …/upload`: a message with files. Rows and files first, then the message that names them. */
export async function upload(directLine: DirectLine, request: Request, response: Response): Promise<void> {
  const { deps, authorizer, limits } = directLine;
  const uploads = deps.uploads;
  if (!uploads) throw new HttpProblem(404, 'NotFound', 'Files are not taken here.');
  const conversationId = conversationOf(request);
  const caller = callerIn(conversationId, request, authorizer);
  await limits.uploads(conversationId);
  await directLine.fromAddress(request);
  if (!(await deps.conversationPlace(conversationId))) throw unknownConversation();
  if ((await uploads.store.bytesIn(conversationId)) >= uploads.limits.conversationBytes) throw full();
  const folder = path.join(uploads.folder, roomOf(conversationId));
  const sent = await readUpload(request, { folder, newId: deps.newId, limits: uploads.limits });
  const rows = await judged(sent, conversationId, uploads, deps.clock());
  const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
  if (!(await makeRoom(uploads, bytes, deps.clock()))) {
    await discard(sent.files);
    throw full();
  }
  const { toFile } = linksFor(directLine, request);
  const received = directLine.reader.receive(sent.activity ?? { type: 'message' }, {
    conversationId,
    userId: caller.kind === 'token' ? caller.claims.user : undefined,
    now: deps.clock(),
    newId: deps.newId,
    files: rows.map((row) => ({
      id: row.id,
      bytes: row.bytes,
      name: row.name,
      contentType: row.contentType,
      contentUrl: toFile(row.id),
      thumbnailUrl: row.thumbnailUrl,
    })),
  });
  const taken = await keepMessage(directLine, sent, rows, received).catch(async (error: unknown) => {
    await discard(sent.files);
    throw error;
  });
  if (taken) await turnEnded(deps, taken);
  response.json(200, taken ? answerFor(conversationId, taken) : { id: `${conversationId}|${deps.newId()}` });
}

/** @returns undefined when it was no activity that is kept, and then its files are gone too */
async function keepMessage(
  directLine: DirectLine,
  sent: ReceivedUpload,
  rows: readonly AttachmentRow[],
  received: Received,
): Promise<Kept | undefined> {
  const { deps } = directLine;
  if (received.kind === 'refused') throw refused(received.reason);
  if (received.kind !== 'taken') {
    await discard(sent.files);
    return undefined;
  }
  const forget = async (): Promise<void> => {
    await deps.uploads?.store.remove(rows.map(({ id }) => id));
    await discard(sent.files);
  };
  await deps.uploads?.store.save(rows);
  const accepted = await take(directLine, received.incoming).catch(async (error: unknown) => {
    await forget();
    throw error;
  });
  // Sent a second time: the first one's files are the ones that are shown.
  if (accepted.status === 'repeated') await forget();
  return accepted;
}

/** @throws HttpProblem 415 for a kind that is not taken, or that is not what it says; 400 without any file */
async function judged(
  { activity, files }: ReceivedUpload,
  conversationId: string,
  { limits }: Uploads,
  at: string,
): Promise<AttachmentRow[]> {
  const described = describedSchema.parse((activity as { attachments?: unknown } | undefined)?.attachments);
  const rows = files.flatMap((file, place): AttachmentRow[] => {
    const contentType = acceptedType(file.declaredType, file.head, limits.types);
    if (contentType === undefined) return [];
    const { name = file.name, thumbnailUrl } = described[place] ?? {};
    const { id, bytes } = file;
    const shown = limits.types === 'any' ? shownName(name) : nameFor(shownName(name), contentType);
    return [{ id, conversationId, name: shown, contentType, bytes, thumbnailUrl, at }];
  });
  if (rows.length > 0 && rows.length === files.length) return rows;
  await discard(files);
  if (files.length === 0) throw new HttpProblem(400, 'BadArgument', 'The upload has no file.');
  throw new HttpProblem(415, 'UnsupportedMediaType', 'A file of this kind is not taken.');
}

function full(): HttpProblem {
  return new HttpProblem(413, 'TooLarge', 'This conversation has as many files as it may have.');
}
