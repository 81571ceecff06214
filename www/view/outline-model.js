/** @import { Opened, OpenedFile, Outline, OutlineNode } from '../types.js' */
import { LineTable } from './line-table.js';

/** Where each figure of a node stands in `PackedNodes.columns`. */
const COLUMN = {
  kind: 0,
  parent: 1,
  level: 2,
  line: 3,
  titleRow: 4,
  firstRow: 5,
  at: 6,
  length: 7,
  charCount: 8,
  confidence: 9,
};
const COLUMN_COUNT = 10;
const KINDS = /** @type {const} */ (['essay', 'heading', 'lead']);

/**
 * The outline of everything open, in columns: a node is a number, from 0 in reading order.
 *
 * Because nodes stand in reading order, a node's descendants are the numbers from the one after it up to `end(node)`.
 */
export class OutlineModel {
  #columns;
  #titles;
  #subtitles;
  #numbers;
  #reasons;
  #shape;

  /** @param {Opened} opened */
  constructor(opened) {
    const { nodes } = opened;
    /** @type {OpenedFile[]} */
    this.files = opened.files;
    this.rowCount = opened.rowCount;
    /** UTF-16 code units of everything open. */
    this.length = opened.length;
    this.count = nodes.count;
    this.#columns = nodes.columns;
    this.#titles = new LineTable(nodes.titles, nodes.count);
    this.#subtitles = new LineTable(nodes.subtitles, nodes.count);
    this.#numbers = new LineTable(nodes.numbers, nodes.count);
    this.#reasons = new LineTable(nodes.reasons, nodes.count);
    this.#shape = shapeOf(nodes.count, (node) => this.#figure(node, COLUMN.parent) - 1);
    /** The essays, in reading order. */
    this.essays = [...this.children(-1)];
  }

