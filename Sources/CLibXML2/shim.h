#ifndef CLIBXML2_SHIM_H
#define CLIBXML2_SHIM_H

#include <libxml/xmlversion.h>
// A libxml2 that is built with ICU includes its headers, which Foundation's own copy of them contradicts; only
// handlers of encodings, which nothing here touches, hold a member of theirs.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>

#endif
