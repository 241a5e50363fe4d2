import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response } from 'restify';
import { HttpProblem } from '../../http/problem';
import { sameText } from './credentials';
import { type DirectLine } from './direct-line';
import { disposition } from '../../files/file-name';
import { roomOf } from '../../files/file-name';
import { isShown, nameFor } from '../../files/media-type';

/**
 * `GET /attachments/:id/:proof`: who has the address has the file, as with a link to any shared document.
 * Pictures are shown, everything else is a download; nothing in it can run on our origin.
 */
export async function sendAttachment(
  { deps, authorizer }: DirectLine,
  request: Request,
  response: Response,
): Promise<void> {
  const { id = '', proof = '' } = request.params as { id?: string; proof?: string };
  const isOurs = sameText(proof, authorizer.credentials.attachmentProof(id));
  const row = isOurs ? await deps.uploads?.store.find(id) : undefined;
  if (!deps.uploads || !row) throw gone();
  const file = path.join(deps.uploads.folder, roomOf(row.conversationId), row.id);
  const size = await stat(file).then(
    (found) => found.size,
    () => undefined,
  );
  if (size === undefined) throw gone();
  response.setHeader('Content-Security-Policy', `default-src 'none'; sandbox; frame-ancestors 'none'`);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  // Shown by pages of other sites that carry the widget.
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  response.setHeader('Cache-Control', 'private, max-age=86400, immutable');
  response.writeHead(200, {
    'Content-Type': row.contentType === 'text/plain' ? 'text/plain; charset=utf-8' : row.contentType,
    'Content-Length': String(size),
    'Content-Disposition': disposition(
      isShown(row.contentType) ? 'inline' : 'attachment',
      nameFor(row.name, row.contentType),
    ),
  });
  // A reader who goes away is nothing to complain about.
  await pipeline(createReadStream(file), response).catch(() => response.destroy());
}

function gone(): HttpProblem {
  return new HttpProblem(404, 'NotFound', 'There is no such file.');
}
