/*
 * codes: every code that a finding can have, with what it means.
 *
 * A row is X(NAME, "name", SEVERITY, "help"). The name is printed in brackets
 * behind a finding and never changes its meaning; the help is what "waymark
 * explain NAME" and the manual print. Rows stand by the folder that reports
 * them, in the order of src/LAYERS.
 */
#ifndef BASE_CODES_H
#define BASE_CODES_H

/* clang-format off */
#define CODES(X) \
	/* base */ \
	X(CODE_MEMORY, "memory", SEVERITY_ERROR, \
	    "The machine has no memory left for this build. Nothing was " \
	    "published; close other programs and build again.") \
	X(CODE_FILE_READ, "file-read", SEVERITY_ERROR, \
	    "A file could not be read. The message says what the system " \
	    "answered; nothing else depends on it.") \
	X(CODE_FILE_WRITE, "file-write", SEVERITY_ERROR, \
	    "A file could not be written, so nothing was published. The " \
	    "message says what the system answered.") \
	X(CODE_FILE_LARGE, "file-large", SEVERITY_ERROR, \
	    "A file is larger than waymark takes of its kind. The limits are " \
	    "listed in waymark-content(5).") \
	/* data */ \
	X(CODE_ENCODING, "encoding", SEVERITY_ERROR, \
	    "The file is not UTF-8, so its letters cannot be told for sure. " \
	    "Save it as UTF-8 in your editor, or convert it with the command " \
	    "in the hint. waymark never guesses what it publishes.") \
	X(CODE_CONTROL_CHARACTER, "control-character", SEVERITY_ERROR, \
	    "A control character is in the text: it cannot be seen and often " \
	    "comes from copying out of another program. Delete it.") \
	X(CODE_YAML_SYNTAX, "yaml-syntax", SEVERITY_ERROR, \
	    "The fields at the top of a document, or a .yaml file, must be " \
	    "lines of \"name: value\", with lists and groups indented by " \
	    "blanks. Text with \": \" or \" #\" in it, or with one of " \
	    "[ { & * ! | > % @ ` at its beginning, must stand in quotes.") \
	X(CODE_YAML_DUPLICATE, "yaml-duplicate", SEVERITY_ERROR, \
	    "A field is given twice, and it cannot be told which is meant.") \
	X(CODE_YAML_ALIAS, "yaml-alias", SEVERITY_ERROR, \
	    "YAML's anchors, aliases and merge keys (& * <<) are not used in " \
	    "waymark. Put quotes round a text that starts with one of these " \
	    "signs.") \
	X(CODE_YAML_TAG, "yaml-tag", SEVERITY_ERROR, \
	    "A value that starts with ! is a tag in YAML: its first word " \
	    "would be lost. Put quotes round it.") \
	X(CODE_YAML_COMMENT, "yaml-comment", SEVERITY_WARNING, \
	    "In YAML, \" #\" starts a comment, so \"title: C # sharp\" is " \
	    "only \"C\". Put quotes round the value, or move the comment to " \
	    "a line of its own.") \
	X(CODE_YAML_LIMIT, "yaml-limit", SEVERITY_ERROR, \
	    "The fields are larger or nested deeper than waymark reads. Long " \
	    "text belongs below the second \"---\".") \
	X(CODE_FIELD_UNKNOWN, "field-unknown", SEVERITY_WARNING, \
	    "No field of that name exists for this kind of document. It is " \
	    "kept under \"extra\" for themes. \"waymark explain KIND\" lists " \
	    "the fields.") \
	X(CODE_FIELD_FOREIGN, "field-foreign", SEVERITY_WARNING, \
	    "Another tool has this field and waymark does not; the hint says " \
	    "what to do instead. It is kept under \"extra\" for themes.") \
	X(CODE_FIELD_REQUIRED, "field-required", SEVERITY_ERROR, \
	    "A field that this kind of document cannot do without is " \
	    "missing.") \
	X(CODE_FIELD_ADVISED, "field-advised", SEVERITY_WARNING, \
	    "A field is missing that readers would miss.") \
	X(CODE_FIELD_TWICE, "field-twice", SEVERITY_WARNING, \
	    "A field is given under two names; the first one counts. Lists " \
	    "are put together.") \
	X(CODE_FIELD_TYPE, "field-type", SEVERITY_ERROR, \
	    "The value is of another type than the field: a list where one " \
	    "text is wanted, or a word where a number is.") \
	X(CODE_FIELD_CHOICE, "field-choice", SEVERITY_ERROR, \
	    "The field takes one of a few words, and this is none of them.") \
	X(CODE_FIELD_RANGE, "field-range", SEVERITY_ERROR, \
	    "The number is too small or too large, or the text is too long.") \
	X(CODE_FIELD_ID, "field-id", SEVERITY_ERROR, \
	    "An id names a file or a part of one: letters, digits, \"-\", " \
	    "\"_\" and \".\", without blanks.") \
	X(CODE_FILE_OUTSIDE, "file-outside", SEVERITY_WARNING, \
	    "A field names a file of another site. It is left out, and the " \
	    "rest of the document is shown: loading it would tell that site " \
	    "who reads the page, and it may change or vanish.") \
	X(CODE_FIELD_LINK, "field-link", SEVERITY_ERROR, \
	    "A link goes to http, https, mailto, tel or a path of this site; " \
	    "a reference to a document or a file is a path. Nothing else is " \
	    "published.") \
	X(CODE_DATE_FORM, "date-form", SEVERITY_NOTE, \
	    "The date is understood, and YYYY-MM-DD would be clearer. A time " \
	    "of day is not kept.") \
	X(CODE_DATE_AMBIGUOUS, "date-ambiguous", SEVERITY_ERROR, \
	    "The date can mean two days: 03/04/2026 is March 4 to some and " \
	    "April 3 to others. Write it as YYYY-MM-DD.") \
	X(CODE_DATE_WEEKDAY, "date-weekday", SEVERITY_WARNING, \
	    "The weekday written beside the date is not that day's. One of " \
	    "the two is wrong.") \
	X(CODE_DATE_ORDER, "date-order", SEVERITY_WARNING, \
	    "Two days of one document are in an order that cannot be, such " \
	    "as an end before its beginning.") \
	X(CODE_DATE_INVALID, "date-invalid", SEVERITY_ERROR, \
	    "This is not a date, or there is no such day. Write it as " \
	    "YYYY-MM-DD; years run from 1900 to 2100.") \
	X(CODE_JSON, "json", SEVERITY_ERROR, \
	    "A JSON file could not be understood. The message says what is " \
	    "wrong at that place; often a comma or a quote is missing.") \
	X(CODE_XML, "xml", SEVERITY_ERROR, \
	    "An XML file could not be understood. The message says what is " \
	    "wrong at that place; the program that wrote it has to write it " \
	    "again.") \
	/* cache */ \
	/* git */ \
	X(CODE_REPO_MISSING, "repo-missing", SEVERITY_ERROR, \
	    "waymark publishes what Git tracks, and the folder it was " \
	    "started in, or pointed to with -C, is not in a repository.") \
	X(CODE_REPO_DAMAGED, "repo-damaged", SEVERITY_ERROR, \
	    "There is a repository, but it cannot be opened. The message is " \
	    "that of libgit2; \"git fsck\" looks for the damage.") \
	X(CODE_REPO_FORMAT, "repo-format", SEVERITY_ERROR, \
	    "The repository is stored in a form that waymark cannot read, " \
	    "such as SHA-256 objects or reftable references.") \
	X(CODE_REPO_LARGE, "repo-large", SEVERITY_ERROR, \
	    "The site's folders hold more files than waymark takes.") \
	X(CODE_REV_UNKNOWN, "rev-unknown", SEVERITY_ERROR, \
	    "The name given with --rev or --base is no branch, tag or commit " \
	    "of this repository, there is no commit yet, or the clone does " \
	    "not reach back to where a change began.") \
	X(CODE_INDEX_DAMAGED, "index-damaged", SEVERITY_ERROR, \
	    "Git's list of tracked files cannot be read, so waymark does " \
	    "not know what to publish.") \
	X(CODE_CONTENT_FOLDER, "content-folder", SEVERITY_ERROR, \
	    "The content folder has to lie in the repository and hold files " \
	    "that Git tracks; nothing else is ever read.") \
	X(CODE_OBJECT_MISSING, "object-missing", SEVERITY_ERROR, \
	    "The repository lacks a commit or folder that the site needs. " \
	    "A damaged or partial clone is the usual reason.") \
	X(CODE_MERGE_CONFLICT, "merge-conflict", SEVERITY_ERROR, \
	    "Two people changed the same lines, and somebody has to choose. " \
	    "Until then the file is not part of the site.") \
	X(CODE_LFS_POINTER, "lfs-pointer", SEVERITY_ERROR, \
	    "The file is kept in Git LFS and only a pointer to it is here.") \
	X(CODE_HISTORY_PATH, "history-path", SEVERITY_ERROR, \
	    "No committed file has this path, so it has no history. Changes " \
	    "that are not committed are not revisions.") \
	X(CODE_HISTORY_CUT, "history-cut", SEVERITY_WARNING, \
	    "The clone is shallow or damaged: its oldest commits lack their " \
	    "parents. Pages say that earlier versions are not recorded, and " \
	    "nothing is told as the work of the commit at the edge.") \
	X(CODE_HISTORY_GAPS, "history-gaps", SEVERITY_WARNING, \
	    "Folders or files of earlier commits are missing here, as in a " \
	    "partial clone. Revisions and renames may be missed, or told " \
	    "without their text.") \
	X(CODE_PATH_UNSAFE, "path-unsafe", SEVERITY_ERROR, \
	    "A path with parts such as \"..\" or \".git\" could reach files " \
	    "that are not the site's. It is never read.") \
	X(CODE_PATH_NAME, "path-name", SEVERITY_ERROR, \
	    "Some names do not survive on every computer, or look like an " \
	    "option to programs: those that begin with \"-\", or end with a " \
	    "dot or a space.") \
	X(CODE_PATH_LONG, "path-long", SEVERITY_ERROR, \
	    "A name may have 200 bytes, and a file may lie 16 folders deep.") \
	X(CODE_PATH_ENCODING, "path-encoding", SEVERITY_ERROR, \
	    "A path becomes an address on the web, and has to be UTF-8.") \
	X(CODE_PATH_CHARACTERS, "path-characters", SEVERITY_ERROR, \
	    "A path with a backslash, a control character or a mark that " \
	    "turns the direction of text can look like another path.") \
	X(CODE_PATH_NFC, "path-nfc", SEVERITY_ERROR, \
	    "A letter with an accent can be stored as one character or as " \
	    "two. An address needs one spelling: Unicode NFC.") \
	X(CODE_PATH_TWIN, "path-twin", SEVERITY_ERROR, \
	    "Two paths differ only in case or in how a letter is stored. " \
	    "Windows and macOS see one file, so one would be lost.") \
	X(CODE_PATH_LINK, "path-link", SEVERITY_WARNING, \
	    "A symbolic link may point anywhere, so it is left out.") \
	X(CODE_PATH_SUBMODULE, "path-submodule", SEVERITY_WARNING, \
	    "A submodule is a repository of its own, and is left out.") \
	/* locale */ \
	/* text */ \
	X(CODE_MARKDOWN_LIMIT, "markdown-limit", SEVERITY_ERROR, \
	    "A text is larger, deeper or wider than waymark renders. The " \
	    "limits are far above what people write and stop what would " \
	    "take minutes; break the line, list or table up.") \
	X(CODE_LINK_SCHEME, "link-scheme", SEVERITY_WARNING, \
	    "A link may lead to a web page (http:, https:), an address " \
	    "(mailto:), a telephone number (tel:), a file, or a heading. " \
	    "Anything else could run a program in a reader's browser; the " \
	    "text stays without the link.") \
	X(CODE_LINK_EMPTY, "link-empty", SEVERITY_WARNING, \
	    "A link needs words to click on and an address to go to: " \
	    "[words](address).") \
	X(CODE_LINK_PART, "link-part", SEVERITY_WARNING, \
	    "A link to #part names no heading of the same text. A heading's " \
	    "part is its words in lower case with \"-\" for spaces.") \
	X(CODE_MENU_LINK, "menu-link", SEVERITY_WARNING, \
	    "A menu in site.yaml links to a page that the site does not " \
	    "have, or not now: there is no list of students while nobody is " \
	    "published. The link is left out.") \
	X(CODE_LINK_MISSING, "link-missing", SEVERITY_WARNING, \
	    "A link leads to a page that does not exist or is not " \
	    "published. Its text stays without the link.") \
	X(CODE_MEDIA_MISSING, "media-missing", SEVERITY_WARNING, \
	    "A picture or recording does not exist or may not be published. " \
	    "Its alternative text is shown instead.") \
	X(CODE_PICTURE_ALT, "picture-alt", SEVERITY_WARNING, \
	    "A picture needs words for people who cannot see it: " \
	    "![a heron in the creek](heron.jpg). For decoration that says " \
	    "nothing, write <img alt=\"\" src=\"...\">.") \
	X(CODE_RECORDING_WORDS, "recording-words", SEVERITY_WARNING, \
	    "A recording needs words for people who cannot hear it: under " \
	    "\"media:\", a \"transcript:\" of what is said, or for a film " \
	    "\"captions:\", a .vtt file.") \
	X(CODE_TEXT_UNWRITTEN, "text-unwritten", SEVERITY_WARNING, \
	    "A document that readers see still has the words that \"waymark " \
	    "new\" wrote for its author. Write the text; until then, " \
	    "\"draft: true\" keeps it from readers.") \
	X(CODE_PICTURE_OUTSIDE, "picture-outside", SEVERITY_WARNING, \
	    "A picture on another site is shown as a link: loading it would " \
	    "tell that site who reads the page, and it may change or vanish.") \
	X(CODE_EMBED_OUTSIDE, "embed-outside", SEVERITY_NOTE, \
	    "A player, map or document of another site is shown as a link, " \
	    "so that no visit is told to anyone until a reader follows it.") \
	X(CODE_HEADING_JUMP, "heading-jump", SEVERITY_WARNING, \
	    "A heading is more than one level below the one above it. People " \
	    "who listen to a page find their way by its levels; the page " \
	    "is built with the level that belongs there.") \
	X(CODE_HEADING_EMPTY, "heading-empty", SEVERITY_WARNING, \
	    "A heading has no words, so nobody can go to it.") \
	X(CODE_HTML_DROPPED, "html-dropped", SEVERITY_WARNING, \
	    "HTML in a text goes through a list of what is safe and works " \
	    "everywhere; anything else is left out. The manual lists the " \
	    "elements and attributes.") \
	X(CODE_HTML_COMMENT, "html-comment", SEVERITY_NOTE, \
	    "A comment, in HTML or between %% and %% as in Obsidian, is left " \
	    "out of the page, since notes to oneself are not for readers.") \
	X(CODE_HTML_UNCLOSED, "html-unclosed", SEVERITY_WARNING, \
	    "An HTML element is closed nowhere, or closed where it was not " \
	    "opened. Tags must pair up within one paragraph, list item or " \
	    "quotation.") \
	X(CODE_SVG_BROKEN, "svg-broken", SEVERITY_ERROR, \
	    "An SVG picture is not well-formed XML, or no SVG. Nothing of it " \
	    "can be shown safely.") \
	X(CODE_SVG_DROPPED, "svg-dropped", SEVERITY_WARNING, \
	    "An SVG picture goes through a list of what only draws; scripts, " \
	    "styles, animation and pictures from elsewhere are left out.") \
	/* media */ \
	X(CODE_HELPER_START, "helper-start", SEVERITY_ERROR, \
	    "Pictures are made by the program waymark-media, which \"make " \
	    "install\" puts into libexec/waymark. It could not be started, " \
	    "so nothing was published.") \
	X(CODE_COPY_LARGE, "copy-large", SEVERITY_WARNING, \
	    "A portfolio is too large for a copy that families could take " \
	    "home, so its page offers none. The limit is 160 MB.") \
	X(CODE_PICTURE_BROKEN, "picture-broken", SEVERITY_ERROR, \
	    "A picture that a page shows could not be made: it is damaged " \
	    "behind its beginning, or made to use up time and memory. The " \
	    "pages show its words instead.") \
	/* liquid */ \
	X(CODE_LIQUID_SYNTAX, "liquid-syntax", SEVERITY_ERROR, \
	    "Something between {{ }} or {% %} could not be understood. The " \
	    "place is the first word or sign that does not fit. Nothing is " \
	    "guessed or dropped: every word has to mean something.") \
	X(CODE_LIQUID_TAG, "liquid-tag", SEVERITY_ERROR, \
	    "There is no tag of that name. \"waymark explain liquid\" lists " \
	    "the tags.") \
	X(CODE_LIQUID_FILTER, "liquid-filter", SEVERITY_ERROR, \
	    "There is no filter of that name. waymark-theme(5) lists the " \
	    "filters.") \
	X(CODE_LIQUID_ARGUMENTS, "liquid-arguments", SEVERITY_ERROR, \
	    "A filter was given fewer or more arguments than it takes. " \
	    "\"waymark explain FILTER\" says what it takes.") \
	X(CODE_LIQUID_BLOCK, "liquid-block", SEVERITY_ERROR, \
	    "A block tag such as if or for is not closed, is closed in the " \
	    "wrong order, or stands where it may not. Every block is closed " \
	    "by its own \"end\" tag before the blocks around it.") \
	X(CODE_LIQUID_NAME, "liquid-name", SEVERITY_ERROR, \
	    "A template that include, render or layout names is not there, " \
	    "or the name leads out of the theme's templates.") \
	X(CODE_LIQUID_VALUE, "liquid-value", SEVERITY_ERROR, \
	    "A filter, tag or comparison was given a value that it cannot " \
	    "work with, such as text where a number is wanted or a division " \
	    "by zero. The page is not written.") \
	X(CODE_LIQUID_LIMIT, "liquid-limit", SEVERITY_ERROR, \
	    "A page needs more work, memory, output or nesting than a " \
	    "template may use. The limits are listed in waymark-theme(5).") \
	X(CODE_LIQUID_UNDEFINED, "liquid-undefined", SEVERITY_WARNING, \
	    "A name was written, looped over or filtered that nothing has " \
	    "given a value. The name may be misspelled; where a value may " \
	    "be missing, ask with if, or use the filter default.") \
	X(CODE_LIQUID_PROPERTY, "liquid-property", SEVERITY_WARNING, \
	    "An object of the program has no property of that name. " \
	    "waymark-theme(5) lists the objects and their properties.") \
	X(CODE_LIQUID_OBJECT, "liquid-object", SEVERITY_WARNING, \
	    "A whole object was written as text, which shows it as JSON. " \
	    "Write one of its properties instead.") \
	X(CODE_LIQUID_DATE, "liquid-date", SEVERITY_WARNING, \
	    "A date filter was given something that is not a date, and " \
	    "returned it unchanged.") \
	X(CODE_LIQUID_CONTEXT, "liquid-context", SEVERITY_WARNING, \
	    "A value is written where escaping HTML does not make it " \
	    "harmless: in a script, a style, an attribute without quotes or " \
	    "an event handler. Use quotes, or the filter jsonify.") \
	/* config */ \
	X(CODE_OPTION, "option", SEVERITY_ERROR, \
	    "An option of the command line has a value that it does not " \
	    "take. \"waymark COMMAND --help\" lists the values.") \
	X(CODE_TIME_ZONE, "time-zone", SEVERITY_WARNING, \
	    "The time zone in site.yaml is not one that exists, so days " \
	    "begin when they do in Greenwich (UTC). Zones have names such as " \
	    "America/Los_Angeles, Europe/Madrid or Asia/Kolkata.") \
	/* content */ \
	X(CODE_FRONT_MATTER_OPEN, "front-matter-open", SEVERITY_ERROR, \
	    "The fields at the top of a document begin with a line \"---\" " \
	    "and end with another one. The second is missing.") \
	X(CODE_FRONT_MATTER_TOML, "front-matter-toml", SEVERITY_ERROR, \
	    "The fields at the top are TOML (between lines \"+++\"). waymark " \
	    "reads YAML: \"name: value\" between lines \"---\".") \
	X(CODE_DOCUMENT_EMPTY, "document-empty", SEVERITY_WARNING, \
	    "The document has no fields and no text, so there is nothing to " \
	    "show.") \
	X(CODE_FILE_SUFFIX, "file-suffix", SEVERITY_WARNING, \
	    "The file's name ends in a way that waymark does not read: lists " \
	    "of fields are .yaml, and a student's documents are .md. Other " \
	    "documents may be .markdown, .mdown or .mkd, too.") \
	X(CODE_PERSONAL_FIELD, "personal-field", SEVERITY_ERROR, \
	    "A field of a student's document holds what no portfolio may " \
	    "say: a student number, a date of birth, an address, a telephone " \
	    "number, health or marks. Delete it, and tell whoever runs the " \
	    "repository: Git keeps what the file said before.") \
	X(CODE_PERSONAL_PLACE, "personal-place", SEVERITY_WARNING, \
	    "A field of a student's document holds coordinates. It is left " \
	    "out of every page.") \
	X(CODE_PERSONAL_NAME, "personal-name", SEVERITY_WARNING, \
	    "A field of a student's document holds a name. Names come from " \
	    "the register in people/ alone, so it is left out.") \
	X(CODE_PERSONAL_TEXT, "personal-text", SEVERITY_WARNING, \
	    "A student's text seems to hold an e-mail address or a telephone " \
	    "number. Once published, it cannot be taken back.") \
	X(CODE_PERSONAL_CHILD, "personal-child", SEVERITY_NOTE, \
	    "A text tells of somebody's child, or of a brother or sister, " \
	    "who is then on a page without having been asked. A check and " \
	    "a preview say so; a build does not look.") \
	X(CODE_MOJIBAKE_GBK, "mojibake-gbk", SEVERITY_WARNING, \
	    "Some letters were read as Chinese (GBK) and are something else. " \
	    "The hint says what they may have been; where a byte was lost, " \
	    "nobody can tell.") \
	X(CODE_MOJIBAKE_CP1252, "mojibake-cp1252", SEVERITY_WARNING, \
	    "Some letters were read as Windows-1252 and are something else, " \
	    "as in \"donâ€™t\". The hint says what they may have been.") \
	X(CODE_REPLACEMENT_CHAR, "replacement-char", SEVERITY_WARNING, \
	    "The sign U+FFFD stands where a letter was lost before the text " \
	    "came here. Put the letter back.") \
	X(CODE_NBSP_RUN, "nbsp-run", SEVERITY_NOTE, \
	    "Several no-break spaces in a row come from copying out of a " \
	    "word processor. One ordinary space reads better.") \
	X(CODE_BIDI_CONTROL, "bidi-control", SEVERITY_WARNING, \
	    "An invisible sign changes the direction of the text, and can " \
	    "make it read otherwise than it is written. Pages set the " \
	    "direction themselves; delete it.") \
	X(CODE_SCRIPT_ANOMALY, "script-anomaly", SEVERITY_WARNING, \
	    "Words in another script stand in this text more than once and " \
	    "are a small part of it. They may have been put in by somebody " \
	    "else: such spam is common on copied pages.") \
	X(CODE_LOST_LIST, "lost-list", SEVERITY_WARNING, \
	    "The text promises a number of things and then ends. A list may " \
	    "have been lost in copying.") \
	X(CODE_TRUNCATED, "truncated", SEVERITY_WARNING, \
	    "A paragraph ends as teasers do, with a \"read more\". The rest " \
	    "was not copied.") \
	X(CODE_FURNITURE, "furniture", SEVERITY_WARNING, \
	    "A line belongs to the page that the text was copied from, such " \
	    "as its menu or its comment box, and not to the text.") \
	X(CODE_DUPLICATE_EXCERPT, "duplicate-excerpt", SEVERITY_NOTE, \
	    "The summary is also the beginning of the text, so a page shows " \
	    "it twice.") \
	X(CODE_LINK_SPACE, "link-space", SEVERITY_WARNING, \
	    "An address in Markdown ends at a space, so a link or picture " \
	    "with one shows as these signs and words. Angle brackets make it " \
	    "one: [my poem](<my poem.pdf>). \"waymark check --fix\" puts " \
	    "them in.") \
	X(CODE_RETRIEVED_LATER, "retrieved-later", SEVERITY_NOTE, \
	    "A reference was looked up after the day that the document has. " \
	    "One of the two may be wrong, or the document was changed.") \
	X(CODE_REGISTER_FILE, "register-file", SEVERITY_ERROR, \
	    "The folder people/ is the register: one .yaml file a person, " \
	    "named by the person's id, and nothing else. Nothing in it is " \
	    "ever published.") \
	/* import */ \
	X(CODE_IMPORT_UNREADABLE, "import-unreadable", SEVERITY_ERROR, \
	    "The file is not what it was taken for, or is damaged, so " \
	    "nothing was imported from it. \"waymark help import\" lists " \
	    "what can be read.") \
	X(CODE_IMPORT_LIMIT, "import-limit", SEVERITY_ERROR, \
	    "The file, or what would be made of it, is larger than waymark " \
	    "takes. Export a part of it where it comes from.") \
	X(CODE_IMPORT_EXISTS, "import-exists", SEVERITY_WARNING, \
	    "A file that the import would make is there already. It was not " \
	    "changed; an import never overwrites.") \
	X(CODE_IMPORT_DROPPED, "import-dropped", SEVERITY_NOTE, \
	    "Something in the file has no place in waymark's documents and " \
	    "was left out. The original still has it.") \
	X(CODE_IMPORT_SHORTENED, "import-shortened", SEVERITY_WARNING, \
	    "A text is longer than its field may be and was cut.") \
	X(CODE_IMPORT_FLATTENED, "import-flattened", SEVERITY_NOTE, \
	    "A framework has more levels than competencies and elements. The " \
	    "deeper ones follow one another in the order of the original.") \
	X(CODE_IMPORT_DANGLING, "import-dangling", SEVERITY_WARNING, \
	    "A link leads to something that is not in the file, so it was " \
	    "left out.") \
	X(CODE_IMPORT_CIRCLE, "import-circle", SEVERITY_WARNING, \
	    "Things are parts of each other in a circle. The link that " \
	    "closes the circle was left out.") \
	X(CODE_IMPORT_REPAIRED, "import-repaired", SEVERITY_NOTE, \
	    "Letters that were read in the wrong encoding were read in the " \
	    "right one. The original is as it was; compare the two.") \
	X(CODE_IMPORT_QUARANTINE, "import-quarantine", SEVERITY_WARNING, \
	    "Words in another script that come again were kept out of the " \
	    "document: they may be spam in the place of a name. Where they " \
	    "stood within a line, \"[?]\" stands now.") \
	X(CODE_IMPORT_CHILD, "import-child", SEVERITY_NOTE, \
	    "The text tells of somebody's child, who was not asked. A hint " \
	    "for whoever reads it before it is published.") \
	X(CODE_IMPORT_PERSONAL, "import-personal", SEVERITY_WARNING, \
	    "A name, an address or a number stands in the file. It was not " \
	    "taken over; a document whose text says it is a draft until a " \
	    "person has looked.") \
	X(CODE_IMPORT_PRIVATE, "import-private", SEVERITY_NOTE, \
	    "The file calls this a draft or private, or no page of the " \
	    "portfolio showed it. So it stays: it is not published before " \
	    "somebody takes the mark away.") \
	X(CODE_IMPORT_GUESSED, "import-guessed", SEVERITY_NOTE, \
	    "A field that waymark needs is not in the file. The message says " \
	    "what was written; look whether it is right.") \
	X(CODE_IMPORT_UNSAFE, "import-unsafe", SEVERITY_WARNING, \
	    "An archive holds a file whose name leads out of it, or that no " \
	    "system can have. It was left out; be wary of such an archive.") \
	/* policy */ \
	X(CODE_CONSENT_MISSING, "consent-missing", SEVERITY_WARNING, \
	    "A student's work is tracked, but nobody's consent to publish it " \
	    "is: there is no record in people/, or it does not say what was " \
	    "agreed to, by whom and when. Nothing of the student is " \
	    "published until it does.") \
	X(CODE_CONSENT_RESTRICTED, "consent-restricted", SEVERITY_NOTE, \
	    "The person's record is restricted, which goes before all else: " \
	    "nothing of the person is published.") \
	X(CODE_CONSENT_DATE, "consent-date", SEVERITY_WARNING, \
	    "The consent was granted for a later day than this build's, or " \
	    "by a student who is not of age yet.") \
	X(CODE_CONSENT_WITHDRAWN, "consent-withdrawn", SEVERITY_NOTE, \
	    "The consent was taken back. This build holds nothing of the " \
	    "person; older copies of the site may (waymark forget).") \
	X(CODE_CONSENT_EXPIRED, "consent-expired", SEVERITY_WARNING, \
	    "The consent's last day is over, or the student has come of age " \
	    "and decides now. Nothing of the person is published.") \
	X(CODE_CONSENT_ENDS, "consent-ends", SEVERITY_WARNING, \
	    "The consent ends within 30 days. From the day after its last " \
	    "one, nothing of the person is published.") \
	X(CODE_CONSENT_GROUP, "consent-group", SEVERITY_WARNING, \
	    "Work of several people is published when all of them have " \
	    "agreed, and as the most private of them has agreed to.") \
	X(CODE_NAME_OLD, "name-old", SEVERITY_WARNING, \
	    "A site of an earlier day is made of texts that nobody can mend. " \
	    "One that names somebody whose consent does not hold today, or " \
	    "by a name they have given up, is left out of it.") \
	X(CODE_HISTORY_FROM, "history-from", SEVERITY_WARNING, \
	    "\"history: from\" is the path that a document had before, below " \
	    "content/, as it stood in an earlier commit. It may not be " \
	    "another student's.") \
	X(CODE_MILESTONE_MISSING, "milestone-missing", SEVERITY_WARNING, \
	    "A milestone in site.yaml is the name of a tag, and the " \
	    "repository has no such tag. Clones made by services often leave " \
	    "tags out.") \
	X(CODE_REDACTED, "redacted", SEVERITY_WARNING, \
	    "The document or file is listed under \"redactions\" in " \
	    "site.yaml or in a person's record, or has words that are. It is " \
	    "not " \
	    "published, and nothing of its older versions is.") \
	X(CODE_KEY_MISSING, "key-missing", SEVERITY_WARNING, \
	    "An unlisted page has an address that nobody can guess. It is " \
	    "made with a secret key, and without one there is no page.") \
	X(CODE_KEY_FILE, "key-file", SEVERITY_ERROR, \
	    "The file with the key for unlisted addresses cannot be used: it " \
	    "is missing, too short, or stands in the repository itself.") \
	X(CODE_PHOTO_NAMED, "photo-named", SEVERITY_WARNING, \
	    "A person whose consent is \"photo: group\" is in pictures of " \
	    "many, but no text of a picture may name them. The document is " \
	    "held back.") \
	X(CODE_RECORDING_TYPE, "recording-type", SEVERITY_WARNING, \
	    "A file is called as sound is, and it is a film. A family may " \
	    "have agreed to a voice and not to a face, so it is not " \
	    "published.") \
	X(CODE_RECORDING_LARGE, "recording-large", SEVERITY_WARNING, \
	    "A recording is over 20 MB: on a phone with one bar of signal " \
	    "that is minutes of waiting. It is published all the same.") \
	X(CODE_NAME_IN_PATH, "name-in-path", SEVERITY_WARNING, \
	    "Paths become addresses, and this one has a name that the " \
	    "person's record does not show. The document is held back.") \
	X(CODE_APPROVAL_MISSING, "approval-missing", SEVERITY_WARNING, \
	    "What somebody else says, in a response or a voice, is published " \
	    "when a teacher or a member of staff has read and approved it.") \
	X(CODE_LEAK, "leak", SEVERITY_ERROR, \
	    "A finished page holds a name or an address that must not be " \
	    "published, so nothing was. The finding tells the person's id, " \
	    "not the name, because findings are read in public logs.") \
	X(CODE_CHANGE_FOREIGN, "change-foreign", SEVERITY_ERROR, \
	    "A change touches a file that its author has no right to: a " \
	    "student has the own folder but for the responses in it, and " \
	    "group work that lists them, a teacher the classes taught and " \
	    "what their students keep, showcases and the journal, and staff " \
	    "have all. What a commit of the change touched and a later one " \
	    "took back counts as well, since Git keeps it for whoever gets " \
	    "the change.") \
	X(CODE_CHANGE_FIELD, "change-field", SEVERITY_ERROR, \
	    "A student's change writes, changes or takes out what only staff " \
	    "may set in a file of the student: a teacher's note, a rubric, " \
	    "the class. \"waymark explain artifact\" says \"for staff\" " \
	    "where that is so. A file that moves takes along what it has.") \
	X(CODE_PICTURE_FORMAT, "picture-format", SEVERITY_WARNING, \
	    "Pictures hold more than can be seen: where and when they were " \
	    "taken, on whose phone. waymark takes that out of JPEG, PNG, GIF " \
	    "and WebP. Other pictures are shown only if staff have looked at " \
	    "them and named them in site.yaml under publish_as_is.") \
	X(CODE_PICTURE_LARGE, "picture-large", SEVERITY_WARNING, \
	    "A picture may have 32 MB, 50 million pixels, and 30,000 pixels " \
	    "on a side. A larger one is not shown.") \
	X(CODE_PICTURE_DAMAGED, "picture-damaged", SEVERITY_WARNING, \
	    "The beginning of the file is not that of a picture, so it is " \
	    "not shown.") \
	X(CODE_PICTURE_TYPE, "picture-type", SEVERITY_WARNING, \
	    "The name of the picture ends in one type and its content is of " \
	    "another. It is published as what it is.") \
	X(CODE_PICTURE_MOVING, "picture-moving", SEVERITY_WARNING, \
	    "Moving pictures cannot be stopped by who is disturbed by them, " \
	    "so the first frame is shown.") \
	X(CODE_TEXT_FORMAT, "text-format", SEVERITY_WARNING, \
	    "A file called .txt, .csv, .srt or .vtt is published as it is, " \
	    "so it has to be text in UTF-8 that can be searched for what " \
	    "must not get out.") \
	/* export */ \
	X(CODE_EXPORT_NOTHING, "export-nothing", SEVERITY_ERROR, \
	    "There is nothing to export that policy lets out: no such " \
	    "student, no consent that covers the audience and the day, or no " \
	    "competencies.") \
	X(CODE_EXPORT_EXISTS, "export-exists", SEVERITY_ERROR, \
	    "The file or folder that the export would make is there already, " \
	    "and was not changed.") \
	X(CODE_EXPORT_LEFT_OUT, "export-left-out", SEVERITY_WARNING, \
	    "A picture could not be made anew without what it says beside " \
	    "its pixels, or somebody who worked on it has not agreed to " \
	    "pictures, so it was left out.") \
	/* model */ \
	X(CODE_NAME_AMBIGUOUS, "name-ambiguous", SEVERITY_WARNING, \
	    "Two documents or files are as near, and have the name that a " \
	    "link in double brackets gives. It leads to the first; write as " \
	    "much of the path as tells it from the other.") \
	X(CODE_REF_UNKNOWN, "reference-unknown", SEVERITY_WARNING, \
	    "A document refers to another that is not there. A reference is " \
	    "a path below content/, an address of the site, or the name of a " \
	    "document of the same student.") \
	X(CODE_REF_WITHHELD, "reference-withheld", SEVERITY_WARNING, \
	    "A document refers to another that is not published. Readers " \
	    "see neither the link nor that there is something to hide.") \
	X(CODE_SHOWCASE_WITHHELD, "showcase-withheld", SEVERITY_WARNING, \
	    "A showcase has picked a piece that may not be shown. It is " \
	    "shown without it, and whoever picked it should know: to take " \
	    "back a consent never waits for that. A piece that only has an " \
	    "error is left out until it is mended, and told of there.") \
	X(CODE_SELECT_UNKNOWN, "select-unknown", SEVERITY_WARNING, \
	    "The rule of a showcase names a school, class, competency, tag " \
	    "or year that no published work has, so it finds nothing.") \
	X(CODE_PERSON_UNKNOWN, "person-unknown", SEVERITY_WARNING, \
	    "A document names somebody by an id of people/, but there is no " \
	    "such record, or it does not let the person be shown.") \
	X(CODE_COMPETENCY_UNKNOWN, "competency-unknown", SEVERITY_ERROR, \
	    "A document is evidence for a competency that the framework does " \
	    "not have. The ids stand in vision/competencies.yaml; a part of " \
	    "a competency is \"competency.part\".") \
	X(CODE_TAG_UNKNOWN, "tag-unknown", SEVERITY_WARNING, \
	    "The site has a list of tags, and this one is not in it, nor a " \
	    "synonym of one that is.") \
	/* theme */ \
	X(CODE_THEME_MISSING, "theme-missing", SEVERITY_ERROR, \
	    "The site or a theme names a theme that is not there. A " \
	    "theme is a tracked folder below themes/ with a file " \
	    "theme.yaml; without the field, the site uses the theme that " \
	    "comes with waymark.") \
	X(CODE_THEME_CIRCLE, "theme-circle", SEVERITY_ERROR, \
	    "Themes extend each other in a circle, or in a chain of more " \
	    "than eight. One of them has to end in the default theme.") \
	X(CODE_THEME_SETTING, "theme-setting", SEVERITY_ERROR, \
	    "A choice under theme_options is not one that the theme has, or " \
	    "its value is not of the setting's type, or a picture that is " \
	    "not there. The theme's theme.yaml lists its settings.") \
	X(CODE_THEME_CONTRAST, "theme-contrast", SEVERITY_ERROR, \
	    "The accent color cannot be read well enough as text: WCAG " \
	    "2.2 asks for a contrast of 4.5 to 1 with what lies behind " \
	    "it. The hint names the nearest color that can.") \
	X(CODE_MESSAGE_MISSING, "message-missing", SEVERITY_WARNING, \
	    "The theme lacks words in a language of the site: a whole " \
	    "catalogue, or some that another language has. The site's first " \
	    "language stands in, and then English.") \
	X(CODE_MESSAGE_WRONG, "message-wrong", SEVERITY_WARNING, \
	    "An entry of a theme's messages is neither a text nor a group of " \
	    "texts by plural category, or it lacks the category \"other\".") \
	/* admin */ \
	X(CODE_ADMIN_SETTING, "admin-setting", SEVERITY_WARNING, \
	    "The browser editor lacks something that site.yaml should say " \
	    "under \"admin\", so the site is published without it. " \
	    "\"waymark explain admin\" lists the settings.") \
	X(CODE_ADMIN_SCRIPT, "admin-script", SEVERITY_WARNING, \
	    "The program of the browser editor or the file of its licences " \
	    "is not where site.yaml says, so the site is published without " \
	    "the editor. waymark does not bring it along: it is fetched " \
	    "once, and stands beside content/.") \
	/* pages */ \
	X(CODE_PAGE_CONFLICT, "page-conflict", SEVERITY_ERROR, \
	    "Two things would be published at one address. Rename one of the " \
	    "files, or move it.") \
	X(CODE_LAYOUT_UNKNOWN, "layout-unknown", SEVERITY_WARNING, \
	    "The field layout names a template that the theme does not have, " \
	    "or one of another kind of page. " \
	    "The page is made with the template of its kind.") \
	X(CODE_ALIAS_WRONG, "alias-wrong", SEVERITY_WARNING, \
	    "An old address under aliases has to start with \"/\", without a " \
	    "host, and stay inside of the site. There is no redirect for it.") \
	X(CODE_ALIAS_TAKEN, "alias-taken", SEVERITY_WARNING, \
	    "An old address under aliases is that of something else by now, " \
	    "which keeps it. Delete the line; there is no redirect for it.") \
	X(CODE_PAGE_LINK, "page-link", SEVERITY_ERROR, \
	    "A finished page links to an address of this site that is not " \
	    "there.") \
	X(CODE_PAGE_FRAGMENT, "page-fragment", SEVERITY_WARNING, \
	    "A finished page links to a part of a page (#part) that is not " \
	    "there.") \
	X(CODE_PAGE_HEADING, "page-heading", SEVERITY_ERROR, \
	    "A page has exactly one first-level heading, which tells screen " \
	    "readers and search engines what it is.") \
	X(CODE_PAGE_ID, "page-id", SEVERITY_ERROR, \
	    "Two parts of a page have the same id, so that a link to it " \
	    "could mean either.") \
	X(CODE_PAGE_LARGE, "page-large", SEVERITY_ERROR, \
	    "A page is larger than waymark publishes. Split the document.") \
	X(CODE_PAGE_FOREIGN, "page-foreign", SEVERITY_ERROR, \
	    "A page would load something from another host, which tells that " \
	    "host who reads it. Only links may lead elsewhere.") \
	/* feeds */ \
	/* publish */ \
	X(CODE_OUTPUT_BUSY, "output-busy", SEVERITY_ERROR, \
	    "Two builds may not write one output folder at the same time. " \
	    "The other one goes on; this one has changed nothing.") \
	X(CODE_OUTPUT_FOREIGN, "output-foreign", SEVERITY_ERROR, \
	    "The output folder holds files and no manifest of waymark. A " \
	    "build replaces its folder as a whole, so it takes only one that " \
	    "is empty, new, or made by waymark. README.md, CNAME, " \
	    ".nojekyll, .gitignore and .gitkeep may be in it, and are kept.") \
	X(CODE_OUTPUT_LEFT, "output-left", SEVERITY_WARNING, \
	    "The new site is published, but the old one could not be removed " \
	    "completely. The next build tries again.") \
	X(CODE_OUTPUT_TWICE, "output-twice", SEVERITY_ERROR, \
	    "Two pages, feeds or files would be published as one file. " \
	    "Nothing was published; rename one of them.") \
	/* build */ \
	X(CODE_DAY_EARLY, "day-early", SEVERITY_ERROR, \
	    "With --as-of and a day of the past, the site is made of what " \
	    "was committed by then, and that was nothing. A shallow clone " \
	    "has only the newest commits.") \
	X(CODE_FILE_UNTRACKED, "file-untracked", SEVERITY_NOTE, \
	    "A file below the content folder that Git does not know. Only " \
	    "tracked files are published; \"git add\" makes it one, and a " \
	    "line in .gitignore ends this note.") \
	X(CODE_MEDIA_UNUSED, "media-unused", SEVERITY_NOTE, \
	    "A picture or file that Git has and no page shows or links. It " \
	    "is not published. Show it, or take it away: in the repository, " \
	    "everybody who has it can still see it.") \
	X(CODE_PAGE_CRASH, "page-crash", SEVERITY_ERROR, \
	    "The program crashed while it made this page. It was left out. " \
	    "Please report it, with the document.") \
	X(CODE_PAGE_LIMIT, "page-limit", SEVERITY_ERROR, \
	    "This page took more time or memory than a page may. Nothing " \
	    "that a person writes by hand needs that much: look for a table, " \
	    "a list or brackets that a program has written or pasted.") \
	X(CODE_WORKER_DEATHS, "worker-deaths", SEVERITY_ERROR, \
	    "So many pages crashed or reached a limit that the build was " \
	    "given up. Mend the pages that are named, and build again.") \
	X(CODE_WORKER_START, "worker-start", SEVERITY_ERROR, \
	    "The system would not start another process for waymark. Close " \
	    "other programs, or build with --jobs 1.") \
	/* end */

enum code {
#define X(id, name, severity, help) id,
	CODES(X)
#undef X
	CODE_COUNT
};
/* clang-format on */

#endif
