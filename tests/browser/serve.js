/*
 * serve: a published site on a port of its own, with the headers that it asks
 * hosts to send; text is squeezed for browsers that ask for it, as hosts do.
 *
 * Source    the _headers file of Netlify and Cloudflare Pages: a path with
 *           stars on a line, its headers indented below it.
 */
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';

const types = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.xml': 'application/xml',
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.webp': 'image/webp',
	'.wav': 'audio/wav',
	'.txt': 'text/plain; charset=utf-8',
};

const squeezed = /\.(html|css|js|json|svg|xml|txt)$/;

function rules(folder) {
	const found = [];
	for (const line of fs.readFileSync(path.join(folder, '_headers'), 'utf8').split('\n')) {
		if (/^\S/.test(line)) {
			const pattern = line.trim().split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
			found.push({ path: new RegExp(`^${pattern.join('.*')}$`), headers: [] });
		} else if (line.includes(':')) {
			const at = line.indexOf(':');
			found.at(-1).headers.push([line.slice(0, at).trim(), line.slice(at + 1).trim()]);
		}
	}
	return found;
}

/* The file below folder that an address asks for, or null. */
function fileOf(folder, address) {
	const file = path.join(folder, path.normalize(address), address.endsWith('/') ? 'index.html' : '');
	return fs.existsSync(file) && fs.statSync(file).isFile() ? file : null;
}

/* Serve the folder below the path base; resolves to { origin, close }. */
export async function serve(folder, base = '/') {
	const headers = rules(folder);
	const server = http.createServer((request, response) => {
		const address = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
		const below = address.startsWith(base) ? `/${address.slice(base.length)}` : null;
		const file = below && fileOf(folder, below);
		const shown = file ?? fileOf(folder, '/404.html');
		for (const rule of headers.filter((one) => one.path.test(below ?? '/')))
			rule.headers.forEach(([name, value]) => response.setHeader(name, value));
		response.setHeader('Content-Type', types[path.extname(shown ?? '')] ?? 'application/octet-stream');
		const squeeze = shown && squeezed.test(shown) && /\bgzip\b/.test(request.headers['accept-encoding']);
		if (squeeze)
			response.setHeader('Content-Encoding', 'gzip');
		response.writeHead(file ? 200 : 404);
		response.end(shown && (squeeze ? zlib.gzipSync(fs.readFileSync(shown)) : fs.readFileSync(shown)));
	});
	await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
	return {
		origin: `http://127.0.0.1:${server.address().port}`,
		close: () => { server.close(); server.closeAllConnections(); },
	};
}
