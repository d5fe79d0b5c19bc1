import type { ActionRun } from './run-action.ts';
import type { Scene } from './scene.ts';

/** Secrets with the characters that escaping changes, in every place that the inputs have for one. */
const canaries = {
  serviceKey: 'svc"k3y\\<with>&%/+~',
  endpointKey: 'mdl"k3y\\<with>&%/+~|`_',
  headerValue: 'hdr "value" with <b>&_*|~`',
  authorization: 'Bearer hdr.t0ken+/=',
  user: 'url.user+nam3',
  password: 'url.pass/w0rd',
  query: 'url.query|t0ken`<&',
};

const url = new URL('https://model.example.com/v1/chat/completions');
url.username = encodeURIComponent(canaries.user);
url.password = encodeURIComponent(canaries.password);
url.searchParams.set('token', canaries.query);

export const canaryKey = canaries.serviceKey;

export const canaryInputs = {
  'service-api-key': canaries.serviceKey,
  'endpoint-url': url.href,
  'endpoint-api-key': canaries.endpointKey,
  'endpoint-headers': `X-Team: ${canaries.headerValue}\nAuthorization: ${canaries.authorization}`,
};

/** The forms in which a service may give a secret back: as it is, JSON-escaped, URL-encoded, in base64 and in hex, or twice so. */
function formsOf(secret: string): readonly string[] {
  const base64 = ['', 'a', 'ab'].map((before) => {
    const encoded = Buffer.from(`${before}${secret}${before}`).toString('base64');
    // Without the ends, which depend on the neighbours.
    return encoded.slice(4, -6);
  });
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    encodeURIComponent(secret).replaceAll('%20', '+'),
    ...base64,
    ...otherFormsOf(secret),
    // Its end holds a few bits of the secret.
    base64Twice(secret).slice(0, -8),
  ];
}

function otherFormsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  return [
    bytes.toString('hex'),
    [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    encodeURIComponent(encodeURIComponent(secret)),
    JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  ];
}

function base64Twice(secret: string): string {
  return Buffer.from(Buffer.from(secret).toString('base64')).toString('base64');
}

/** A text that gives every secret back in every form. */
export const echo = Object.entries(canaries)
  .map(([name, secret]) =>
    [
      secret,
      JSON.stringify({ [name]: secret }),
      encodeURIComponent(secret),
      new URLSearchParams({ [name]: secret }),
      ...['', 'u:', 'a'].map((before) => Buffer.from(`${before}${secret}`).toString('base64')),
      Buffer.from(secret).toString('base64url'),
      ...otherFormsOf(secret),
      base64Twice(secret),
      ...['\u200b', '\u00ad', '\x1b[0m'].map((hidden) => Array.from(secret).join(hidden)),
    ].join(' '),
  )
  .concat(url.href)
  .join('; ');

/** Where a secret can be found in what a run leaves behind; empty when nowhere. */
export function findLeaks(run: ActionRun, scene: Scene): readonly string[] {
  const log = run.log
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n');
  const places = {
    log,
    summary: run.summary,
    outputs: Object.values(run.outputs).join('\n'),
    resultsFile: run.resultsFile,
    junit: run.junit,
    github: scene.github.requests.map(({ path, body }) => `${path}\n${body}`).join('\n'),
  };
  return Object.entries(places).flatMap(([place, text]) =>
    Object.entries(canaries).flatMap(([name, secret]) =>
      viewsOf(text).some((view) => formsOf(secret).some((form) => view.includes(form))) ? [`${name} in ${place}`] : [],
    ),
  );
}

/** A text as it is and as its readers see it: without entities, invisible characters and the escapes of JSON and of the log. */
function viewsOf(text: string): readonly string[] {
  const visible = text
    .replaceAll('\\n', '\n')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/<\/?span>|<wbr>|[\u200B\u2060\u00AD]/g, '');
  const states = [...text.matchAll(/benchmark-gate-state: ([\w+/=]+)/g)].map(([, state = '']) =>
    Buffer.from(state, 'base64').toString(),
  );
  const plain = [text, visible, ...states];
  return [
    ...plain,
    ...plain.map((view) => view.replaceAll('%25', '%').replaceAll('%3A', ':').replaceAll('%2C', ',')),
    ...plain.map((view) => view.replaceAll(/\\(["\\/])/g, '$1')),
  ];
}
