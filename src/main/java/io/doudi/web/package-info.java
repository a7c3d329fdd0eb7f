/**
 * The pages for staff, in Chinese. What the other packages know comes in; HTML goes out, from the
 * templates under {@code src/main/resources/templates}.
 */
package io.doudi.web;
