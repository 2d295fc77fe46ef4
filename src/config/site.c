#include "config/config.h"

#include "base/limits.h"

static const struct field district_rows[] = {
	{ "name", FIELD_TEXT, FIELD_REQUIRED, .help = "What it is called.",
	    .max = LIMIT_TITLE_CHARS },
	{ "address", FIELD_TEXT, .help = "Where its office is.", .max = 300 },
	{ "email", FIELD_TEXT, .help = "The office's e-mail address.",
	    .max = 200 },
	{ "phone", FIELD_TEXT, .help = "The office's number.", .max = 50 },
	{ "url", FIELD_LINK, .help = "Its own site." },
};

static const struct field_table district_table = {
	.name = "district",
	FIELD_ROWS(district_rows),
	.bare = "name",
};

static const struct field link_rows[] = {
	{ "text", FIELD_TEXT, FIELD_REQUIRED, .help = "The words of the link.",
	    .max = 100 },
	{ "url", FIELD_LINK, FIELD_REQUIRED, .help = "Where it leads." },
};

static const struct field_table link_table = {
	.name = "link",
	FIELD_ROWS(link_rows),
};

static const struct field menu_link_rows[] = {
	{ "text", FIELD_TEXT,
	    .help = "The words of the link in the site's first language. "
		    "Without them, and in other languages, the theme's words "
		    "or the title of the page stand there.",
	    .max = 100 },
	{ "url", FIELD_LINK, FIELD_REQUIRED, .help = "Where it leads." },
};

static const struct field_table menu_link_table = {
	.name = "link of a menu",
	FIELD_ROWS(menu_link_rows),
	.bare = "url",
};

static const struct field menus_rows[] = {
	{ "main", FIELD_MAP, FIELD_LIST, .help = "The menu of every page.",
	    .fields = &menu_link_table },
	{ "footer", FIELD_MAP, FIELD_LIST, .help = "The links below it.",
	    .fields = &menu_link_table },
};

static const struct field_table menus_table = {
	.name = "menus",
	FIELD_ROWS(menus_rows),
};

static const struct field milestone_rows[] = {
	{ "title", FIELD_TEXT, FIELD_REQUIRED,
	    .help = "What the day is called on journeys.",
	    .max = LIMIT_TITLE_CHARS },
};

static const struct field_table milestone_table = {
	.name = "milestone",
	FIELD_ROWS(milestone_rows),
	.bare = "title",
};

static const struct field history_rows[] = {
	{ "level", FIELD_CHOICE, .help = "How much of the past any page shows.",
	    .of = HISTORY_WORDS },
	{ "since", FIELD_DATE,
	    .help = "Nothing older than this day is shown." },
	{ "numbers", FIELD_BOOL,
	    .help = "False hides how many versions there are." },
	{ "milestones", FIELD_NAMED,
	    .help = "Tags of the repository whose days stand on every "
		    "journey, such as a conference, and what they are called.",
	    .fields = &milestone_table },
	{ "session_hours", FIELD_INT,
	    .help = "Commits by one person that are less than this apart are "
		    "one version; 2 unless given, 0 for each commit.",
	    .min = 0, .max = 168 },
};

static const struct field_table history_table = {
	.name = "history",
	FIELD_ROWS(history_rows),
	.bare = "level",
};

static const struct field partner_rows[] = {
	{ "name", FIELD_TEXT, FIELD_REQUIRED, .help = "The organisation.",
	    .max = LIMIT_TITLE_CHARS },
	{ "role", FIELD_TEXT, .help = "What it does or did." },
	{ "url", FIELD_LINK, .help = "Its site." },
};

const struct field_table partner_table = {
	.name = "partner",
	FIELD_ROWS(partner_rows),
	.bare = "name",
};

static const struct field tag_rows[] = {
	{ "name", FIELD_TEXT, .help = "The tag as pages show it.", .max = 60 },
	{ "synonyms", FIELD_TEXT, FIELD_LIST | FIELD_COMMAS,
	    .help = "Other words for it, which are replaced by it.",
	    .max = 60 },
};

static const struct field_table tag_table = {
	.name = "tag",
	FIELD_ROWS(tag_rows),
	.bare = "name",
};

