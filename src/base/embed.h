/*
 * embed: a file of src/ that is part of the program as it is.
 *
 * EMBED(name, "src/folder/file") at the top of a .c file gives name and
 * name_end, its first byte and the one behind its last. The object depends on
 * the file by a line of the Makefile.
 */
#ifndef BASE_EMBED_H
#define BASE_EMBED_H

#include "base/str.h"

#define EMBED(name, file)                                           \
	__asm__(".pushsection .rodata\n" #name ":\n.incbin \"" file \
		"\"\n" #name "_end:\n.popsection\n");               \
	extern const char name[], name##_end[];

#define EMBEDDED(name) ((struct str){ name, (size_t)(name##_end - (name)) })

#endif
