/*
 * words: whether the forms of a portfolio speak the site's language.
 *
 *	words.js FOLDER WAYMARK
 *
 * The site in FOLDER has the browser editor and is in Spanish. Every label,
 * hint and choice of what students write has to be other than in English.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

const [folder, waymark] = process.argv.slice(2);
const site = `${folder}/content/site.yaml`;

/* "artifact.title label" to what is said there, of an open portfolio. */
function said(lang) {
	const words = new Map();
	const take = (fields, path) => fields.forEach((field) => {
		words.set(`${path}.${field.name} label`, field.label);
		words.set(`${path}.${field.name} hint`, field.hint);
		for (const one of field.name === 'class' || field.name === 'competencies' ? [] : field.options ?? [])
			words.set(`${path}.${field.name} ${one.value}`, one.label);
		take(field.fields ?? [], `${path}.${field.name}`);
	});

	fs.writeFileSync(site, fs.readFileSync(site, 'utf8').replace(/^languages:.*$/m, `languages: [${lang}]`));
	execFileSync(waymark, ['build', '-q', '--no-cache', '-o', `${folder}/../${lang}`], { cwd: folder, stdio: 'ignore' });
	const config = JSON.parse(fs.readFileSync(`${folder}/../${lang}/admin/config.json`, 'utf8'));
	for (const one of config.collections.filter((c) => JSON.stringify(c).includes('{student}') && !c.hide)) {
		take(one.fields ?? [], one.name);
		(one.files ?? []).forEach((file) => take(file.fields, file.name));
	}
	return words;
}

const english = said('en');
const spanish = said('es');
const same = [...english].filter(([where, words]) => words !== undefined && spanish.get(where) === words);
const good = english.size > 100 && english.size === spanish.size && same.length === 0;
console.log(`${good ? 'ok' : 'not ok'} 1 - ${english.size} words of the forms are in the site's language`);
same.forEach(([where, words]) => console.log(`# ${where}: ${words}`));
process.exit(good ? 0 : 1);
