/** @import { Passage } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
/** @import { Look } from './hit-painter.js' */
/** @import { OutlineModel } from './outline-model.js' */
import { html, nothing } from 'lit';
import { canPaint } from './hit-painter.js';
import { short } from './short.js';

/** So much of an essay's title, in characters, leaves room for the heading beside it. */
const ESSAY_CHARS = 11;

/**
 * How a passage is drawn.
 *
 * @typedef {object} PassageLook
 * @property {OutlineModel} model
 * @property {Strings} strings
 * @property {number} hitNumber the hit one stands on
 * @property {number} number its place in the list, from 0
 * @property {number} count passages in all
 * @property {boolean} isActive takes the focus
 */

/**
 * A paragraph with hits: where it stands, and three lines of its text. Hits in it are marked here where they cannot be
 * painted (see `snippetHits`).
 *
 * @param {Passage} passage
 * @param {PassageLook} look
 */
export function passageRow(passage, { model, strings, hitNumber, number, count, isActive }) {
  const nowMark = hitNumber - passage.firstHit;
  const isNow = nowMark >= 0 && nowMark < passage.hitCount;
  return html`<li aria-setsize=${count} aria-posinset=${number + 1}>
    <button
      type="button"
      class=${isNow ? 'passage passage--now' : 'passage'}
      data-number=${number}
      tabindex=${isActive ? 0 : -1}
      aria-current=${isNow ? 'true' : nothing}
    >
      <span class="where">${whereOf(passage, model, strings)}</span>
      <span class="snip">${canPaint() ? snippet(passage) : markedSnippet(passage, hitNumber)}</span>
    </button>
  </li>`;
}

/** The essay, and the nearest heading in it. @param {Passage} passage @param {OutlineModel} model @param {Strings} strings */
function whereOf({ node }, model, strings) {
  const essay = model.essay(node);
  const title = (/** @type {number} */ each) => model.title(each) || strings.untitled;
  return node === essay ? title(essay) : `${short(title(essay), ESSAY_CHARS)} › ${title(node)}`;
}

/** The passage's text, and signs of what is cut off. @param {Passage} passage */
const snippet = ({ from, text, goesOn }) => `${from ? '…' : ''}${text}${goesOn ? '…' : ''}`;

/**
 * The hits in a passage's snippet, apart from each other, as offsets in it.
 *
 * @param {Passage} passage
 * @param {number} hitNumber the hit one stands on
 */
export function snippetHits({ from, firstHit, marks }, hitNumber) {
  const shift = from ? 1 : 0;
  /** @type {{ start: number, end: number, look: Look }[]} */
  const hits = [];
  let free = 0;
  for (let at = 0; at < marks.length; at += 2) {
    // Hits of two terms may overlap.
    const start = Math.max(free, marks[at]);
    free = Math.max(start, marks[at + 1]);
    const look = firstHit + at / 2 === hitNumber ? 'gangmu-hit-now' : 'gangmu-hit';
    hits.push({ start: start + shift, end: free + shift, look });
  }
  return hits;
}

/** @param {Passage} passage @param {number} hitNumber */
function markedSnippet(passage, hitNumber) {
  const text = snippet(passage);
  let from = 0;
  const pieces = snippetHits(passage, hitNumber).flatMap(({ start, end, look }) => {
    const before = text.slice(from, start);
    from = end;
    return [
      before,
      html`<mark class=${look === 'gangmu-hit' ? 'hit' : 'hit hit--now'}>${text.slice(start, end)}</mark>`,
    ];
  });
  return [...pieces, text.slice(from)];
}
