/** The themes that differ from the plain one. */
const THEMES = ['dark', 'paper'];

/** Shows a reader in the theme that is asked for; `auto` follows the system as it changes. */
export class Theme {
  #internals;
  #system = matchMedia('(prefers-color-scheme: dark)');
  #wanted = 'auto';
  #follow = () => this.#apply();

  /** @param {ElementInternals} internals */
  constructor(internals) {
    this.#internals = internals;
  }

  connect() {
    this.#system.addEventListener('change', this.#follow);
    this.#apply();
  }

  disconnect() {
    this.#system.removeEventListener('change', this.#follow);
  }

  /** @param {string} wanted `auto`, `light`, `dark` or `paper`; anything else is light */
  set(wanted) {
    this.#wanted = wanted;
    this.#apply();
  }

  #apply() {
    const system = this.#system.matches ? 'dark' : 'light';
    const theme = this.#wanted === 'auto' ? system : this.#wanted;
    for (const each of THEMES) {
      if (each === theme) this.#internals.states.add(each);
      else this.#internals.states.delete(each);
    }
  }
}
