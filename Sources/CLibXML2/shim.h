#pragma once
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>

// xmlFree is a C variable, which Swift 6 cannot read safely; a function it can call.
static inline void heterarchy_xml_free(void *pointer) { xmlFree(pointer); }
