/** A bug of ours in the wasm, for tests: a function of it that traps whenever it is called. */
import { expect } from '@playwright/test';

/** The sections of a module that are read here, by their numbers. */
const EXPORTS = 7;
const CODE = 10;
const IMPORTS = 2;

/**
 * Lets an exported function of a wasm file trap.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} files which files, as a pattern of their addresses
 * @param {string} name of the export
 * @param {{ times?: number }} [options] how often the file is served so; always where nothing is said
 */
export async function letTrap(page, files, name, options) {
  await page.route(
    files,
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: withTrap(await response.body(), name) });
    },
    options,
  );
}

/** @param {Buffer} wasm @param {string} name */
function withTrap(wasm, name) {
  const sections = sectionsOf(wasm);
  const index = exportsOf(wasm, sections.get(EXPORTS) ?? 0).get(name);
  expect(index, `${name} is exported`).toBeDefined();
  const { start, end } = bodyOf(wasm, sections.get(CODE) ?? 0, Number(index) - importCount(wasm, sections));
  const trapping = Buffer.from(wasm);
  // `unreachable`, and nothing to do up to the `end`, so that no length changes.
  trapping.fill(1, start, end - 1);
  trapping[start] = 0;
  return trapping;
}

/** Where what is in each section starts, by the section's number. @param {Buffer} wasm */
function sectionsOf(wasm) {
  const sections = new Map();
  for (const reader = readerOf(wasm, 8); reader.at < wasm.length;) {
    const id = reader.byte();
    const length = reader.number();
    sections.set(id, reader.at);
    reader.at += length;
  }
  return sections;
}

/** The exported functions, by name. @param {Buffer} wasm @param {number} at */
function exportsOf(wasm, at) {
  const reader = readerOf(wasm, at);
  const functions = new Map();
  for (let left = reader.number(); left > 0; left -= 1) {
    const name = reader.text();
    const kind = reader.byte();
    const index = reader.number();
    if (kind === 0) functions.set(name, index);
  }
  return functions;
}

/** How many functions are imported: they are numbered first. @param {Buffer} wasm @param {Map<number, number>} sections */
function importCount(wasm, sections) {
  const reader = readerOf(wasm, sections.get(IMPORTS) ?? 0);
  let count = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.text();
    reader.text();
    // Both wasms import functions only.
    expect(reader.byte()).toBe(0);
    reader.number();
    count += 1;
  }
  return count;
}

/** The instructions of a function, `start <= at < end`, its `end` included. @param {Buffer} wasm @param {number} at @param {number} index */
function bodyOf(wasm, at, index) {
  const reader = readerOf(wasm, at);
  reader.number();
  for (let left = index; left > 0; left -= 1) {
    const length = reader.number();
    reader.at += length;
  }
  const length = reader.number();
  const end = reader.at + length;
  for (let groups = reader.number(); groups > 0; groups -= 1) {
    reader.number();
    reader.byte();
  }
  return { start: reader.at, end };
}

/** @param {Buffer} bytes @param {number} at */
function readerOf(bytes, at) {
  return {
    at,
    byte() {
      return bytes[this.at++];
    },
    /** LEB128. */
    number() {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = this.byte();
        value |= (byte & 127) << shift;
        if (byte < 128) return value >>> 0;
      }
    },
    text() {
      const length = this.number();
      this.at += length;
      return bytes.toString('utf8', this.at - length, this.at);
    },
  };
}
