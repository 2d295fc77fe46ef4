/*
 * words: whether the forms speak the site's language.
 *
 *	words.js FOLDER WAYMARK
 *
 * The site in FOLDER has the browser editor. Every label, hint and choice of
 * its forms has to be other than in English, in each language of the theme;
 * it is left in Spanish.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

const [folder, waymark] = process.argv.slice(2);
const site = `${folder}/content/site.yaml`;

/* Named by the site itself, in its own words. */
const named = new Set(['class', 'school', 'competency', 'competencies']);

/* "artifact.title label" to what is said there. */
function said(lang) {
	const words = new Map();
	const take = (fields, path) => fields.forEach((field) => {
		words.set(`${path}.${field.name} label`, field.label);
		words.set(`${path}.${field.name} hint`, field.hint);
		for (const one of named.has(field.name) ? [] : field.options ?? [])
			words.set(`${path}.${field.name} ${one.value}`, one.label);
		take(field.fields ?? [], `${path}.${field.name}`);
	});

	fs.writeFileSync(site, fs.readFileSync(site, 'utf8').replace(/^languages:.*$/m, `languages: [${lang}]`));
	execFileSync(waymark, ['build', '-q', '--no-cache', '-o', `${folder}/../${lang}`], { cwd: folder, stdio: 'ignore' });
	const config = JSON.parse(fs.readFileSync(`${folder}/../${lang}/admin/config.json`, 'utf8'));
	for (const one of config.collections.filter((c) => !c.hide)) {
		take(one.fields ?? [], one.name);
		(one.files ?? []).forEach((file) => take(file.fields, file.name));
	}
	return words;
}

const english = said('en');
let status = 0;
for (const [at, lang] of ['ar', 'vi', 'es'].entries()) {
	const theirs = said(lang);
	const same = [...english].filter(([where, words]) => words !== undefined && theirs.get(where) === words);
	const good = english.size > 500 && english.size === theirs.size && same.length === 0;
	console.log(`${good ? 'ok' : 'not ok'} ${at + 1} - ${english.size} words of the forms are in the site's language: ${lang}`);
	same.forEach(([where, words]) => console.log(`# ${where}: ${words}`));
	status ||= good ? 0 : 1;
}
process.exit(status);
