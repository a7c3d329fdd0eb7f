/**
 * Populations: stored, versioned sets of weighted households in the data model of requests, on
 * which versions of rules are compared. They are uploaded, or generated from documented
 * distributions; complete ones never change, and are read in pieces and taken out again.
 */
package io.doudi.comparison.population;