static const struct field accessibility_rows[] = {
	{ "contact", FIELD_TEXT,
	    .help = "An address for whoever meets a barrier; not a student's.",
	    .max = 200 },
	{ "standard", FIELD_TEXT, .help = "The standard aimed at.",
	    .max = 100 },
	{ "tested_on", FIELD_DATE, .help = "The day of the last test." },
	{ "limits", FIELD_TEXT, FIELD_LIST, .help = "What is known to fail." },
};

static const struct field_table accessibility_table = {
	.name = "accessibility",
	FIELD_ROWS(accessibility_rows),
};

static const struct field privacy_rows[] = {
	{ "contact", FIELD_TEXT, .help = "Whom to ask to take a page down.",
	    .max = 200 },
	{ "takedown_days", FIELD_INT,
	    .help = "How many days that takes at most.", .min = 0, .max = 365 },
	{ "policy", FIELD_LINK, .help = "The district's own policy." },
};

static const struct field_table privacy_table = {
	.name = "privacy",
	FIELD_ROWS(privacy_rows),
};

static const struct field copyright_rows[] = {
	{ "holder", FIELD_TEXT, .help = "Whose it is.",
	    .max = LIMIT_TITLE_CHARS },
	{ "year", FIELD_TEXT, .help = "The year or years.", .max = 20 },
};

static const struct field_table copyright_table = {
	.name = "copyright",
	FIELD_ROWS(copyright_rows),
	.bare = "holder",
};

static const struct field start_here_rows[] = {
	{ "role", FIELD_TEXT, FIELD_REQUIRED, .help = "Whom it is for.",
	    .max = 60 },
	{ "title", FIELD_TEXT, .help = "A heading.", .max = LIMIT_TITLE_CHARS },
	{ "text", FIELD_MARKDOWN, .help = "A few words." },
	{ "links", FIELD_MAP, FIELD_LIST, .help = "Where to go first.",
	    .fields = &link_table },
};

static const struct field_table start_here_table = {
	.name = "start_here",
	FIELD_ROWS(start_here_rows),
};

static const struct field glossary_rows[] = {
	{ "term", FIELD_TEXT, FIELD_REQUIRED, .help = "The word.", .max = 100 },
	{ "definition", FIELD_MARKDOWN, FIELD_REQUIRED,
	    .help = "What it means." },
};

static const struct field_table glossary_table = {
	.name = "glossary",
	FIELD_ROWS(glossary_rows),
};

static const struct field redaction_rows[] = {
	{ "text", FIELD_TEXT,
	    .help = "Words that no page and no revision may show." },
	{ "path", FIELD_TEXT,
	    .help = "A file below content/ of which nothing is shown, whether "
		    "it is still there or not." },
	{ "object", FIELD_ID, .help = "The id of one stored content in Git." },
};

const struct field_table redaction_table = {
	.name = "redaction",
	FIELD_ROWS(redaction_rows),
	.bare = "text",
};

static const struct field admin_rows[] = {
	{ "backend", FIELD_CHOICE, FIELD_REQUIRED,
	    .help = "The kind of host that the repository is at. With gitea, "
		    "changes cannot wait for review.",
	    .of = ADMIN_BACKENDS },
	{ "repo", FIELD_TEXT, .help = "The repository there: \"owner/name\".",
	    .max = 200 },
	{ "branch", FIELD_TEXT,
	    .help = "The branch that is published; main unless given.",
	    .max = 200 },
	{ "host", FIELD_LINK,
	    .help = "The address of a Git host of one's own, with https://. "
		    "Without it, github.com or gitlab.com." },
	{ "login", FIELD_LINK,
	    .help = "github: the address of the service that people sign in "
		    "through, with https://. It stands elsewhere, since a "
		    "site of files can keep no secret." },
	{ "app_id", FIELD_TEXT,
	    .help = "All others: the id that the host gave this site as an "
		    "application.",
	    .max = 200 },
	{ "review", FIELD_BOOL,
	    .help = "False lets what is saved go to the branch at once. "
		    "Otherwise it waits until somebody has read it." },
	{ "script", FIELD_TEXT,
	    .help = "The file of Decap CMS, beside content/; "
		    "admin/decap-cms.js unless given. Its licences stand "
		    "beside it, in a file with .LICENSE.txt at its end.",
	    .max = 500 },
};

