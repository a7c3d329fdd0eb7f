/**
 * The command line, for rule sets that live in Git: checks and tests folders by itself, and
 * imports, exports and publishes through a running service; for cases and comparisons that such a
 * service is asked for; and for what the program consists of.
 */
package io.doudi.command;
