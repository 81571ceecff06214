/** @import { DrawnRow } from './load-rows.js' */
/** @import { OutlineModel } from './outline-model.js' */
/** @import { TextPaneElement } from './text-pane.js' */
import { loadRows } from './load-rows.js';
import { runClass } from './text-row.js';

/** Texts up to this length are kept ready to be printed, for a browser's own menu does not wait. UTF-16 code units. */
const READY = 1_000_000;
/** A browser lays out no more than this in bearable time: of a longer text, one essay is printed. UTF-16 code units. */
const MOST = 4_000_000;
/** So many rows are asked for at once. */
const BLOCK = 400;
/** What has just been opened is made ready once all else that it needs is there. Milliseconds. */
const REST = 2000;

/**
 * What is to be printed: rows, and how much of the text they are.
 *
 * @typedef {object} Printable
 * @property {OutlineModel} model
 * @property {DrawnRow[]} rows
 * @property {'all' | 'essay' | 'window'} extent
 */

/**
 * The text as a plain sheet for the printer, in the place of the reader. It stands in the document only while that is
 * printed: before, its rows are kept where they are few, and asked for when a print is asked for.
 */
export class PrintSheet {
  #pane;
  /** @type {Printable | null} */
  #ready = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {HTMLElement | null} */
  #sheet = null;
  #onBefore = () => this.#put();
  #onAfter = () => this.#clear();

  /** @param {TextPaneElement} pane */
  constructor(pane) {
    this.#pane = pane;
  }

  connect() {
    addEventListener('beforeprint', this.#onBefore);
    addEventListener('afterprint', this.#onAfter);
    const { model } = this.#pane;
    if (model && this.#ready?.model !== model) this.take(model);
  }

  disconnect() {
    removeEventListener('beforeprint', this.#onBefore);
    removeEventListener('afterprint', this.#onAfter);
    clearTimeout(this.#timer);
    this.#remove();
  }

  /** Another text is open. @param {OutlineModel} model */
  take({ length }) {
    this.#ready = null;
    clearTimeout(this.#timer);
    // An engine that had to make room for another is not brought back for that.
    const prepare = () => this.#pane.engine?.isAwake && void this.prepare();
    if (length <= READY) this.#timer = setTimeout(prepare, REST);
  }

  /** Has the rows ready, so that a print that follows has all of them. */
  async prepare() {
    const { model, engine } = this.#pane;
    if (!model || (this.#ready?.model === model && this.#ready.extent === 'all')) return;
    const { start, end } = model.length <= MOST ? { start: 0, end: model.rowCount } : this.#essayRows(model);
    const rows = [];
    for (let row = start; row < end; row += BLOCK) {
      const block = await loadRows(engine, row, Math.min(end, row + BLOCK));
      // Another text is open, or the engine has ended: what is drawn can still be printed.
      if (!block.length || model !== this.#pane.model) return;
      rows.push(...block);
    }
    this.#ready = { model, rows, extent: rows.length === model.rowCount ? 'all' : 'essay' };
  }

  /** @param {OutlineModel} model */
  #essayRows(model) {
    const at = model.position(model.essay(this.#pane.currentNode));
    const [essay, next] = model.essays.slice(at - 1, at + 1);
    return { start: model.firstRow(essay), end: next === undefined ? model.rowCount : model.firstRow(next) };
  }

  #put() {
    const { model, drawnRows, strings } = this.#pane;
    if (!model || !strings) return;
    this.#remove();
    const { rows, extent } = this.#ready ?? { rows: drawnRows, extent: 'window' };
    const isAll = extent === 'all' || rows.length === model.rowCount;
    this.#sheet = sheetOf(rows, isAll ? '' : strings.printed[extent]);
    this.#sheet.lang = strings.lang.startsWith('zh') ? strings.lang : 'zh-Hans';
    /** @type {ShadowRoot} */ (this.#pane.getRootNode()).prepend(this.#sheet);
  }

  #remove() {
    this.#sheet?.remove();
    this.#sheet = null;
  }

  #clear() {
    this.#remove();
    if (this.#ready && this.#ready.model.length > READY) this.#ready = null;
  }
}

/**
 * @param {DrawnRow[]} rows
 * @param {string} note what is missing from them; `''` for nothing
 */
function sheetOf(rows, note) {
  const sheet = document.createElement('div');
  sheet.className = 'print-sheet';
  if (note) addTo(sheet, 'p', 'print-note', note);
  for (const row of rows) {
    const line = row.later ? sheet.lastElementChild : addRow(sheet, row);
    if (row.later) line?.append(row.text);
    line?.classList.add(...runClass(row.text).split(' ').filter(Boolean));
  }
  return sheet;
}

/** @param {Element} sheet @param {DrawnRow} row */
function addRow(sheet, { kind, level, text, lead }) {
  const line = addTo(
    sheet,
    kind === 'title' ? 'h1' : kind === 'heading' ? `h${Math.min(4, level + 1)}` : 'p',
    kind,
    '',
  );
  if (lead) addTo(line, 'b', '', text.slice(0, lead));
  line.append(text.slice(lead));
  return line;
}

/** @param {Element} parent @param {string} tag @param {string} name @param {string} text */
function addTo(parent, tag, name, text) {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  parent.append(element);
  return element;
}
