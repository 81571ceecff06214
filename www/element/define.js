/** Registers `<gangmu-reader>`. A page that wants another name, or another moment, imports the class instead. */
import './refused-policy.js';
import { GangmuReaderElement } from './gangmu-reader.js';

if (!customElements.get('gangmu-reader'))
  customElements.define('gangmu-reader', /** @type {any} */ (GangmuReaderElement));
else
  console.warn(
    'gangmu: <gangmu-reader> is already defined by another script, which stays; register the class of gangmu.js by another name',
  );
