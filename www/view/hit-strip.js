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
  /** Where hits are, drawn once for each answer. */
  #ticks = '';
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
    this.addEventListener('pointermove', (event) => this.hasPointerCapture(event.pointerId) && this.#seek(event));
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
      this.#cuts = linesAt(this.#essayStarts(this.model));
    if (changed.has('counts')) this.#ticks = linesAt(this.#tickTops());
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
    const tick = this.#tickNear(Math.floor((event.clientY - this.getBoundingClientRect().top) / TICK));
    if (tick < 0) this.#seek(event);
    else
      this.tell(
        'hit',
        this.counts.subarray(0, tick).reduce((before, count) => before + count, 0),
      );
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

  #tickTops() {
    return Array.from(this.counts.keys())
      .filter((tick) => this.counts[tick])
      .map((tick) => tick * TICK + TICK / 2);
  }

  #tickNow() {
    let before = 0;
    const tick = this.counts.findIndex((count) => (before += count) > this.hitNumber);
    if (this.hitNumber < 0 || tick < 0) return nothing;
    return svg`<rect class="tick-now" x="-4" y=${tick * TICK - 1} width="20" height="4" />`;
  }
}

/** A path of lines across, at these heights. @param {number[]} tops */
function linesAt(tops) {
  return tops.map((top) => `M0 ${top}h16`).join('');
}
