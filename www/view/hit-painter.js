import { html } from 'lit';

/** Whether the browser can paint ranges without touching the document. */
export const canPaint = () => typeof CSS !== 'undefined' && Boolean(CSS.highlights) && typeof Highlight === 'function';

/**
 * How a hit looks, by the name of its highlight; what `base.css` says of `.hit`, as far as a highlight may.
 *
 * @typedef {keyof typeof LOOKS} Look
 */
const LOOKS = {
  'gangmu-hit':
    'background-color: var(--gm-zhu-wash); color: var(--gm-on-wash); text-decoration: underline var(--gm-zhu) 1.5px',
  'gangmu-hit-pinyin':
    'background-color: var(--gm-zhu-wash); color: var(--gm-on-wash); text-decoration: underline dotted var(--gm-zhu) 2px',
  'gangmu-hit-now':
    'background-color: var(--gm-zhu-solid); color: var(--gm-on-zhu); text-decoration: underline var(--gm-on-zhu) 1.5px',
};
const NAMES = /** @type {Look[]} */ (Object.keys(LOOKS));

/** Paints the hits in all views of one reader, each view its own. Nothing where the browser cannot. */
export class HitPainter {
  /** Its own, also beside those of another copy of this script: the registry of highlights is the page's. */
  #number = crypto.getRandomValues(new Uint32Array(1))[0];
  #highlights = NAMES.map((look) => ({ look, highlight: canPaint() ? new Highlight() : null }));
  /** What each view has painted. @type {WeakMap<object, { look: Look, range: StaticRange }[]>} */
  #painted = new WeakMap();

  /** The rules for what is painted, for the reader's own root. */
  get css() {
    return NAMES.map((look) => `::highlight(${look}-${this.#number}) { ${LOOKS[look]} }`).join('\n');
  }

  /** From now on, until `hide`, what is painted is seen. */
  show() {
    for (const { look, highlight } of this.#highlights)
      if (highlight) CSS.highlights.set(`${look}-${this.#number}`, highlight);
  }

  /** Leaves nothing behind on the page. */
  hide() {
    for (const { look, highlight } of this.#highlights) if (highlight) CSS.highlights.delete(`${look}-${this.#number}`);
  }

  /**
   * Paints some ranges in place of those that a view had painted.
   *
   * @param {object} view
   * @param {{ look: Look, range: StaticRange }[]} hits
   */
  paint(view, hits) {
    const before = this.#painted.get(view) ?? [];
    for (const { look, highlight } of this.#highlights) {
      for (const hit of before) if (hit.look === look) highlight?.delete(hit.range);
      for (const hit of hits) if (hit.look === look) highlight?.add(hit.range);
    }
    this.#painted.set(view, hits);
  }
}

/**
 * @param {Text} startContainer
 * @param {number} startOffset
 * @param {Text} endContainer
 * @param {number} endOffset
 */
export function rangeOf(startContainer, startOffset, endContainer, endOffset) {
  return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
}

/**
 * Hits in the words of an element.
 *
 * @param {Element | null} element in which a template has put one string, last
 * @param {{ start: number, end: number, look: Look }[]} hits offsets in it, in UTF-16 code units
 */
export function rangesIn(element, hits) {
  const text = element?.lastChild;
  if (!(text instanceof Text)) return [];
  return hits.map(({ start, end, look }) => ({ look, range: rangeOf(text, start, text, end) }));
}

/**
 * Hits apart from each other: those of two terms may overlap.
 *
 * @template {{ start: number, end: number }} H
 * @param {H[]} hits in order
 */
export function apart(hits) {
  let free = 0;
  return hits.flatMap((hit) => {
    const start = Math.max(free, hit.start);
    free = Math.max(free, hit.end);
    return start < hit.end ? [{ ...hit, start }] : [];
  });
}

/** The class of a mark. @type {Record<Look, string>} */
const MARKS = { 'gangmu-hit': 'hit', 'gangmu-hit-pinyin': 'hit hit--pinyin', 'gangmu-hit-now': 'hit hit--now' };

/**
 * A text with its hits marked, for where they cannot be painted.
 *
 * @param {string} text
 * @param {{ start: number, end: number, look: Look }[]} hits in order and apart from each other
 */
export function markedText(text, hits) {
  const pieces = hits.flatMap(({ start, end, look }, index) => [
    text.slice(hits[index - 1]?.end ?? 0, start),
    html`<mark class=${MARKS[look]}>${text.slice(start, end)}</mark>`,
  ]);
  return [...pieces, text.slice(hits.at(-1)?.end ?? 0)];
}
