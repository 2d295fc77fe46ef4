/*
 * steps: what a host's machine runs for a site, as the file for it says.
 *
 *	steps.js github|gitlab FILE JOB EVENT
 *
 * Each shell of its own is a line of JSON: {"run": "...", "env": {...}}; the
 * last line is {"publishes": FOLDER} or {}. EVENT is push or pull_request. Of
 * the language of GitHub's conditions, the two questions that waymark asks are
 * understood.
 */
import fs from 'node:fs';
import YAML from 'yaml';

const [host, file, job, event] = process.argv.slice(2);
const all = YAML.parse(fs.readFileSync(file, 'utf8'));
const say = (line) => console.log(JSON.stringify(line));

function isMet(condition) {
	const answers = {
		"github.event_name == 'pull_request'": event === 'pull_request',
		"github.event_name != 'pull_request'": event !== 'pull_request',
	};
	if (condition === undefined)
		return true;
	if (!(condition in answers))
		throw new Error(`what does "${condition}" mean?`);
	return answers[condition];
}

/* "${{ vars.NAME || 'text' }}" where the variable is not set. */
const fill = (text) => text.replace(/\$\{\{ vars\.\w+ \|\| '(.*)' \}\}/, '$1');

function github() {
	const env = Object.fromEntries(Object.entries(all.env).map(([name, text]) => [name, fill(text)]));
	const steps = all.jobs[job].steps.filter((step) => isMet(step.if));

	for (const step of steps.filter((one) => one.run !== undefined))
		say({ run: step.run, env });
	say({ publishes: steps.find((one) => /upload-pages-artifact/.test(one.uses ?? ''))?.with.path });
}

function gitlab() {
	const own = all[job];
	const base = all[own.extends];
	const env = Object.fromEntries(Object.entries(all.variables).map(([name, v]) => [name, String(v)]));

	say({ run: [...base.before_script, ...own.script].join('\n'), env });
	/* Pages takes this folder of the job of that name. */
	say({ publishes: job === 'pages' ? own.artifacts.paths.find((one) => one === 'public') : undefined });
}

({ github, gitlab })[host]();
