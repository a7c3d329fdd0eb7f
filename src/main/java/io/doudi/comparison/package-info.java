/**
 * The same cases through several versions: who gains, who loses, what it costs, and which cell
 * caused it. A request with its sides and cases comes in and is fixed; it is worked on in the
 * background, chunk by chunk; figures that add up and every changed case go out.
 */
package io.doudi.comparison;
