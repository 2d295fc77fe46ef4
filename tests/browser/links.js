/*
 * links: every address in every page of a site leads to a file of the site,
 * and every fragment to an id; titles are unique.
 *
 * waymark escapes ">" in attributes, so tags can be found without a parser;
 * html-validate parses a page of each kind.
 */
import fs from 'node:fs';
import path from 'node:path';

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name]);

/* Names of the files, "/" first, with their ids and addresses if they are pages. */
function read(folder) {
	const files = new Map();
	for (const file of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (!file.isFile())
			continue;
		const full = path.join(file.parentPath ?? file.path, file.name);
		files.set(`/${path.relative(folder, full)}`, file.name.endsWith('.html') ? scan(fs.readFileSync(full, 'utf8')) : null);
	}
	return files;
}

/* What tells search engines an address, with the site's own host. */
const named = /^<link rel="(canonical|alternate" hreflang=)/;

function scan(html) {
	const page = { ids: new Set(), addresses: [], foreign: [], title: plain(/<title>([^<]*)/.exec(html)?.[1] ?? '') };
	for (const [tag] of html.replace(/<!--.*?-->/gs, '').matchAll(/<[a-z][^>]*>/gi)) {
		for (const [, name, value] of tag.matchAll(/\s(id|href|src|srcset|poster|action|data)="([^"]*)"/g)) {
			const text = plain(value);
			if (name === 'id')
				page.ids.add(text);
			else if (name === 'srcset')
				page.addresses.push(...text.split(',').map((one) => one.trim().split(/\s/)[0]));
			else if (!named.test(tag))
				page.addresses.push(text);
			/* Only a link may name another host: the rest is fetched. */
			if (name !== 'id' && /^([a-z]+:)?\/\//.test(text) && !/^<a\s/.test(tag) && !named.test(tag))
				page.foreign.push(text);
		}
	}
	return page;
}

/* Returns the problems, and how many links were followed. */
export function links(folder, base = '/') {
	const files = read(folder);
	const problems = [];
	const titles = new Map();
	let followed = 0;
	for (const [name, page] of files) {
		if (!page)
			continue;
		const says = (what) => problems.push(`${name}: ${what}`);
		const here = new URL(`http://site${base}${name.slice(1).replace(/index\.html$/, '')}`);
		if (titles.has(page.title))
			says(`has the title of ${titles.get(page.title)}: ${page.title}`);
		titles.set(page.title, name);
		page.foreign.forEach((one) => says(`asks another host: ${one}`));
		for (const address of page.addresses) {
			const url = URL.canParse(address, here) ? new URL(address, here) : null;
			if (!url)
				says(`is no address: ${address}`);
			else if (url.host === 'site') {
				followed++;
				const problem = leads(files, base, url);
				if (problem)
					says(`${address} ${problem}`);
			}
		}
	}
	if (followed === 0)
		problems.push(`${folder} has no links`);
	return { problems, followed };
}

/* What is wrong with where a link within the site leads, or null. */
function leads(files, base, url) {
	const address = decodeURIComponent(url.pathname);
	if (!address.startsWith(base))
		return 'leads out of the site';
	const name = `/${address.slice(base.length)}`;
	const file = name.endsWith('/') ? `${name}index.html` : name;
	if (!files.has(file))
		return 'leads to nothing';
	const id = decodeURIComponent(url.hash.slice(1));
	return id === '' || files.get(file)?.ids.has(id) ? null : 'leads to no such part of the page';
}
