/** Serves dist/. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sirv from 'sirv';
import { fail, root, say } from './run.mjs';

/**
 * @param {number} port 0 takes any that is free.
 * @returns {Promise<import('node:http').Server>}
 */
export function serve(port) {
  const files = sirv(join(root, 'dist'), { dev: true });
  const server = createServer((request, response) => files(request, response));
  return new Promise((resolve) => {
    server.on('error', (error) =>
      fail(`port ${port} cannot be served: ${error.message}; choose another with PORT=8081`),
    );
    server.listen(port, () => {
      say(`Gangmu is at http://localhost:${/** @type {any} */ (server.address()).port}  (Ctrl+C ends)`);
      resolve(server);
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await serve(Number(process.env.PORT ?? 8080));
