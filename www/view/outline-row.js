/** @import { Filtered } from '../types.js' */
/** @import { Strings } from '../i18n/index.js' */
/** @import { OutlineModel } from './outline-model.js' */
import { html, nothing } from 'lit';
import { canPaint, markedText } from './hit-painter.js';
import { hasShownChildren } from './outline-rows.js';
import { titleHits } from './title-hits.js';

/** A node below this confidence is drawn lighter. */
const SURE = 0.6;
/** ARIA's size of a set that nobody has counted: counting those left in a narrowed tree would cost at each key typed. */
const UNKNOWN = -1;

/**
 * How a row is drawn.
 *
 * @typedef {object} RowLook
 * @property {OutlineModel} model
 * @property {Strings} strings
 * @property {Filtered | null} filtered the filter, where it found something
 * @property {Uint8Array} folded
 * @property {Uint32Array | null} narrowedBy the hits that keep nodes in the tree; null while all are shown
 * @property {boolean} isFirst
 * @property {boolean} isHere one reads here
 * @property {boolean} isActive takes the focus
 */

/**
 * A row of the outline, `top` pixels below the first one.
 *
 * @param {number} node
 * @param {number} top
 * @param {RowLook} look
 */
export function outlineRow(node, top, look) {
  const { model, strings, isHere, isActive, folded, narrowedBy } = look;
  const depth = model.depth(node);
  const expanded = hasShownChildren(model, node, narrowedBy) ? String(!folded[node]) : nothing;
  return html`<div
    class=${classOf(node, look)}
    role="treeitem"
    data-node=${node}
    tabindex=${isActive ? 0 : -1}
    aria-level=${depth + 1}
    aria-setsize=${narrowedBy ? UNKNOWN : model.setSize(node)}
    aria-posinset=${narrowedBy ? nothing : model.position(node)}
    aria-expanded=${expanded}
    aria-current=${isHere ? 'location' : nothing}
    aria-selected=${isHere}
    aria-label=${labelOf(node, look)}
    title=${tipOf(node, model, strings)}
    .style=${`top: ${top}px`}
  >
    <span class="knot"></span>
    <span class="words"
      ><span class="name"
        ><span class=${apart(node, look) ? 'num num--apart' : 'num'}>${model.number(node)}</span
        >${titleOf(node, look)}</span
      ><span class="sub">${depth ? '' : model.subtitle(node) || strings.sections(model.sectionCount(node))}</span></span
    >
    <span class="cnt">${countOf(node, look)}</span>
  </div>`;
}

/** @param {number} node @param {RowLook} look */
function classOf(node, { model, filtered, isFirst }) {
  const essay = model.depth(node) ? '' : ' row--essay';
  const unsure = model.confidence(node) < SURE ? ' row--unsure' : '';
  const dim = filtered && !model.ownHits(node, filtered.nodeHits) ? ' row--dim' : '';
  return `row${isFirst ? ' row--first' : ''}${essay}${unsure}${dim}`;
}

/** What is shown of a title: the part after its number, as offsets. @param {number} node @param {OutlineModel} model */
function shownOf(node, model) {
  const title = model.title(node);
  const numberless = title.slice(model.number(node).length).trimStart();
  return { start: title.length - numberless.length, end: title.trimEnd().length };
}

/**
 * The hits in what is shown of a title, as offsets in that.
 *
 * @param {number} node
 * @param {{ model: OutlineModel, filtered: Filtered }} look
 */
export function hitsShown(node, { model, filtered }) {
  return titleHits(filtered.seen.titles, node, shownOf(node, model));
}

/** Whether there is air after the number: 1. 要点, but 一、要点. @param {number} node @param {RowLook} look */
function apart(node, { model }) {
  const number = model.number(node);
  return /^\s/.test(model.title(node).slice(number.length)) || number.endsWith('.');
}

/** What the filter found in the title is marked here where it cannot be painted. @param {number} node @param {RowLook} look */
function titleOf(node, look) {
  const { model, strings, filtered } = look;
  const { start, end } = shownOf(node, model);
  const title = model.title(node).slice(start, end) || (model.number(node) ? '' : strings.untitled);
  return filtered && !canPaint() ? markedText(title, hitsShown(node, { model, filtered })) : title;
}

/** @param {number} node @param {RowLook} look */
function countOf(node, { model, strings, filtered }) {
  const count = filtered ? filtered.nodeHits[node] : model.charCount(node);
  return count ? strings.figure(count) : '';
}

/** @param {number} node @param {RowLook} look */
function labelOf(node, { model, strings, filtered }) {
  const title = model.title(node) || strings.untitled;
  return filtered?.nodeHits[node] ? `${title} ${strings.hits(filtered.nodeHits[node])}` : title;
}

/** @param {number} node @param {OutlineModel} model @param {Strings} strings */
function tipOf(node, model, strings) {
  const title = model.title(node) || strings.untitled;
  if (model.confidence(node) >= SURE) return title;
  return `${title}\n${strings.unsure(model.reason(node), Math.round(model.confidence(node) * 100))}`;
}