static const struct field_table admin_table = {
	.name = "admin",
	FIELD_ROWS(admin_rows),
	.bare = "backend",
};

static const struct field site_rows[] = {
	{ "title", FIELD_TEXT, FIELD_REQUIRED, .help = "The site's name.",
	    .max = LIMIT_TITLE_CHARS },
	{ "tagline", FIELD_TEXT, .help = "The site in one sentence.",
	    .max = LIMIT_TITLE_CHARS },
	{ "district", FIELD_MAP, .help = "Who publishes it.",
	    .fields = &district_table },
	{ "base_url", FIELD_LINK,
	    .help = "The address it is published at, with https://." },
	{ "languages", FIELD_LANG, FIELD_LIST | FIELD_COMMAS,
	    .help = "Its languages; the first is the main one. Lists, search "
		    "and the pages that waymark writes itself exist in each "
		    "that some page is written in." },
	{ "time_zone", FIELD_TEXT,
	    .help = "The zone of its days, such as America/Los_Angeles.",
	    .max = 60 },
	{ "theme", FIELD_ID, .help = "A folder of themes/." },
	{ "theme_options", FIELD_ANY,
	    .help = "How the theme looks here: the settings that the theme's "
		    "theme.yaml lists." },
	{ "relative_urls", FIELD_BOOL,
	    .help = "Links name index.html, so that a copy of the site opens "
		    "from a folder or a memory stick." },
	{ "keep_copy", FIELD_CHOICE,
	    .help = "Which portfolios can be taken home, as a zip whose pages "
		    "open from a disk: those whose profile asks for it (the "
		    "default), all but those whose profile says no, or none.",
	    .of = "asked|all|none" },
	{ "menus", FIELD_MAP, .help = "Links of every page.",
	    .fields = &menus_table },
	{ "consent", FIELD_CHOICE,
	    .help = "\"assumed\" is for adults who publish their own work; "
		    "they may also write an address that Git knows. "
		    "Otherwise students' pages need a record in people/.",
	    .of = "required|assumed" },
	{ "audience", FIELD_CHOICE, .help = "Whom the site is built for.",
	    .of = AUDIENCE_WORDS },
	{ "history", FIELD_MAP, .help = "What any page shows of its past.",
	    .fields = &history_table },
	{ "publish_as_is", FIELD_FILE, FIELD_LIST,
	    .help = "Files that cannot be cleaned and that staff publish all "
		    "the same." },
	{ "redactions", FIELD_MAP, FIELD_LIST,
	    .help = "What must not show anywhere, old versions included.",
	    .fields = &redaction_table },
	{ "partners", FIELD_MAP, FIELD_LIST, .help = "Who helps.",
	    .fields = &partner_table },
	{ "year_starts", FIELD_INT,
	    .help = "The month in which a school year begins; 8, August, if "
		    "not given.",
	    .min = 1, .max = 12 },
	{ "tags", FIELD_NAMED,
	    .help = "The tags in use. Without it, any tag will do.",
	    .fields = &tag_table },
	{ "accessibility", FIELD_MAP,
	    .help = "What the accessibility page says.",
	    .fields = &accessibility_table },
	{ "privacy", FIELD_MAP, .help = "What the privacy page says.",
	    .fields = &privacy_table },
	{ "copyright", FIELD_MAP, .help = "Whose the texts are.",
	    .fields = &copyright_table },
	{ "start_here", FIELD_MAP, FIELD_LIST, .help = "First steps, by role.",
	    .fields = &start_here_table },
	{ "glossary", FIELD_MAP, FIELD_LIST, .help = "Words explained.",
	    .fields = &glossary_table },
	{ "admin", FIELD_MAP,
	    .help = "A browser editor at /admin/, for people without Git. "
		    "Without this there is none.",
	    .fields = &admin_table },
	{ "sample", FIELD_BOOL,
	    .help = "True for a site whose people are invented." },
	{ "url", FIELD_ALIAS, .of = "base_url" },
	{ "name", FIELD_ALIAS, .of = "title" },
	{ "timezone", FIELD_ALIAS, .of = "time_zone" },
	{ "description", FIELD_ALIAS, .of = "tagline" },
	{ "lang", FIELD_ALIAS, .of = "languages" },
};

const struct field_table site_table = {
	.name = "site",
	FIELD_ROWS(site_rows),
};
