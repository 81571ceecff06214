/** @import { Passage } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
/** @import { Look } from './hit-painter.js' */
/** @import { OutlineModel } from './outline-model.js' */
import { html, nothing } from 'lit';
import { apart, canPaint, markedText } from './hit-painter.js';
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
      <span class="snip"
        >${canPaint() ? snippet(passage) : markedText(snippet(passage), snippetHits(passage, hitNumber))}</span
      >
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

/** Columns of `Passage.hits`: number, start and end offset in the text, whether by pinyin. */
const COLUMNS = 4;

/**
 * The hits in a passage's snippet, apart from each other, as offsets in it.
 *
 * @param {Passage} passage
 * @param {number} hitNumber the hit one stands on
 */
export function snippetHits(passage, hitNumber) {
  const shift = passage.from ? 1 : 0;
  /** @type {{ start: number, end: number, look: Look }[]} */
  const hits = [];
  for (let at = 0; at < passage.hits.length; at += COLUMNS) {
    const [number, start, end, byPinyin] = passage.hits.slice(at, at + COLUMNS);
    const look = number === hitNumber ? 'gangmu-hit-now' : byPinyin ? 'gangmu-hit-pinyin' : 'gangmu-hit';
    hits.push({ start: start + shift, end: end + shift, look });
  }
  return apart(hits);
}
