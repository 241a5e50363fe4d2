import { type Request, type Response, type Server } from 'restify';
import { type Views } from '../../dialogs/contract/turn';
import { type Instant } from '../../domain/time/instant';
import { type Database } from '../../models/database/database';
import { exportCsv } from '../../models/identity/export-csv';
import { exportOf } from '../../models/identity/export';
import { HttpProblem } from '../http/problem';
import { readExportToken } from './export-token';

export interface ExportDeps {
  database: Database;
  signingKey: string;
  views: () => Pick<Views, 'rules' | 'catalogue' | 'criteria'>;
  clock: () => Instant;
}

/**
 * `GET /data/:token`: everything that is kept of a person, as a file (V-6, PDP 7 and 13). The link comes from a chat in
 * which they have proven who they are, and opens nothing after its time or after an erasure.
 */
export function mountExport(server: Server, { database, signingKey, views, clock }: ExportDeps): void {
  server.get('/data/:token', async (request: Request, response: Response) => {
    const { token = '' } = request.params as { token?: string };
    const claims = readExportToken(signingKey, token, clock());
    const data = claims && (await exportOf(database, claims.contactId, { views: views(), now: clock() }));
    if (!claims || !data) throw new HttpProblem(404, 'NotFound', 'This link opens nothing, or no longer.');
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Disposition', `attachment; filename="data.${claims.format}"`);
    response.setHeader('X-Robots-Tag', 'noindex');
    const isJson = claims.format === 'json';
    response.setHeader(
      'Content-Type',
      isJson ? 'application/json; charset=utf-8' : 'text/csv; charset=utf-8',
    );
    response.sendRaw(200, isJson ? JSON.stringify(data, undefined, 2) : exportCsv(data));
  });
}
