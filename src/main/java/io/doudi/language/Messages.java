package io.doudi.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The texts of one language; Chinese unless the caller prefers English. */
public final class Messages {

    private static final Map<String, Messages> BY_LANGUAGE =
            Map.of("zh", new Messages(Locale.CHINESE), "en", new Messages(Locale.ENGLISH));

    /** The language of the staff. */
    public static final Messages CHINESE = BY_LANGUAGE.get("zh");

    private final Locale locale;

    private final Map<String, Template> templates;

    private Messages(Locale locale) {
        this.locale = locale;
        ResourceBundle bundle =
                ResourceBundle.getBundle(
                        "messages",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        this.templates =
                bundle.keySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        key -> key,
                                        key -> new Template(bundle.getString(key), locale)));
    }

    public static Messages in(Locale locale) {
        return preferred(List.of(locale));
    }

    /** The first language of the list that we have, as {@code HttpHeaders} sorts them. */
    public static Messages preferred(List<Locale> languages) {
        return languages.stream()
                .map(language -> BY_LANGUAGE.get(language.getLanguage()))
                .filter(messages -> messages != null)
                .findFirst()
                .orElse(CHINESE);
    }

    public String language() {
        return locale.getLanguage();
    }

    /** The text with its placeholders filled; arguments are words already. */
    public String text(String key, Object... arguments) {
        return find(key, arguments)
                .orElseThrow(
                        () ->
                                new MissingResourceException(
                                        "There is no text " + key, "messages", key));
    }

    /** A text that need not be there, for codes and names that rule sets bring along. */
    public Optional<String> find(String key, Object... arguments) {
        return Optional.ofNullable(templates.get(key)).map(known -> known.filled(arguments));
    }

    /** The texts whose keys begin with a prefix, for pages that put words together themselves. */
    public SortedMap<String, String> under(String prefix) {
        SortedMap<String, String> texts = new TreeMap<>();
        templates.forEach(
                (key, template) -> {
                    if (key.startsWith(prefix)) {
                        texts.put(key, template.unfilled());
                    }
                });
        return texts;
    }

    /**
     * A label of a model. Models are labelled in Chinese; another language needs a translation or
     * makes do with something else.
     */
    public String label(String label, String other) {
        return label(label, () -> other);
    }

    /** As {@link #label(String, String)}, for a word that is made only if it is needed. */
    public String label(String label, Supplier<String> other) {
        return locale.equals(Locale.CHINESE) ? label : find("label." + label).orElseGet(other);
    }
}
