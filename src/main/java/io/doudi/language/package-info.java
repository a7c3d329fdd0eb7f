/** The texts for people, in Chinese and English; any package asks for them by their keys. */
package io.doudi.language;
