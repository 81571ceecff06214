/**
 * How right outlines are: those that `gangmu outline --format json` prints, against labelled texts.
 *
 * A folder of labelled texts has `texts/NAME.txt` and `gold/NAME.json`: `{ genre, documents: [{ start_line, end_line,
 * title_line, subtitle_line, headings: [{ line, level, lead }] }], optional: [line] }`, lines from 0. The figures:
 *
 * - collF1: where documents start, in texts that hold several; a start is right between the document before and its title
 * - structF1: titles and headings on lines of their own, together
 * - leadF1: headings that open paragraphs
 * - treeF1: all headings, right only below the right parent
 *
 * Counts are summed over a genre, the last line is the mean over genres, and the closing figure the mean of collF1,
 * structF1 and treeF1. `optional` lines are neither right nor wrong; strictly, they are wrong.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../../scripts/run.mjs';

/**
 * @typedef {{ line: number, level: number, lead?: boolean, confidence: number }} Heading
 * @typedef {{ start_line: number, end_line: number, title_line: number | null, headings: Heading[] }} GoldDocument
 * @typedef {{ genre: string, documents: GoldDocument[], optional?: number[] }} Gold
 * @typedef {{ start_line: number, title: { line: number } | null, headings: Heading[] }} Essay
 * @typedef {{ right: number, said: number, gold: number }} Count
 * @typedef {Record<'coll' | 'struct' | 'lead' | 'tree', Count>} Counts
 */

const FIGURES = /** @type {const} */ (['coll', 'struct', 'lead', 'tree']);
/** The lower ends of the ranges of confidence in the table. */
const CONFIDENCES = [0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0];

/** Prints the scores of a folder, and how often a confidence is right. @param {string} folder */
export function scoreFolder(folder) {
  const texts = labelledTexts(folder);
  const plain = byGenre(texts, false);
  console.log(`\n${folder}: ${texts.length} labelled texts`);
  console.log(`${'genre'.padEnd(16)}${FIGURES.map((figure) => `${figure}F1`.padStart(10)).join('')}`);
  for (const [genre, counts] of [...plain].sort()) console.log(line(genre, counts));
  for (const [name, genres] of /** @type {const} */ ([
    ['closing', plain],
    ['closing, strict', byGenre(texts, true)],
  ])) {
    const means = FIGURES.map((figure) => mean([...genres.values()].map((counts) => f1(counts[figure]))));
    const closing = ((means[0] ?? 0) + (means[1] ?? 0) + (means[3] ?? 0)) / 3;
    console.log(`${name.padEnd(16)}${means.map(shown).join('')}   OUTLINE ${closing.toFixed(3)}`);
  }
  calibration(texts);
}

/** @param {string} folder */
function labelledTexts(folder) {
  const golds = readdirSync(join(folder, 'gold')).filter((name) => name.endsWith('.json'));
  const names = golds.map((name) => basename(name, '.json'));
  const files = names.map((name) => join(folder, 'texts', `${name}.txt`));
  const command = join(root, 'target', 'release', 'gangmu');
  const printed = execFileSync(command, ['outline', '--format', 'json', ...files], { maxBuffer: 1 << 30 });
  const outlines = printed.toString().trim().split('\n');
  return names.map((name, at) => ({
    gold: /** @type {Gold} */ (JSON.parse(readFileSync(join(folder, 'gold', `${name}.json`), 'utf8'))),
    essays: /** @type {Essay[]} */ (JSON.parse(outlines[at]).essays),
  }));
}

/** @param {ReturnType<typeof labelledTexts>} texts @param {boolean} strict @returns {Map<string, Counts>} */
function byGenre(texts, strict) {
  /** @type {Map<string, Counts>} */
  const genres = new Map();
  for (const { gold, essays } of texts) {
    const sums = genres.get(gold.genre) ?? { coll: none(), struct: none(), lead: none(), tree: none() };
    const counts = countText(gold, essays, strict);
    for (const figure of FIGURES) {
      for (const part of /** @type {const} */ (['right', 'said', 'gold'])) sums[figure][part] += counts[figure][part];
    }
    genres.set(gold.genre, sums);
  }
  return genres;
}

/** @param {Gold} gold @param {Essay[]} essays @param {boolean} strict @returns {Counts} */
function countText(gold, essays, strict) {
  const { titles, own, leads, subtitles, optional } = linesOf(gold);
  const said = new Map(essays.flatMap(({ headings }) => headings.map(({ line, level }) => [line, level])));
  const saidTitles = essays.flatMap(({ title }) => (title ? [title.line] : []));
  const known = strict ? new Set() : optional;
  const wrong = (/** @type {Iterable<number>} */ lines, /** @type {Set<number>[]} */ ...allowed) =>
    [...new Set(lines)].filter((each) => !allowed.some((set) => set.has(each))).length;
  const struct = new Set([...own, ...titles]);
  const saidStruct = new Set([...said.keys(), ...saidTitles]);
  const right = { own: among(said.keys(), own), leads: among(said.keys(), leads), struct: among(saidStruct, struct) };
  const stray = wrong(said.keys(), own, leads, known, titles, subtitles);
  const strayStruct = wrong(saidStruct, struct, leads, known, subtitles);
  const found = right.own + right.leads;
  return {
    coll: gold.documents.length > 1 ? countStarts(gold.documents, essays) : none(),
    struct: { right: right.struct, said: right.struct + strayStruct, gold: struct.size },
    lead: { right: right.leads, said: right.leads + stray, gold: leads.size },
    tree: { right: rightParents(gold.documents, said), said: found + stray, gold: own.size + leads.size },
  };
}

