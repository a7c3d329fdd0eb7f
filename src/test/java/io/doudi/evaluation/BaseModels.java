package io.doudi.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The smallest rule set that decides, with a place for every kind of FEEL text. */
record BaseModels(Map<String, String> texts) {

    private static final List<String> FILES = List.of("types.dmn", "verdict.dmn");
    private static final Pattern PLACE = Pattern.compile("@\\{(\\w+)\\|([^}]*)}");

    static BaseModels untouched() {
        return new BaseModels(Map.of());
    }

    /** The same with a text in one place. */
    BaseModels with(String place, String text) {
        Map<String, String> more = new HashMap<>(texts);
        more.put(place, escaped(text));
        return new BaseModels(more);
    }

    Layer layer() {
        List<RuleFile> files =
                FILES.stream().map(name -> new RuleFile(name, content(name))).toList();
        return new Layer("base", "1", "test", files);
    }

    private String content(String name) {
        Matcher places = PLACE.matcher(Attacks.read("base/" + name));
        return places.replaceAll(
                place ->
                        Matcher.quoteReplacement(
                                texts.getOrDefault(place.group(1), place.group(2))));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
