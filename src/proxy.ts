import type { Dispatcher } from 'undici';
import connect from 'undici/lib/api/api-connect.js';
import buildConnector from 'undici/lib/core/connect.js';
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js';
import Pool from 'undici/lib/dispatcher/pool.js';
import DecoratorHandler from 'undici/lib/handler/decorator-handler.js';
import type { ProxyEnvironment, ProxySetting } from './proxy-environment.ts';
import { codeOf, ProxyError } from './proxy-error.ts';

export type DispatcherOptions = Pick<Pool.Options, 'allowH2' | 'maxResponseSize' | 'pipelining'>;

interface ProxyOptions extends DispatcherOptions {
  readonly connect: { readonly timeout: number };
}

/**
 * Sends by the proxies of the environment. Throws nothing, whatever stands there: what cannot be used fails the requests that need
 * it, with a {@link ProxyError}, like a proxy that is down.
 */
export function createProxyDispatcher(settings: ProxyEnvironment, options: ProxyOptions): Dispatcher {
  const [http, https] = [toProxy(settings.http), toProxy(settings.https)];
  const proxyAt = (href: string) => [http, https].find((proxy) => proxy?.url.href === href) ?? null;
  const open = (origin: string | URL, given: Pool.Options) => {
    const proxy = proxyAt(String(origin));
    const pool = new Pool(origin, proxy === null ? given : { ...options, connect: createConnector(proxy, options) });
    // By this a tunnel is opened. undici's entry, which is not loaded, would give it to every dispatcher.
    return Object.assign(pool, { connect });
  };
  const agent = new EnvHttpProxyAgent({
    ...options,
    httpProxy: http?.url.href ?? '',
    httpsProxy: https?.url.href ?? '',
    noProxy: settings.noProxy,
    // The connection to the proxy by which a tunnel is opened: for targets that speak TLS.
    clientFactory: open,
    // The connection to a proxy that is handed whole requests, through a tunnel, or to the target itself.
    factory: open,
  });
  return agent.compose((dispatch) => (request, handler) => {
    const proxy = String(request.origin).startsWith('https:') ? https : http;
    return dispatch(request, proxy === null ? handler : new ProxyFaults(handler, proxy));
  });
}

/** A proxy of the environment. */
interface Proxy {
  readonly url: URL;
  /** As it is shown: its address without user info, and the variable that names it. */
  readonly label: string;
  /** Why it cannot be used. */
  readonly fault: string | null;
}

function toProxy(setting: ProxySetting): Proxy | null {
  switch (setting.kind) {
    case 'none':
      return null;
    case 'proxy': {
      const url = new URL(setting.url);
      return { url, label: `the proxy ${url.host} (${setting.variable})`, fault: null };
    }
    case 'unreadable': {
      const { variable, problem } = setting;
      const url = new URL(`http://${variable.toLowerCase().replace('_', '-')}.invalid`);
      return { url, label: `the variable ${variable}`, fault: problem };
    }
  }
}

function createConnector({ fault }: Proxy, { connect: { timeout } }: ProxyOptions): buildConnector.connector {
  const open = buildConnector({ timeout, allowH2: false });
  return (options, callback) => {
    if (fault !== null) {
      callback(new ProxyError(fault), null);
      return;
    }
    open(options, (error, socket) => {
      // undici gives an error no socket, where its types say null.
      if (error === null) callback(null, socket);
      else callback(new ProxyError(`cannot be reached: ${codeOf(error)}`, { cause: error }), null);
    });
  };
}

/** Tells what the proxy itself has answered from what was answered behind it. */
class ProxyFaults extends DecoratorHandler implements Dispatcher.DispatchHandler {
  readonly #handler: Dispatcher.DispatchHandler;
  readonly #proxy: Proxy;

  constructor(handler: Dispatcher.DispatchHandler, proxy: Proxy) {
    super(handler);
    this.#handler = handler;
    this.#proxy = proxy;
  }

  onResponseError(controller: Dispatcher.DispatchController, error: Error): void {
    // A request that is handed to the proxy as a whole comes by here twice.
    const isNamed = error instanceof ProxyError && error.message.startsWith(this.#proxy.label);
    const said = isNamed ? null : error instanceof ProxyError ? error.message : faultOfProxy(error);
    const shown = said === null ? error : new ProxyError(`${this.#proxy.label} ${said}`, { cause: error });
    this.#handler.onResponseError?.(controller, shown);
  }
}

/** What undici 8 says of a proxy, by its codes and, where it gives none of its own, by its words. */
function faultOfProxy(error: Error): string | null {
  const status = /^Proxy response \((\d+)\) !== 200/.exec(error.message)?.[1];
  if (status !== undefined) return `answered ${status}${status === '407' ? ': it wants a user and a password' : ''}`;
  if (error.message === 'Proxy Authentication Required (407)') return 'answered 407: it wants a user and a password';
  const code = codeOf(error);
  if (code === 'UND_ERR_PRX_CONN') return 'closed the connection';
  return code.startsWith('UND_ERR_PRX') || code.startsWith('UND_ERR_SOCKS5') ? `failed: ${code}` : null;
}
