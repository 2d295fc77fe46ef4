/*
 * pages: what is looked at. One page of every kind, and of every state that a
 * kind can be in; a page that is not there fails.
 */

/* Kinds as src/pages/kinds.c names them. */
const sample = {
	home: '/',
	vision: '/vision/',
	framework: '/vision/frameworks/core-four/',
	voices: '/vision/voices/',
	voice: '/vision/voices/reading-on-the-ferry/',
	process: '/vision/process/',
	plan: '/vision/plan/',
	graduate: '/graduate/',
	competency: '/graduate/investigate/',
	toolkit: '/toolkit/',
	tool: '/toolkit/find-your-people/',
	news: '/news/',
	journal: '/journal/',
	archive: '/journal/2026/10/',
	post: '/journal/an-evening-of-questions/',
	schools: '/schools/',
	school: '/schools/ferry-street/',
	classes: '/classes/',
	class: '/classes/room-12/',
	students: '/students/',
	student: '/students/amara-g/',
	artifact: '/students/amara-g/creek-study/',
	goal: '/students/amara-g/goals/repeatable-report/',
	reflection: '/students/amara-g/reflections/what-week-4-taught-me/',
	showcases: '/showcases/',
	showcase: '/showcases/water-around-us/',
	work: '/work/',
	goals: '/goals/',
	reflections: '/reflections/',
	demonstration: '/work/drawing/',
	tags: '/tags/',
	tag: '/tags/water/',
	years: '/years/',
	year: '/years/2025-26/',
	questions: '/questions/',
	question: '/questions/what-keeps-a-creek-cool/',
	search: '/search/',
	about: '/about/',
	accessibility: '/accessibility/',
	privacy: '/privacy/',
	'not-found': '/nothing/is/here/',
	page: '/for-families/',
};

const states = [
	['sample', 'home', '/es/', 'in Spanish'],
	['sample', 'home', '/ar/', 'in Arabic, most of it English'],
	['sample', 'page', '/para-familias/', 'in Spanish'],
	['sample', 'artifact', '/students/layla/my-two-alphabets/', 'with Arabic in it'],
	['sample', 'artifact', '/students/mateo/la-cocina-de-los-domingos/', 'in Spanish'],
	['sample', 'artifact', '/students/amara-g/six-words-for-water/', 'without a picture'],
	['many', 'home', '/', 'without promise and buttons'],
	['many', 'class', '/classes/room-1/', '61 students'],
	['many', 'class', '/classes/room-1/page/2/', 'page 2'],
	['many', 'competency', '/graduate/reason/', 'more than 100 works'],
	['many', 'evidence', '/graduate/reason/work/page/2/', 'page 2 of 3'],
	['many', 'questions', '/questions/', '30'],
	['many', 'work', '/work/page/2/', 'page 2 of 3'],
	['many', 'year', '/years/2025-26/page/2/', 'page 2'],
	['many', 'tag', '/tags/science/', 'more than a page'],
	['many', 'students', '/students/', '62'],
	['many', 'student', '/students/edda/', 'four years, 52 works'],
	['many', 'journey', '/students/edda/2023-24/', 'an earlier year'],
	['many', 'student', '/students/s1/', 'a name of 61 letters'],
	['many', 'artifact', '/students/s1/piece/', 'a name of 61 letters'],
	['many', 'student', '/students/s2/', 'an Arabic name'],
	['many', 'showcase', '/showcases/twelve/', '12 pieces'],
	['many', 'artifact', '/students/kim/drafts/', '80 versions'],
	['many', 'versions', '/students/kim/drafts/versions/page/2/', '80'],
	['many', 'artifact', '/students/kim/long/', '6,000 words'],
	['many', 'artifact', '/students/kim/hum/', 'a recording'],
	['many', 'artifact', '/students/kim/wide/', 'wide table, code, long words'],
	['many', 'search', '/search/', 'many'],
	['first-day', 'home', '/', 'vision only'],
	['first-day', 'student', '/students/ana/', 'no work'],
	['first-day', 'competency', '/graduate/reason/', 'no work'],
	['first-day', 'class', '/classes/room-1/', 'one student'],
	['first-day', 'news', '/news/', 'nothing'],
	['first-day', 'not-found', '/a/b/c/', 'below a path'],
	['arabic', 'home', '/', 'Arabic'],
	['arabic', 'student', '/students/layla/', 'Arabic'],
	['arabic', 'artifact', '/students/layla/creek/', 'Arabic, five drafts'],
	['arabic', 'artifact', '/students/ada/shells/', 'English in an Arabic frame'],
	['arabic', 'competency', '/graduate/reason/', 'Arabic'],
	['arabic', 'goal', '/students/layla/goals/count/', 'Arabic'],
	['arabic', 'showcase', '/showcases/first/', 'Arabic'],
	['arabic', 'class', '/classes/room-1/', 'Arabic'],
	['arabic', 'search', '/search/', 'Arabic'],
	['arabic', 'not-found', '/a/b/', 'Arabic'],
	['lantern', 'home', '/', 'Lantern'],
	['lantern', 'vision', '/vision/', 'Lantern'],
	['lantern', 'student', '/students/amara-g/', 'Lantern'],
	['lantern', 'artifact', '/students/amara-g/creek-study/', 'Lantern'],
	['lantern', 'goal', '/students/amara-g/goals/repeatable-report/', 'Lantern'],
	['lantern', 'competency', '/graduate/investigate/', 'Lantern'],
	['lantern', 'showcase', '/showcases/water-around-us/', 'Lantern'],
	['lantern', 'class', '/classes/room-12/', 'Lantern'],
	['lantern', 'search', '/search/', 'Lantern'],
];

/* What is handed out at a conference fits on so many sheets. */
const sheets = { vision: 2, showcase: 2, student: 3 };

export const pages = [
	...Object.entries(sample).map(([kind, path]) => ({ site: 'sample', kind, path, state: '', sheets: sheets[kind] })),
	...states.map(([site, kind, path, state]) => ({ site, kind, path, state })),
];

/* The kinds in the table of src/pages/kinds.c that no page here is of. */
export function kindsLeftOut(table) {
	const kinds = [...table.matchAll(/^\t\{ "([a-z-]+)",/gm)].map((match) => match[1]);
	if (kinds.length === 0)
		throw new Error('src/pages/kinds.c has no rows that can be read here');
	return kinds.filter((kind) => !pages.some((page) => page.kind === kind));
}
