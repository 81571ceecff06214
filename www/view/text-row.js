/** @import { Row } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
/** @import { DrawnRow } from './load-rows.js' */
/** @import { OutlineModel } from './outline-model.js' */
import { html } from 'lit';
import { icon } from './icons.js';

/** Figures for each hit in what `Methods.hits` gives. */
export const HIT_COLUMNS = 5;
/** Characters a reader takes in a minute. */
const READING_SPEED = 320;

/**
 * A hit in a row; offsets count UTF-16 code units from its start.
 *
 * @typedef {{ start: number, end: number, now: boolean, byPinyin: boolean }} Mark
 */

/** The minutes it takes to read a node, from 1. @param {OutlineModel} model @param {number} node */
export function minutesOf(model, node) {
  return Math.max(1, Math.round(model.charCount(node) / READING_SPEED));
}

/**
 * A row of the text. Its words stand in `.piece` elements, one text node each, so that an offset in the row can be
 * found again in the document (see `pointAt`).
 *
 * @param {DrawnRow} row
 * @param {{ isHere: boolean, opens: boolean, marks: Mark[] }} look `opens`: an essay starts with it
 */
export function textRow(row, { isHere, opens, marks }) {
  const name = [
    'line',
    row.kind,
    row.later ? 'line--later' : '',
    isHere ? 'here' : '',
    opens && row.row > 0 ? 'line--opens' : '',
    runClass(row.text),
  ].join(' ');
  const words = piecesOf(row, marks).map((piece) => pieceTemplate(piece));
  if (row.kind === 'title') return html`<h1 class=${name} data-row=${row.row}>${words}</h1>`;
  if (row.kind !== 'heading') return html`<p class=${name} data-row=${row.row}>${words}</p>`;
  if (row.level === 1) return html`<h2 class=${name} data-row=${row.row}>${words}</h2>`;
  if (row.level === 2) return html`<h3 class=${name} data-row=${row.row}>${words}</h3>`;
  return html`<h4 class=${name} data-row=${row.row}>${words}</h4>`;
}

/** Marks in a row: from so many on, setting them close costs more than the square of their number. */
const CLOSE_MARKS = /[^\p{L}\p{N}\s]{8}/u;
/** So many are no writing: they may break anywhere, for to find where they may not costs as much. */
const RUN_OF_MARKS = /[^\p{L}\p{N}\s]{64}/u;

/** How a row is told that browsers could not lay it out within a frame otherwise. @param {string} text */
export function runClass(text) {
  if (!CLOSE_MARKS.test(text)) return '';
  return RUN_OF_MARKS.test(text) ? 'line--marks line--run' : 'line--marks';
}

/** @param {{ text: string, isLead: boolean, mark: Mark | null }} piece */
function pieceTemplate({ text, isLead, mark }) {
  const name = isLead ? 'piece leadword' : 'piece';
  if (!mark) return html`<span class=${name} .textContent=${text}></span>`;
  const kind = mark.now ? 'hit--now' : mark.byPinyin ? 'hit--pinyin' : '';
  return html`<mark class="${name} hit ${kind}" .textContent=${text}></mark>`;
}

/**
 * A row's text cut where its look changes: after the lead, and at either end of each mark.
 *
 * @param {Row} row
 * @param {Mark[]} marks in order
 */
export function piecesOf(row, marks) {
  const cuts = new Set([0, row.lead, ...marks.flatMap(({ start, end }) => [start, end]), row.text.length]);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, index) => ({
    text: row.text.slice(start, edges[index + 1]),
    isLead: start < row.lead,
    mark: marks.find((mark) => mark.start <= start && start < mark.end) ?? null,
  }));
}

/**
 * Under the head of an essay: how long it is, and the way to its card.
 *
 * @param {number} essay
 * @param {OutlineModel} model
 * @param {Strings} strings
 * @param {() => void} openCard
 */
export function factsLine(essay, model, strings, openCard) {
  const facts = strings.facts(model.charCount(essay), model.sectionCount(essay), minutesOf(model, essay));
  return html`<p class="facts">
    ${facts}
    <button type="button" class="facts-card" @click=${openCard}>${strings.card}${icon('chevron')}</button>
  </p>`;
}