  /** @param {number} node @param {number} column */
  #figure(node, column) {
    return this.#columns[node * COLUMN_COUNT + column];
  }

  /** @param {number} node @returns {OutlineNode['kind']} */
  kind(node) {
    return KINDS[this.#figure(node, COLUMN.kind)];
  }

  /** The node above; -1 for an essay. @param {number} node */
  parent(node) {
    return this.#shape.parent[node];
  }

  /** 0 for an essay. @param {number} node */
  level(node) {
    return this.#figure(node, COLUMN.level);
  }

  /** The line of its title in its file. @param {number} node */
  line(node) {
    return this.#figure(node, COLUMN.line);
  }

  /** The row of its title. @param {number} node */
  titleRow(node) {
    return this.#figure(node, COLUMN.titleRow);
  }

  /** The first row: of an essay, that of the notices before its title. @param {number} node */
  firstRow(node) {
    return this.#figure(node, COLUMN.firstRow);
  }

  /** Where it starts in everything open, in UTF-16 code units. @param {number} node */
  at(node) {
    return this.#figure(node, COLUMN.at);
  }

  /** UTF-16 code units, descendants included. @param {number} node */
  lengthOf(node) {
    return this.#figure(node, COLUMN.length);
  }

  /** Characters that are not white space, descendants included. @param {number} node */
  charCount(node) {
    return this.#figure(node, COLUMN.charCount);
  }

  /** From 0 to 1. @param {number} node */
  confidence(node) {
    return this.#figure(node, COLUMN.confidence) / 1000;
  }

  /** The number included, as it is written. @param {number} node */
  title(node) {
    return this.#titles.at(node);
  }

  /** @param {number} node */
  subtitle(node) {
    return this.#subtitles.at(node);
  }

  /** The number at the start of the title, or `''`. @param {number} node */
  number(node) {
    return this.#numbers.at(node);
  }

  /** @param {number} node */
  reason(node) {
    return this.#reasons.at(node);
  }

  /** 0 for an essay. @param {number} node */
  depth(node) {
    return this.#shape.depth[node];
  }

  /** The number after the last descendant. @param {number} node */
  end(node) {
    return this.#shape.end[node];
  }

  /** How many children it has. @param {number} node */
  childCount(node) {
    return this.#shape.childCount[node];
  }

  /**
   * How many 节 an essay has: every heading and lead below it, at whatever level; all there are for -1. Whatever tells
   * their number asks here.
   *
   * @param {number} essay
   */
  sectionCount(essay) {
    return essay < 0 ? this.count - this.essays.length : this.end(essay) - essay - 1;
  }

  /** How many nodes share its parent, itself included. @param {number} node */
  setSize(node) {
    const parent = this.parent(node);
    return parent < 0 ? this.essays.length : this.childCount(parent);
  }

  /** Its place among them, from 1. @param {number} node */
  position(node) {
    return this.#shape.position[node];
  }

  /** The children of a node, or the essays for -1. @param {number} node */
  *children(node) {
    const end = node < 0 ? this.count : this.end(node);
    for (let child = node + 1; child < end; child = this.end(child)) yield child;
  }

  /** The essay that a node belongs to, itself included. @param {number} node */
  essay(node) {
    let essay = node;
    while (this.parent(essay) >= 0) essay = this.parent(essay);
    return essay;
  }

  /** The nodes above, from the essay down; empty for an essay. @param {number} node */
  ancestors(node) {
    const path = [];
    for (let above = this.parent(node); above >= 0; above = this.parent(above)) path.unshift(above);
    return path;
  }

  /** The file that a row belongs to, as its place in `files`. @param {number} row */
  fileOfRow(row) {
    return Math.max(
      0,
      this.files.findLastIndex((file) => file.firstRow <= row),
    );
  }

  /** The innermost node that holds a row. @param {number} row */
  nodeAtRow(row) {
    return lastAtOrBefore(this.count, (node) => this.firstRow(node), row);
  }

  /**
   * The row at an offset, counted in UTF-16 code units over everything open. It is exact where a node starts and
   * reckoned between: good enough to scroll by, and no table of rows is needed.
   *
   * @param {number} at
   */
  rowNear(at) {
    const node = lastAtOrBefore(this.count, (each) => this.at(each), at);
    const [fromAt, fromRow] = node < 0 ? [0, 0] : [this.at(node), this.firstRow(node)];
    const [toAt, toRow] =
      node + 1 < this.count ? [this.at(node + 1), this.firstRow(node + 1)] : [this.length, this.rowCount];
    const part = toAt > fromAt ? (at - fromAt) / (toAt - fromAt) : 0;
    return clamp(Math.floor(fromRow + part * (toRow - fromRow)), 0, this.rowCount - 1);
  }

  /** The hits of a node without those of its descendants. @param {number} node @param {Uint32Array} sums those with descendants */
  ownHits(node, sums) {
    let own = sums[node];
    if (own) for (const child of this.children(node)) own -= sums[child];
    return own;
  }

  /** The outline as the element gives it to its page. @returns {Outline} */
  toTree() {
    return {
      files: this.files.map(({ name, encoding, warnings, corrections, firstNode, nodeCount }) => ({
        name,
        encoding,
        warnings,
        corrections,
        essays: this.essays
          .filter((essay) => essay >= firstNode && essay < firstNode + nodeCount)
          .map((essay) => this.#treeOf(essay)),
      })),
    };
  }

  /** A node whose children are made when asked for: few pages walk a hundred thousand of them. @param {number} node @returns {OutlineNode} */
  #treeOf(node) {
    const childrenOf = () => Array.from(this.children(node), (child) => this.#treeOf(child));
    /** @type {OutlineNode[] | undefined} */
    let children;
    return {
      id: node,
      kind: this.kind(node),
      level: this.level(node),
      title: this.title(node),
      number: this.number(node) || null,
      line: this.line(node),
      confidence: this.confidence(node),
      reason: this.reason(node),
      get children() {
        return (children ??= childrenOf());
      },
    };
  }
}

/**
 * What follows from the parents alone, in columns.
 *
 * @param {number} count
 * @param {(node: number) => number} parentOf
 */
function shapeOf(count, parentOf) {
  const parent = Int32Array.from({ length: count }, (_, node) => parentOf(node));
  const depth = new Uint32Array(count);
  const end = new Uint32Array(count);
  const childCount = new Uint32Array(count);
  const position = new Uint32Array(count);
  let essayCount = 0;
  for (let node = 0; node < count; node++) {
    const above = parent[node];
    depth[node] = above < 0 ? 0 : depth[above] + 1;
    position[node] = above < 0 ? ++essayCount : ++childCount[above];
  }
  for (let node = count - 1; node >= 0; node--) {
    end[node] = Math.max(end[node], node + 1);
    const above = parent[node];
    if (above >= 0) end[above] = Math.max(end[above], end[node]);
  }
  return { parent, depth, end, childCount, position };
}

/**
 * The last of `count` places in rising order that is not past `limit`; -1 where all are.
 *
 * @param {number} count
 * @param {(index: number) => number} placeOf
 * @param {number} limit
 */
function lastAtOrBefore(count, placeOf, limit) {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (placeOf(middle) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** @param {number} value @param {number} least @param {number} most */
export function clamp(value, least, most) {
  return Math.max(least, Math.min(most, value));
}