/** @param {Gold} gold */
function linesOf({ documents, optional = [] }) {
  const headings = documents.flatMap((document) => document.headings);
  const given = (/** @type {'title_line' | 'subtitle_line'} */ key) =>
    new Set(documents.flatMap((document) => /** @type {any} */ (document)[key] ?? []));
  return {
    titles: given('title_line'),
    subtitles: given('subtitle_line'),
    own: new Set(headings.filter(({ lead }) => !lead).map(({ line }) => line)),
    leads: new Set(headings.filter(({ lead }) => lead).map(({ line }) => line)),
    optional: new Set(optional),
  };
}

/** @param {GoldDocument[]} documents @param {Essay[]} essays @returns {Count} */
function countStarts(documents, essays) {
  const starts = new Set(essays.map(({ start_line: start }) => start));
  let [right, end] = [0, -1];
  for (const document of documents) {
    const last = Math.max(document.title_line ?? 0, document.start_line);
    right += [...starts].some((start) => end < start && start <= last) ? 1 : 0;
    end = document.end_line;
  }
  return { right, said: starts.size, gold: documents.length };
}

/** Headings found whose nearest found ancestor is the right one. @param {GoldDocument[]} documents @param {Map<number, number>} said */
function rightParents(documents, said) {
  let right = 0;
  for (const { headings } of documents) {
    const found = headings.filter(({ line }) => said.has(line)).sort((a, b) => a.line - b.line);
    const gold = parents(found);
    const ours = parents(found.map(({ line }) => ({ line, level: said.get(line) ?? 1 })));
    right += found.filter(({ line }) => gold.get(line) === ours.get(line)).length;
  }
  return right;
}

/** The line of the nearest heading above each, or null. @param {{ line: number, level: number }[]} headings */
function parents(headings) {
  /** @type {{ line: number, level: number }[]} */
  const open = [];
  return new Map(
    headings.map((heading) => {
      while (open.length && open[open.length - 1].level >= heading.level) open.pop();
      const parent = open.at(-1)?.line ?? null;
      open.push(heading);
      return [heading.line, parent];
    }),
  );
}

/** Of the headings shown with a confidence, the share that is right. @param {ReturnType<typeof labelledTexts>} texts */
function calibration(texts) {
  const shownHeadings = texts.flatMap(({ gold, essays }) => {
    const { own, leads, optional } = linesOf(gold);
    return essays
      .flatMap(({ headings }) => headings)
      .filter(({ line }) => !optional.has(line))
      .map(({ line, confidence }) => ({ confidence, right: own.has(line) || leads.has(line) }));
  });
  console.log('confidence     headings   right');
  let below = Infinity;
  for (const from of CONFIDENCES) {
    const upper = below;
    const within = shownHeadings.filter(({ confidence }) => confidence >= from && confidence < upper);
    console.log(`${`from ${from}`.padEnd(12)} ${String(within.length).padStart(10)} ${shown(share(within))}`);
    below = from;
  }
  console.log(`of all ≥ 0.9: ${shown(share(shownHeadings.filter(({ confidence }) => confidence >= 0.9)))} right`);
}

/** @param {{ right: boolean }[]} headings */
const share = (headings) => (headings.length ? headings.filter(({ right }) => right).length / headings.length : null);

/** @returns {Count} */
const none = () => ({ right: 0, said: 0, gold: 0 });

/** @param {Iterable<number>} lines @param {Set<number>} set */
const among = (lines, set) => [...new Set(lines)].filter((each) => set.has(each)).length;

/** Null where there is nothing to find. @param {Count} count */
function f1({ right, said, gold }) {
  if (!gold) return null;
  return right ? (2 * right) / (said + gold) : 0;
}

/** Over those that are not null. @param {(number | null)[]} numbers */
function mean(numbers) {
  const given = numbers.filter((number) => number !== null);
  return given.length ? given.reduce((sum, number) => sum + number, 0) / given.length : null;
}

/** @param {number | null} number */
const shown = (number) => (number === null ? '–' : number.toFixed(3)).padStart(10);

/** @param {string} genre @param {Counts} counts */
const line = (genre, counts) => `${genre.padEnd(16)}${FIGURES.map((figure) => shown(f1(counts[figure]))).join('')}`;
