/*
 * limits: every ceiling in waymark, with its unit.
 *
 * Reaching one is a finding that names the file, the line and the limit; it
 * is never a crash. Two modules that share a ceiling share its row here.
 *
 * Source    measured on hostile input; the libraries have none of their own.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

/* Documents. */
#define LIMIT_MARKDOWN_BYTES (1024u * 1024u)
#define LIMIT_LINE_BYTES (16u * 1024u)
#define LIMIT_BLOCK_NESTING 32u /* containers opened on one line */
#define LIMIT_TABLE_COLUMNS 100u
#define LIMIT_MARKUP_DEPTH 100u /* elements within elements */
#define LIMIT_TABLE_CELLS 100000u /* rows times columns */
#define LIMIT_PAGE_CPU_MS 1000u
#define LIMIT_PAGE_BYTES (16u * 1024u * 1024u)
#define LIMIT_WORKER_BYTES (512u * 1024u * 1024u)
#define LIMIT_WORKER_DEATHS 20u /* in one build */

/* Front matter and YAML files. */
#define LIMIT_YAML_BYTES (64u * 1024u) /* front matter */
#define LIMIT_YAML_FILE_BYTES (1024u * 1024u) /* a .yaml file */
#define LIMIT_YAML_DEPTH 32u
#define LIMIT_YAML_EVENTS 10000u /* front matter */
#define LIMIT_YAML_FILE_EVENTS 200000u /* a .yaml file */
#define LIMIT_JSON_DEPTH 256u
#define LIMIT_TITLE_CHARS 300u
#define LIMIT_TEXT_CHARS 5000u
#define LIMIT_YEAR_MIN 1900
#define LIMIT_YEAR_MAX 2100

/* Paths and the repository. */
#define LIMIT_PATH_COMPONENT 200u /* bytes */
#define LIMIT_PATH_DEPTH 16u /* components */
#define LIMIT_PATH_BYTES 4096u /* PATH_MAX of Linux */
#define LIMIT_ENTRIES 2000000u
#define LIMIT_BLOB_BYTES (64u * 1024u * 1024u)
#define LIMIT_IMAGE_BYTES (32u * 1024u * 1024u)
#define LIMIT_IMAGE_SIDE 30000u /* pixels */
#define LIMIT_IMAGE_PIXELS 50000000u
#define LIMIT_PICTURE_CPU_MS 10000u /* decoded and made in all widths */
#define LIMIT_PICTURE_WAIT_S 60 /* on a machine with other work */
#define LIMIT_HELPER_BYTES (1024u * 1024u * 1024u)
#define LIMIT_HELPER_DEATHS 20u /* in one build */
#define LIMIT_THEME_FILE_BYTES (4u * 1024u * 1024u)
#define LIMIT_RECORDING_BYTES (20u * 1024u * 1024u) /* before it is told */
#define LIMIT_COPY_BYTES (160u * 1024u * 1024u) /* a portfolio, unpacked */
#define LIMIT_ADMIN_FILE_BYTES (16u * 1024u * 1024u)
#define LIMIT_MANIFEST_BYTES (1024u * 1024u * 1024u)

/* Templates, per page; the options of "waymark template" change them. */
#define LIMIT_LIQUID_DEPTH 100u /* include, render, layout */
#define LIMIT_LIQUID_DEPTH_MAX 1000u /* what an option may ask for */
#define LIMIT_LIQUID_BLOCKS 500u /* blocks nested in one file */
#define LIMIT_LIQUID_NESTING 2000u /* blocks of all templates of a page */
#define LIMIT_LIQUID_BRACKETS 64u /* brackets nested in one expression */
/* Kept from page to page: with the arena's own bytes just four huge pages. */
#define LIMIT_LIQUID_MEMO (7680u * 1024u)
#define LIMIT_LIQUID_STEPS 20000000u
#define LIMIT_LIQUID_OUTPUT (64u * 1024u * 1024u)
#define LIMIT_LIQUID_MEMORY (256u * 1024u * 1024u)

/* Files that come from other systems. */
#define LIMIT_IMPORT_BYTES (256u * 1024u * 1024u) /* an archive */
#define LIMIT_IMPORT_TEXT (64u * 1024u * 1024u) /* XML, JSON or HTML */
#define LIMIT_ARCHIVE_FILES 20000u
#define LIMIT_ARCHIVE_BYTES (1024u * 1024u * 1024u) /* unpacked, all */
#define LIMIT_XML_DEPTH 200u
#define LIMIT_XML_NODES 2000000u

/* Findings told of one file and code before the rest are only counted. */
#define LIMIT_FINDINGS_ALIKE 50u

#endif
