package io.doudi.ruleset;

import java.util.Map;

/**
 * How an element is written: places in the text of its file.
 *
 * @param file the text of the whole file
 * @param start of the element
 * @param inner behind its start tag
 * @param innerEnd before its end tag; {@code inner} if it has none
 * @param end behind the element
 * @param namespaces by prefix, as they hold inside the element
 */
record XmlSource(
        String file, int start, int inner, int innerEnd, int end, Map<String, String> namespaces) {

    String text() {
        return file.substring(start, end);
    }

    String startTag() {
        return file.substring(start, inner);
    }

    String content() {
        return file.substring(inner, innerEnd);
    }

    String endTag() {
        return file.substring(innerEnd, end);
    }
}
