package io.doudi.language;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The texts of one language; Chinese unless the caller prefers English. */
public final class Messages {

    private static final Map<String, Messages> BY_LANGUAGE =
            Map.of("zh", new Messages(Locale.CHINESE), "en", new Messages(Locale.ENGLISH));

    /** The language of the staff. */
    public static final Messages CHINESE = BY_LANGUAGE.get("zh");

    private final Locale locale;
    private final ResourceBundle bundle;

    /** Read once; a format is for one thread, its copies for one each. */
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Messages(Locale locale) {
        this.locale = locale;
        this.bundle =
                ResourceBundle.getBundle(
                        "messages",
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
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
        MessageFormat known =
                formats.computeIfAbsent(
                        key, name -> new MessageFormat(bundle.getString(name), locale));
        return ((MessageFormat) known.clone()).format(arguments);
    }

    /** A text that need not be there, for codes and names that rule sets bring along. */
    public Optional<String> find(String key, Object... arguments) {
        return bundle.containsKey(key) ? Optional.of(text(key, arguments)) : Optional.empty();
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
