/**
 * A server for tests, with dist/ and pages of strangers: it can be of another origin, send headers of its own, and misbehave
 * by the path that is asked for.
 */
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { fixtureText } from './page.js';

const TEXT = fixtureText('three_essays.txt');
const dist = sirv(fileURLToPath(new URL('../../dist', import.meta.url)), { dev: true });

/** @typedef {import('node:http').ServerResponse} Response */

/** @type {Record<string, (response: Response) => void>} */
const ANSWERS = {
  '/essays.txt': (response) => send(response, 'text/plain', TEXT),
  // It promises more than it sends.
  '/cut.txt': (response) => {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': TEXT.length * 9 });
    response.write(TEXT);
    setTimeout(() => response.destroy(), 50);
  },
  '/half.txt': (response) => {
    response.writeHead(206, { 'content-type': 'text/plain', 'content-range': 'bytes 0-99/900' });
    response.end(TEXT.slice(0, 30));
  },
  '/page.txt': (response) => send(response, 'text/html', '<!doctype html><html><title>应用</title></html>'),
  '/plain-as-html.txt': (response) => send(response, 'text/html', TEXT),
  '/never.txt': () => {},
  '/stalls.txt': (response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.write(TEXT.slice(0, 500));
  },
};

/** @param {Response} response @param {string} type @param {string} body */
function send(response, type, body) {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` });
  response.end(body);
}

/** A stranger's page. @param {string} body @param {string} script where the tag is defined */
const pageOf = (body, script) => `<!doctype html><html lang="zh"><meta charset="utf-8"><title>host</title>
  <style>gangmu-reader { display: block; width: 700px; height: 500px }</style>
  <script>
    const uncaught = [], errors = [];
    addEventListener('unhandledrejection', ({ reason }) => uncaught.push(String(reason)));
    addEventListener('error', ({ message }) => uncaught.push(message));
    document.addEventListener('gangmu-error', ({ detail }) => errors.push(detail.error.code));
  </script>${body}<script type="module" src="${script}"></script></html>`;

export class OddServer {
  #server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    const answer = ANSWERS[request.url ?? ''];
    if (answer) answer(response);
    else if (request.url === '/host.html') this.#sendHost(response);
    else dist(request, response);
  });
  /** Sent with `/host.html`. @type {Record<string, string>} */
  hostHeaders = {};
  /** What stands at `/host.html`. */
  host = pageOf('<gangmu-reader></gangmu-reader>', '/define.js');

  /** @param {Response} response */
  #sendHost(response) {
    for (const [name, value] of Object.entries(this.hostHeaders)) response.setHeader(name, value);
    send(response, 'text/html', this.host);
  }

  /** @param {string} body @param {string} [script] */
  setHost(body, script = '/define.js') {
    this.host = pageOf(body, script);
  }

  /** @returns {Promise<this>} */
  start() {
    return new Promise((resolve) => this.#server.listen(0, () => resolve(this)));
  }

  get url() {
    return `http://localhost:${/** @type {import('node:net').AddressInfo} */ (this.#server.address()).port}`;
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
