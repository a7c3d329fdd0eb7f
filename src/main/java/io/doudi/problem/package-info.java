/**
 * Everything that can go wrong for a caller. Any package throws a problem with its type, the field
 * it is about and a sentence; an RFC 9457 problem document with a stable code goes out, for errors
 * of the framework as well.
 */
package io.doudi.problem;
