import globals from 'globals';

/** Text of a file must never become markup or code: these ways in are closed. */
const sinks = [
  ['MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/]', 'set textContent, or render with Lit'],
  [
    'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe)$/]',
    'make elements, not markup',
  ],
  ['CallExpression[callee.object.name="document"][callee.property.name=/^write/]', 'make elements, not markup'],
  ['CallExpression[callee.property.name="parseFromString"]', 'make elements, not markup'],
  ['CallExpression[callee.property.name="createContextualFragment"]', 'make elements, not markup'],
].map(([selector, message]) => ({ selector, message }));

export default [
  { ignores: ['dist/', 'target/', 'node_modules/', 'test-results/', 'playwright-report/'] },
  {
    languageOptions: {
      ecmaVersion: 2024,
      sourceType: 'module',
      globals: { ...globals.browser, ...globals.worker, ...globals.node },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-undef': 'error',
      'no-dupe-keys': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'smart'],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'lit/directives/unsafe-html.js' }, { name: 'lit/directives/unsafe-svg.js' }] },
      ],
      'no-restricted-syntax': ['error', ...sinks],
    },
  },
  {
    files: ['www/**/*.js'],
    languageOptions: {
      globals: {
        WORKER_FILE: 'readonly',
        WASM_FILE: 'readonly',
        PLAIN_WASM_FILE: 'readonly',
        WORDS_WASM_FILE: 'readonly',
        PINYIN_FILE: 'readonly',
        DICTIONARY_FILE: 'readonly',
        PRECACHE: 'readonly',
      },
    },
  },
];
