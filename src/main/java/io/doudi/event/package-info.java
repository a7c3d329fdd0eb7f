/**
 * What happened, for those who want to hear of it: publications and withdrawals of rule sets, and
 * decisions on record if they are wanted. Committed rows come in, each gets its position, and
 * CloudEvents go out: page by page, as a stream, or to webhooks.
 */
package io.doudi.event;
