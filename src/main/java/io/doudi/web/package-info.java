/**
 * The pages for staff, in Chinese. What the other packages know comes in; HTML goes out, from the
 * templates under {@code src/main/resources/templates}, or PDF made of it.
 */
package io.doudi.web;
