#pragma once

/// Asks for the memory at an address before it is needed, so that several waits for memory overlap.
/// Nothing is read that a program could see, and no address is wrong.
static inline void heterarchy_prefetch(const void *address) { __builtin_prefetch(address); }
