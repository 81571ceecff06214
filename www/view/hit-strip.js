/** @import { EngineClient, Filtered, Sight } from '../types.js' */
/** @import { OutlineModel } from './outline-model.js' */
import { html, nothing, svg } from 'lit';
import { ask } from './ask.js';
import { ViewElement } from './element-base.js';
import { clamp } from './outline-model.js';

/** Ticks are merged under this distance. Pixels. */
const TICK = 2;
/** A click this near to a tick means its first hit. Ticks. */
const REACH = 2;
/** A press that moves less than this is a click. Pixels. */
const SLACK = 4;
/** How wide a tick is across a strip of 16, from few hits in its stretch to many. */
const LENGTHS = [5, 9, 12, 16];

/**
 * The scroll bar of everything open: where essays start, what is in sight, where hits are thick.
 *
 * Fires `hit` with the number of the hit that is clicked, else `seek` with a row.
 */
export class HitStripElement extends ViewElement {
  static properties = {
    engine: { attribute: false },
    model: { attribute: false },
    filtered: { attribute: false },
    hitNumber: { type: Number },
    stretch: { attribute: false },
    sight: { attribute: false },
    height: { state: true },
    counts: { state: true },
  };

  /** Where essays start, drawn once for each text and height: there may be thousands. */
  #cuts = '';
  /** Where hits are and how many, drawn once for each answer. */
  #ticks = '';
  /** Where the pointer was pressed, until it drags. Pixels. @type {number | null} */
  #pressedAt = null;
  #resized = new ResizeObserver(() => (this.height = this.clientHeight));

  constructor() {
    super();
    /** @type {Pick<EngineClient, 'call'> | null} */
    this.engine = null;
    /** @type {OutlineModel | null} */
    this.model = null;
    /** @type {Filtered | null} */
    this.filtered = null;
    this.hitNumber = -1;
    /** What the text shows of everything open, in UTF-16 code units. */
    this.stretch = { from: 0, to: 0 };
    /** Where the strip says how many ticks it has. @type {Sight | null} */
    this.sight = null;
    this.height = 0;
    /** Hits in each tick's stretch of the whole. @type {Uint32Array} */
    this.counts = new Uint32Array();
    this.addEventListener('pointerdown', (event) => this.#onPointerDown(event));
    this.addEventListener('pointermove', (event) => this.#onPointerMove(event));
  }

  connectedCallback() {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (this.model && (changed.has('model') || changed.has('height')))
      this.#cuts = this.#essayStarts(this.model)
        .map((top) => lineAt(top, 16))
        .join('');
    if (changed.has('counts')) this.#ticks = ticksOf(this.counts);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('filtered') || changed.has('height')) void this.#count();
  }

  async #count() {
    const { filtered, height } = this;
    const buckets = Math.floor(height / TICK);
    if (this.sight) this.sight.buckets = buckets;
    const counts = await this.#countsIn(buckets);
    if (counts && filtered === this.filtered && height === this.height) this.counts = counts;
  }

  /** @param {number} buckets @returns {Uint32Array | null | Promise<Uint32Array | null>} */
  #countsIn(buckets) {
    if (!this.filtered?.total || !buckets) return new Uint32Array();
    const { strip } = this.filtered.seen;
    return strip.length === buckets ? strip : ask(this.engine, 'strip', { buckets });
  }

  /** @param {PointerEvent} event */
  #onPointerDown(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.setPointerCapture(event.pointerId);
    this.#pressedAt = event.clientY;
    const tick = this.#tickNear(Math.floor((event.clientY - this.getBoundingClientRect().top) / TICK));
    if (tick < 0) this.#seek(event);
    else
      this.tell(
        'hit',
        this.counts.subarray(0, tick).reduce((before, count) => before + count, 0),
      );
  }

  /** A hand that clicks is never quite still. @param {PointerEvent} event */
  #onPointerMove(event) {
    if (!this.hasPointerCapture(event.pointerId)) return;
    if (this.#pressedAt !== null && Math.abs(event.clientY - this.#pressedAt) < SLACK) return;
    this.#pressedAt = null;
    this.#seek(event);
  }

  /** The tick nearest to a place on the strip; -1 where none is near. @param {number} place counted in ticks */
  #tickNear(place) {
    for (let away = 0; away <= REACH; away++) {
      if (this.counts[place - away]) return place - away;
      if (this.counts[place + away]) return place + away;
    }
    return -1;
  }

  /** @param {PointerEvent} event */
  #seek({ clientY }) {
    const { top, height } = this.getBoundingClientRect();
    const part = clamp((clientY - top) / height, 0, 1);
    if (this.model?.rowCount) this.tell('seek', this.model.rowNear(part * this.model.length));
  }

  render() {
    const { model, height } = this;
    if (!model?.length || !height) return nothing;
    return html`<svg aria-hidden="true" viewBox="0 0 16 ${height}" preserveAspectRatio="none">
      ${this.#stretch(model)}
      <path class="cuts" d=${this.#cuts} />
      <path class="ticks" d=${this.#ticks} />
      ${this.#tickNow()}
    </svg>`;
  }

  /** @param {OutlineModel} model */
  #stretch(model) {
    const top = (this.stretch.from / model.length) * this.height;
    const tall = Math.max(8, ((this.stretch.to - this.stretch.from) / model.length) * this.height);
    return svg`<rect class="sight" x="0" y=${top} width="16" height=${tall} />`;
  }

  /** Where essays start, no two in one tick. @param {OutlineModel} model */
  #essayStarts(model) {
    const tops = model.essays.map(
      (essay) => Math.floor(((model.at(essay) / model.length) * this.height) / TICK) * TICK,
    );
    const parted = [...new Set(tops)].filter((top) => top > 0);
    // Where nearly every tick would be one they say nothing.
    return parted.length > this.height / TICK / 4 ? [] : parted;
  }

  #tickNow() {
    let before = 0;
    const tick = this.counts.findIndex((count) => (before += count) > this.hitNumber);
    if (this.hitNumber < 0 || tick < 0) return nothing;
    return svg`<rect class="tick-now" x="-4" y=${tick * TICK - 1} width="20" height="4" />`;
  }
}

/**
 * A path of ticks, the wider the more hits are in the stretch of each. Widths grow as the roots of counts, up to the largest
 * one: a few hits still differ from one where somewhere else there are hundreds.
 *
 * @param {Uint32Array} counts
 */
function ticksOf(counts) {
  const most = counts.reduce((most, count) => Math.max(most, count), LENGTHS.length);
  let path = '';
  for (const [tick, count] of counts.entries()) {
    const level = Math.ceil(LENGTHS.length * Math.sqrt(count / most));
    if (level) path += lineAt(tick * TICK + TICK / 2, LENGTHS[level - 1]);
  }
  return path;
}

/** A line across, as a part of a path. @param {number} top @param {number} length */
const lineAt = (top, length) => `M0 ${top}h${length}`;
