/** The body of a response; undefined as soon as there are more bytes than allowed, whatever was announced. */
export async function readBody(response: Response, most: number): Promise<Buffer | undefined> {
  if (!response.ok || !response.body) throw new Error(`the file is not there: ${response.status}`);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
