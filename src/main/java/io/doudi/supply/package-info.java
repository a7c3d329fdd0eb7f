/**
 * What the program consists of, against known vulnerabilities. An SBOM and a file of advisories
 * come in, the components that an advisory speaks of go out; nothing is fetched.
 */
package io.doudi.supply;