/**
 * Whether the head of an essay ends with a row: the lines from its title on. Further down there may be a byline, or what
 * looks like a second title.
 *
 * @param {Row[]} rows
 * @param {number} index
 * @param {OutlineModel} model
 */
export function endsHead(rows, index, model) {
  const row = rows[index];
  if (!isHead(row) || isHead(rows[index + 1])) return false;
  const title = model.titleRow(model.essay(row.node));
  const fromTitle = rows.slice(Math.max(0, index - (row.row - title)), index);
  return row.row >= title && fromTitle.every(isHead);
}

/** @param {Row | undefined} row */
function isHead(row) {
  return row !== undefined && ['title', 'subtitle', 'byline'].includes(row.kind);
}

/**
 * Whether an essay starts with a row, as far as the rows held can tell: with its title, or with the notices above.
 *
 * @param {Row[]} rows
 * @param {number} index
 * @param {OutlineModel} model
 */
export function opensEssay(rows, index, model) {
  if (rows[index - 1]?.kind === 'notice') return false;
  const head = rows.slice(index, index + 9).find(({ kind }) => kind !== 'notice');
  return head !== undefined && model.depth(head.node) === 0 && model.titleRow(head.node) === head.row;
}

/**
 * Those of some hits that stand in the rows `start <= row < end`.
 *
 * @param {Uint32Array} hits as `Methods.hits` gives them, row by row
 * @param {{ start: number, end: number }} rows
 */
export function hitsInRows(hits, { start, end }) {
  let from = 0;
  while (from < hits.length && hits[from + 1] < start) from += HIT_COLUMNS;
  let to = from;
  while (to < hits.length && hits[to + 1] < end) to += HIT_COLUMNS;
  return hits.subarray(from, to);
}

/**
 * The hits of some rows, as marks by row.
 *
 * @param {Uint32Array} hits as `Methods.hits` gives them
 * @param {number} hitNumber the one that the reader stands on
 * @returns {Map<number, Mark[]>}
 */
export function marksByRow(hits, hitNumber) {
  /** @type {Map<number, Mark[]>} */
  const marks = new Map();
  for (let at = 0; at < hits.length; at += HIT_COLUMNS) {
    const [number, row, start, end, byPinyin] = hits.subarray(at, at + HIT_COLUMNS);
    const mark = { start, end, now: number === hitNumber, byPinyin: byPinyin === 1 };
    const others = marks.get(row);
    if (others) others.push(mark);
    else marks.set(row, [mark]);
  }
  return marks;
}

/** The row's text nodes, in order. @param {Element} line @returns {Text[]} */
export function textNodes(line) {
  return Array.from(line.querySelectorAll('.piece'), (piece) => /** @type {Text} */ (piece.firstChild)).filter(Boolean);
}

/**
 * Where an offset of a row stands in the document; null in a row without words.
 *
 * @param {Element} line
 * @param {number} offset
 * @returns {{ node: Text, offset: number } | null}
 */
export function pointAt(line, offset) {
  return pointIn(textNodes(line), offset);
}

/** The same, of a row whose text nodes are known. @param {Text[]} nodes @param {number} offset */
export function pointIn(nodes, offset) {
  let rest = offset;
  let last = null;
  for (const node of nodes) {
    if (rest <= node.length) return { node, offset: rest };
    rest -= node.length;
    last = node;
  }
  return last && { node: last, offset: last.length };
}

/** The offset in its row of a place in the document. @param {Element} line @param {Node} node @param {number} offset */
export function offsetOf(line, node, offset) {
  let before = 0;
  for (const each of textNodes(line)) {
    if (each === node) return before + offset;
    before += each.length;
  }
  return before;
}

/** The same of where a collapsed range stands, be it in a text or beside one. @param {Element} line @param {Range} range */
export function offsetIn(line, range) {
  const { startContainer: node, startOffset: offset } = range;
  if (node instanceof Text && line.contains(node)) return offsetOf(line, node, offset);
  const before = textNodes(line).filter((text) => range.comparePoint(text, text.length) <= 0);
  return before.reduce((sum, text) => sum + text.length, 0);
}
