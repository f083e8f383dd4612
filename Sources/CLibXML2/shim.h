#pragma once
#include <libxml/xmlversion.h>
// Where libxml2 was built with ICU its headers include ICU's, which clash with the copy inside
// Foundation. Nothing here touches the converters that they declare.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>

// xmlFree is a C variable, which Swift 6 cannot read safely; a function it can call.
static inline void heterarchy_xml_free(void *pointer) { xmlFree(pointer); }
