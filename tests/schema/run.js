// What waymark prints for other programs, checked with ajv: that each schema
// is one of draft 2020-12, that it takes what waymark takes and refuses known
// mistakes, and that findings are SARIF 2.1.0.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { end, ok } from '../tap.mjs';

function waymark(...words) {
	return spawnSync(process.env.WAYMARK, words, { encoding: 'utf8', maxBuffer: 1 << 26 });
}

function told(ajv, validate) {
	return ajv.errorsText(validate.errors, { separator: '\n' });
}

// Every kind, with its schema and the paths that "waymark explain" tells.
// strictRequired does not see the properties beside an "allOf".
const ajv = new Ajv2020.default({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
const kinds = waymark('schema').stdout.trim().split('\n').map((name) => {
	const text = waymark('schema', name).stdout;
	let validate = null, error = '';
	try {
		validate = ajv.compile(JSON.parse(text));
	} catch (e) {
		error = e.message;
	}
	ok(validate, `the schema of ${name} is one of draft 2020-12`, error);
	const paths = [...waymark('explain', name).stdout.matchAll(/^Path: (.+)$/gm)];
	return { name, validate, paths: paths.map(([, path]) => pattern(path)) };
});
ok(kinds.length > 15 && kinds.every((kind) => kind.paths.length), 'every kind has a path');

function pattern(path) {
	const source = path.replace(/[.]/g, '\\.').replace(/\*\*\//g, '(.+/)?').replace(/<\w+>/g, '[^/]+');
	return new RegExp(`^${source}$`);
}

// As in content/kind.c, the first kind that takes the path.
function kindOf(path) {
	return kinds.find((kind) => kind.paths.some((known) => known.test(path)));
}

function fields(text, path) {
	if (path.endsWith('.yaml'))
		return parse(text);
	const front = /^---\n([^]*?)\n---\n/.exec(text);
	return front ? parse(front[1]) : {};
}

// The documents of the sample.
const seen = new Set();
for (const path of readdirSync('content', { recursive: true }).sort()) {
	const kind = /\.(md|yaml)$/.test(path) ? kindOf(path) : undefined;
	if (!kind?.validate)
		continue;
	seen.add(kind.name);
	const fine = kind.validate(fields(readFileSync(join('content', path), 'utf8'), path));
	ok(fine, `content/${path} is by the schema of ${kind.name}`, told(ajv, kind.validate));
}
const unseen = kinds.filter((kind) => !seen.has(kind.name)).map((kind) => kind.name);
ok(unseen.length === 0, 'the sample has a document of every kind', unseen.join(' '));

// One mistake or oddity each; waymark and the schema have to agree.
const artifact = 'students/sample-s/artifacts/odd.md';
const goal = 'students/sample-s/goals/odd.md';
const cases = [
	['a number in quotes', true, 'page.md', 'title: T\norder: "3"'],
	['words for true', true, artifact, 'title: T\ndraft: Yes'],
	['another tool\'s word for true', true, artifact, 'title: T\npublished: off'],
	['a day for true', true, artifact, 'title: T\npublished: 2026-01-02'],
	['fields still empty', true, artifact, 'title: T\ndate:\ndraft:\norder:\nchoice:\nstatus:\nmedia:'],
	['tags with commas', true, artifact, 'title: T\ntags: rivers, maps'],
	['a field of nobody', true, artifact, 'title: T\nmood: [1, {a: b}]'],
	['a date in words', true, artifact, 'title: T\ndate: 7 Sep 2015'],
	['a number as a title', true, artifact, 'title: 1984'],
	['a required field under another name', true, goal, 'title: T\ntype: habit\nstatus: planned'],
	['a required date under another name', true, 'journal/odd.md', 'title: T\ncreated: 2026-01-05'],
	['a required field missing', false, goal, 'title: T\nstatus: planned'],
	['a required field of one name missing', false, goal, 'title: T\nkind: habit'],
	['an unknown choice', false, goal, 'title: T\nkind: wish\nstatus: planned'],
	['an unknown choice in a group', false, artifact, 'title: T\nchoice: {demonstration: dancing}'],
	['a word for a number', false, 'page.md', 'title: T\norder: first'],
	['a number too large', false, 'page.md', 'title: T\norder: 2000000000'],
	['a word for true or false', false, artifact, 'title: T\ndraft: maybe'],
	['a list for one value', false, artifact, 'title: [T]'],
	['a group for one value', false, artifact, 'title: {en: T}'],
	['text for a group', false, artifact, 'title: T\nchoice: dance'],
	['a group without its required field', false, artifact, 'title: T\ninquiry: {asked_by: us}'],
];
const work = mkdtempSync(join(tmpdir(), 'waymark-schema-'));
try {
	const site = join(work, 'site');
	ok(waymark('init', site).status === 0, 'a new site is made');
	for (const [name, right, path, yaml] of cases) {
		const file = join(site, 'content', path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, `---\n${yaml}\n---\n\nWords.\n`);
		// What Git does not know is not read.
		spawnSync('git', ['-C', site, 'add', '-A']);
		const findings = JSON.parse(waymark('check', '-C', site, '--format', 'json').stdout);
		const here = findings.filter((f) => f.path === `content/${path}`);
		const refused = here.filter((f) => f.severity === 'error');
		const kind = kindOf(path);
		ok((refused.length === 0) === right && !here.some((f) => f.code === 'file-untracked'),
		    `${name}: waymark ${right ? 'takes' : 'refuses'} it`, JSON.stringify(here));
		ok(kind.validate(parse(yaml)) === right, `${name}: so does the schema of ${kind.name}`,
		    told(ajv, kind.validate));
		// The last mistakes stay, for what follows.
		if (right)
			rmSync(file);
	}

	// What is wrong by now, and nothing wrong, as SARIF. The schema is as
	// @microsoft/jest-sarif ships it; waymark names a later address of it.
	const require = createRequire(import.meta.url);
	const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
	const ajv4 = new AjvDraft4.default({ strict: false, allErrors: true, unicodeRegExp: false });
	addFormats.default(ajv4);
	const isSarif = ajv4.compile(schema);
	for (const [name, where, least] of [['mistakes', site, 3], ['the sample', '.', 0]]) {
		const log = JSON.parse(waymark('check', '-C', where, '--format', 'sarif').stdout);
		ok(isSarif(log), `findings of ${name} are SARIF`, told(ajv4, isSarif));
		ok(log.runs[0].results.length >= least, `findings of ${name} are there`);
		if (least === 0)
			continue;
		log.runs[0].results[0].level = 'terrible';
		delete log.runs[0].results[1].message;
		ok(!isSarif(log) && isSarif.errors.length >= 2, 'a wrong level and no message are not SARIF');
	}
} finally {
	rmSync(work, { recursive: true });
}
end();
